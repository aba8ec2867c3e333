package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an organisation keeps in a library of its own, where the project comes without it. */
final class UnseenPartnersTest {

    @TempDir
    Path folder;

    @Test
    void guessesByTheNameOfTheOrganisationsOwnType() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import com.shop.commons.data.PermittedRepository;
                import com.shop.commons.data.InMemoryRepository;
                import com.shop.commons.prices.PriceRestClient;
                import com.shop.commons.prices.PriceReactiveRestClient;
                import org.elsewhere.security.TokenRepository;
                import reactor.core.publisher.Mono;
                class Orders {
                    private PermittedRepository orders;
                    private InMemoryRepository recent;
                    private PriceRestClient prices;
                    private PriceReactiveRestClient later;
                    private TokenRepository tokens;
                    void all() {
                        orders.findAll("x");
                        orders.setLimit(3);
                        recent.findAll();
                        prices.price("y");
                        later.price("y");
                        tokens.load("z");
                        new PriceRestClient().price("a");
                    }
                    Mono<String> eventually() {
                        return prices.price("b");
                    }
                }
                """)).containsExactly("data findAll GUESSED[]", "http price GUESSED[]");
    }

    @Test
    void guessesNothingInAReactivePackage() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import com.shop.data.reactive.BaseRepository;
                class OrderRepository implements BaseRepository<String> {
                    void first() { findAll().page(1); }
                }
                """)).isEmpty();
    }

    @Test
    void guessesForWhatOwnTypesInherit() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import com.shop.commons.data.PermittedRepository;
                import com.shop.commons.data.Named;
                class OrderRepository extends PermittedRepository implements Named {
                    String late() { return findByCondition("late"); }
                    String limit() { return "x"; }
                }
                class Orders {
                    private OrderRepository orders;
                    String all() { return orders.findAll() + orders.limit(); }
                }
                """)).containsExactly("data findByCondition GUESSED[]", "data findAll GUESSED[]");
    }

    @Test
    void guessesForTheOperationsOfAGeneratedClient() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import io.zenodo.client.ApiClient;
                import io.zenodo.client.ApiException;
                import io.zenodo.client.api.DepositsApi;
                import io.other.api.PluginApi;
                class Deposits {
                    private PluginApi plugins;
                    String deposit(ApiClient client, int id) {
                        client.setBasePath("https://zenodo.org/api");
                        DepositsApi deposits = new DepositsApi(client);
                        plugins.load(id);
                        try {
                            deposits.getApiClient().setDebugging(true);
                            return deposits.getDeposit(id).toString();
                        } catch (ApiException e) {
                            return deposits.listDepositsAsync(id, new Later()).toString();
                        }
                    }
                }
                """)).containsExactly("http getDeposit GUESSED[]");
    }

    @Test
    void takesAGeneratedClientForAReactiveOneWherePublishersComeOfIt() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import io.prometheus.client.ApiClient;
                import io.prometheus.client.api.QueryApi;
                import reactor.core.publisher.Mono;
                class Metrics {
                    private final QueryApi queries = new QueryApi(new ApiClient().setBasePath("x"));
                    Mono<String> query(String text) { return queries.query(text, 1).map(Object::toString); }
                    Object raw(String text) { return queries.range(text, 1, 2); }
                }
                """)).isEmpty();
    }

    @Test
    void guessesForAnExceptionOfTheApplicationsOwnNothing() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import com.shop.orders.api.MenuApi;
                class ApiException extends RuntimeException {}
                class Menu {
                    private MenuApi menu;
                    Object show() {
                        try { return menu.entries(3); } catch (ApiException e) { return null; }
                    }
                }
                """)).isEmpty();
    }

    @Test
    void guessesForAClientThatIsToldToDoSomething() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import com.azure.data.tables.TableServiceClient;
                import com.tencent.sms.SmsClient;
                import io.etcd.Client;
                import org.messages.AsyncProducerClient;
                import org.docker.DockerClient;
                import org.springframework.cloud.client.discovery.DiscoveryClient;
                import org.market.model.RegularClient;
                import com.example.CalendarClient;
                class Orders {
                    private DiscoveryClient services;
                    void all(TableServiceClient tables, SmsClient texts, Client etcd, AsyncProducerClient messages, DockerClient docker, RegularClient person,
                            CalendarClient calendar) {
                        tables.createTableIfNotExists("orders");
                        tables.getTableClient("orders");
                        texts.SendSms(new Object());
                        etcd.getKVClient().put("a", "b");
                        messages.putLogs("a", "b");
                        docker.createContainerCmd("busybox").exec();
                        docker.listContainers(true);
                        services.getInstances("a");
                        person.getName();
                        calendar.listEvents("today").execute();
                        calendar.getEvent("b").thenApply(Object::toString);
                        calendar.findEvents("c", event -> event.close());
                    }
                }
                """))
                .containsExactly(
                        "http createTableIfNotExists GUESSED[]",
                        "http SendSms GUESSED[]",
                        "http listContainers GUESSED[]");
    }

    @Test
    void doesNotGuessWhereAnOwnTypeAnswers() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import org.market.StockClient;
                class Shelf implements StockClient {
                    public int findStock(String article) { return 3; }
                }
                class Orders {
                    private final StockClient stock = new Shelf();
                    int all() { return stock.findStock("a"); }
                }
                """)).isEmpty();
    }

    @Test
    void knowsWhatACollectionOfAbsentTypesHolds() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import java.util.*;
                import org.sourcelab.kafka.connect.apiclient.KafkaConnectClient;
                class Connectors {
                    private final Map<String, KafkaConnectClient> clients = new HashMap<>();
                    Map<String, KafkaConnectClient> of(String cluster) { return clients; }
                    Object read(String cluster, String id) { return of(cluster).get(id).getConnector("x"); }
                    int count(String cluster) { return of(cluster).size(); }
                }
                """)).containsExactly("http getConnector SURE[]");
    }

    @Test
    void callsTheNamesakeRatherThanItselfWhereItIsAGuess() throws IOException {
        assertThat(waits("""
                package com.shop.orders.web;
                import static com.shop.commons.web.Requests.key;
                import jakarta.servlet.http.HttpServletRequest;
                import org.springframework.web.bind.annotation.*;
                @RestController class Functions {
                    private Functions self;
                    @GetMapping("/a") String run(HttpServletRequest request) {
                        return self.run(key(request));
                    }
                    private String run(String name) {
                        return String.valueOf(new java.io.File(name).exists());
                    }
                }
                """)).containsExactly("file exists SURE[REQUEST]");
    }

    private List<String> waits(String source) throws IOException {
        Path file = folder.resolve("src/main/java/com/shop/orders/web/Source.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        AnalysisRequest request =
                new AnalysisRequest(folder, List.of(), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return analysis.waits()
                    .all()
                    .map(wait -> wait.kind().label() + " " + wait.target().name() + " " + wait.certainty()
                            + analysis.program().threads(wait.method().key()))
                    .toList();
        }
    }
}
