package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits, and on which thread, in services of frameworks whose jars are not at hand. */
final class AbsentFrameworksTest {

    private BareProject project;

    @BeforeEach
    void begin(@TempDir Path folder) {
        project = new BareProject(folder);
    }

    @Test
    void asksTheDatabaseThroughInterfacesThatClassesOnlyPassOn() throws IOException {
        project.write("shop/Orders.java", """
                package shop;
                import jakarta.ws.rs.*;
                import lombok.RequiredArgsConstructor;
                import lombok.experimental.Delegate;
                import org.jdbi.v3.sqlobject.statement.SqlQuery;
                interface OrderDao {
                    @SqlQuery("select 1") boolean exists(long id);
                    @SqlQuery("select 2") String find(long id);
                    @SqlQuery("select 3") String named(String name);
                }
                @RequiredArgsConstructor class Delegating implements OrderDao { @Delegate private final OrderDao dao; }
                class OrderService extends Delegating { OrderService(OrderDao dao) { super(dao); } }
                class Counting implements OrderDao {
                    private OrderDao dao;
                    public String find(long id) {
                        return dao.find(id);
                    }
                    public String named(String name) { return name; }
                    public boolean exists(long id) {
                        return dao.exists(id);
                    }
                }
                @Path("/orders") class Orders {
                    private OrderService orders;
                    private OrderDao named;
                    @GET public boolean exists(long id) {
                        return orders.exists(id);
                    }
                    @PUT public String named(String name) {
                        return named.named(name);
                    }
                }
                """);

        assertThat(project.waits())
                .contains("Orders.java:27 jdbc request")
                .doesNotContain("Orders.java:30 jdbc request");
    }

    @Test
    void knowsTheMapperThatAServiceOfMyBatisInherits() throws IOException {
        project.write("shop/Orders.java", """
                package shop;
                import com.baomidou.mybatisplus.core.mapper.BaseMapper;
                import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;
                import org.apache.ibatis.annotations.Mapper;
                import org.springframework.stereotype.Service;
                import org.springframework.web.bind.annotation.*;
                @Mapper interface OrderMapper extends BaseMapper<Order> { java.util.List<Order> late(int days); }
                class Order { }
                class Base<M extends BaseMapper<T>, T> extends ServiceImpl<M, T> { }
                @Service class OrderService extends Base<OrderMapper, Order> {
                    java.util.List<Order> late() {
                        return baseMapper.late(3);
                    }
                    Order one(long id) {
                        return this.baseMapper.selectById(id);
                    }
                }
                @RestController class Orders {
                    private OrderService orders;
                    @GetMapping("/late") Object late() { return orders.late(); }
                    @GetMapping("/one") Object one(long id) { return orders.one(id); }
                }
                """);

        assertThat(project.waits()).containsExactly("Orders.java:12 jdbc request", "Orders.java:15 jdbc request");
    }

    @Test
    void runsTasksOfAListWhereALoopHandsThemOver() throws IOException {
        project.write("shop/Desk.java", """
                package shop;
                import java.util.*;
                import java.util.concurrent.*;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.client.RestTemplate;
                @RestController class Desk {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    private RestTemplate rest;
                    @GetMapping("/handed") void handed(List<String> ids) {
                        List<Runnable> tasks = new ArrayList<>();
                        for (String id : ids) {
                            tasks.add(() -> rest.getForObject("http://a/" + id, String.class));
                        }
                        for (Runnable task : tasks) {
                            pool.submit(task);
                        }
                    }
                    @GetMapping("/objects") void objects() {
                        List<Job> tasks = new ArrayList<>();
                        tasks.add(new Job());
                        for (Job task : tasks) {
                            pool.execute(task);
                        }
                    }
                    @GetMapping("/here") void here() {
                        for (Runnable task : List.<Runnable>of(
                                () -> rest.getForObject("http://b", String.class))) {
                            task.run();
                        }
                    }
                    @GetMapping("/round") void round() {
                        List<Runnable> tasks = new ArrayList<>();
                        for (Runnable task : tasks) {
                            tasks.add(new FutureTask<>(task, null));
                            pool.execute(task);
                        }
                    }
                    class Job implements Runnable {
                        @Override public void run() {
                            rest.getForObject("http://c", String.class);
                        }
                    }
                }
                """);

        assertThat(project.waits())
                .contains("Desk.java:12 http bounded-pool", "Desk.java:40 http bounded-pool")
                .anyMatch(line -> line.endsWith("http request"))
                .doesNotContain("Desk.java:12 http request");
    }

    @Test
    void callsGuavasFunctionsThatAreClasses() throws IOException {
        project.write("shop/Prices.java", """
                package shop;
                import com.google.common.base.Function;
                import com.google.common.base.Predicate;
                import com.google.common.collect.*;
                import java.util.*;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.client.RestTemplate;
                @RestController class Prices {
                    private RestTemplate rest;
                    @GetMapping("/prices") List<String> prices(List<String> ids) {
                        return Lists.transform(ids, new Function<String, String>() {
                            @Override public String apply(String id) {
                                return rest.getForObject("http://a/" + id, String.class);
                            }
                        });
                    }
                    @GetMapping("/sold") Object sold(List<String> ids) {
                        return FluentIterable.from(ids).filter(new Predicate<String>() {
                            @Override public boolean apply(String id) {
                                return rest.getForObject("http://b/" + id, Boolean.class);
                            }
                        }).toList();
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Prices.java:13 http request", "Prices.java:20 http request");
    }

    @Test
    void knowsIndicesLocksMessagesAndSettingsOfServers() throws IOException {
        project.write("shop/Desk.java", """
                package shop;
                import com.alibaba.nacos.api.config.ConfigService;
                import java.util.concurrent.TimeUnit;
                import org.apache.curator.framework.CuratorFramework;
                import org.apache.curator.framework.recipes.locks.InterProcessMutex;
                import org.apache.kafka.clients.admin.Admin;
                import org.elasticsearch.client.*;
                import org.springframework.cloud.stream.function.StreamBridge;
                import org.springframework.web.bind.annotation.*;
                @RestController class Desk {
                    private RestHighLevelClient search;
                    private CuratorFramework keeper;
                    private StreamBridge messages;
                    private ConfigService settings;
                    private Admin kafka;
                    @GetMapping("/a") void indices(Object request) throws Exception {
                        search.indices().create(request, RequestOptions.DEFAULT);
                        search.getLowLevelClient().performRequest(new Request("GET", "/"));
                    }
                    @GetMapping("/b") void lock() throws Exception {
                        InterProcessMutex lock = new InterProcessMutex(keeper, "/lock");
                        lock.acquire();
                        lock.acquire(3, TimeUnit.SECONDS);
                    }
                    @GetMapping("/c") void nodes(String path) throws Exception {
                        keeper.create().orSetData().creatingParentsIfNeeded().withMode(null).forPath(path);
                        keeper.delete().quietly().deletingChildrenIfNeeded().forPath(path);
                    }
                    @GetMapping("/d") void send(String text) {
                        messages.send("out", text);
                    }
                    @GetMapping("/e") String setting() throws Exception {
                        return settings.getConfig("a", "b", 500);
                    }
                    @GetMapping("/f") void close() {
                        kafka.close();
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly(
                        "Desk.java:17 search request",
                        "Desk.java:18 search request",
                        "Desk.java:22 lock request",
                        "Desk.java:23 lock request",
                        "Desk.java:26 data request",
                        "Desk.java:27 data request",
                        "Desk.java:30 messaging request",
                        "Desk.java:33 http request",
                        "Desk.java:36 messaging request");
    }

    @Test
    void knowsToolsThatLanguageModelsCall() throws IOException {
        project.write("shop/Tools.java", """
                package shop;
                import io.quarkiverse.mcp.server.Tool;
                import io.smallrye.mutiny.Uni;
                import jakarta.enterprise.context.ApplicationScoped;
                import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
                @RegisterRestClient interface Backend { @jakarta.ws.rs.GET String orders(); }
                @ApplicationScoped class Tools {
                    private Backend backend;
                    @Tool(description = "all orders") String orders() {
                        return backend.orders();
                    }
                    @Tool Uni<String> later() {
                        return Uni.createFrom().item(backend.orders());
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Tools.java:10 http request", "Tools.java:13 http event-loop");
    }

    @Test
    void knowsWhatMutinysClientsAwait() throws IOException {
        project.write("shop/Keys.java", """
                package shop;
                import io.smallrye.reactive.messaging.kafka.KafkaClientService;
                import io.vertx.mutiny.redis.client.RedisAPI;
                import jakarta.ws.rs.*;
                import java.time.Duration;
                                import java.util.List;
                @Path("/keys") class Keys {
                    private RedisAPI redis;
                    private KafkaClientService kafka;
                    @GET public String ping() {
                        return redis.ping(List.of()).await().atMost(Duration.ofSeconds(10)).toString();
                    }
                    @POST public void set(String key) {
                        redis.setAndAwait(List.of(key, "1"));
                    }
                    @PUT public void topics() {
                        kafka.getConsumer("in").runOnPollingThread(consumer -> { }).await().indefinitely();
                    }
                    @DELETE public Object later(String key) {
                        return redis.set(List.of(key, "1"));
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly(
                        "Keys.java:11 sync-bridge request",
                        "Keys.java:14 data request",
                        "Keys.java:17 sync-bridge request");
    }

    @Test
    void knowsWhoDecidesInAReactiveGateway() throws IOException {
        project.write("shop/Gate.java", """
                package shop;
                import com.alibaba.nacos.api.config.ConfigService;
                import org.springframework.cloud.gateway.route.*;
                import org.springframework.security.authorization.*;
                import org.springframework.security.core.Authentication;
                import org.springframework.security.web.server.authorization.AuthorizationContext;
                import reactor.core.publisher.*;
                class Allowed implements ReactiveAuthorizationManager<AuthorizationContext> {
                    public Mono<AuthorizationDecision> check(Mono<Authentication> who, AuthorizationContext where) {
                        return who.map(one -> {
                            sleep();
                            return new AuthorizationDecision(true);
                        });
                    }
                    private void sleep() {
                        try {
                            Thread.sleep(100);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }
                class Routes implements RouteDefinitionRepository {
                    public Flux<RouteDefinition> getRouteDefinitions() {
                        try {
                            Thread.sleep(100);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return Flux.empty();
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Gate.java:17 sleep event-loop", "Gate.java:26 sleep event-loop");
    }

    @Test
    void knowsHandlersThatAreObjectsAndThoseThatAreReturned() throws IOException {
        project.write("shop/Bridge.java", """
                package shop;
                import graphql.schema.DataFetcher;
                import io.vertx.core.*;
                import io.vertx.ext.web.RoutingContext;
                import io.vertx.ext.web.openapi.router.RouterBuilder;
                import java.sql.*;
                abstract class Operation implements Handler<RoutingContext> {
                    abstract void process(RoutingContext context);
                    @Override public void handle(RoutingContext context) { process(context); }
                }
                class Bridge extends AbstractVerticle {
                    private Statement statement;
                    final Operation send = new Operation() {
                        void process(RoutingContext context) { ask(); }
                    };
                    final Operation poll = new Operation() {
                        void process(RoutingContext context) { }
                    };
                    public void start(Promise<Void> started) {
                        RouterBuilder routes = RouterBuilder.create(vertx, null);
                        routes.getRoute("send").addHandler(send);
                        routes.getRoute("poll").addHandler(this.poll);
                    }
                    private void ask() {
                        try {
                            statement.execute("select 1");
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                class Fetchers {
                    private Statement statement;
                    DataFetcher orders() {
                        return environment -> statement.executeQuery("select 1");
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Bridge.java:26 jdbc event-loop", "Bridge.java:35 jdbc request");
        assertThat(project.entries())
                .contains(
                        "vertx event-loop shop.Bridge$1#process(RoutingContext)",
                        "vertx event-loop shop.Bridge$2#process(RoutingContext)");
    }

    @Test
    void looksIntoTypesOfOneNameInSeveralModules() throws IOException {
        project.write(
                "a/pom.xml", "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version></project>");
        project.write(
                "b/pom.xml", "<project><groupId>g</groupId><artifactId>b</artifactId><version>1</version></project>");
        project.write("a/src/main/java/shop/Store.java", """
                package shop;
                class Store {
                    private java.sql.Statement statement;
                    void add() throws Exception {
                        statement.execute("insert");
                    }
                }
                """);
        project.write("b/src/main/java/shop/Store.java", """
                package shop;
                class Store {
                    private java.sql.Connection connection;
                    void find() throws Exception {
                        connection.commit();
                    }
                }
                """);
        project.write("b/src/main/java/shop/Desk.java", """
                package shop;
                import org.springframework.web.bind.annotation.*;
                @RestController class Desk {
                    private Store store;
                    @GetMapping("/find") void find() throws Exception { store.find(); }
                }
                """);

        assertThat(project.waits()).containsExactly("Store.java:5 jdbc ", "Store.java:5 jdbc request");
    }

    @Test
    void knowsCopiesDumpsAndPicturesThatAreWritten() throws IOException {
        project.write("shop/Files.java", """
                package shop;
                import com.amazonaws.services.s3.AmazonS3;
                import com.amazonaws.services.s3.model.*;
                import com.amazonaws.util.IOUtils;
                import com.google.zxing.client.j2se.MatrixToImageWriter;
                import com.sun.management.HotSpotDiagnosticMXBean;
                import java.io.*;
                import java.nio.file.Path;
                import org.springframework.web.bind.annotation.*;
                @RestController class Files {
                    private AmazonS3 s3;
                    private HotSpotDiagnosticMXBean spot;
                    @GetMapping("/a") void copy(OutputStream to) throws IOException {
                        S3Object object = s3.getObject("a", "b");
                        try (S3ObjectInputStream in = object.getObjectContent()) {
                            IOUtils.copy(in, to);
                        }
                    }
                    @GetMapping("/b") void dump() throws IOException {
                        spot.dumpHeap("/tmp/a", true);
                    }
                    @GetMapping("/c") void code(Object matrix) throws IOException {
                        MatrixToImageWriter.writeToPath(matrix, "PNG", Path.of("a.png"));
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly(
                        "Files.java:14 cloud request",
                        "Files.java:16 cloud request",
                        "Files.java:20 file request",
                        "Files.java:23 file request");
    }

    @Test
    void knowsResourcesThatLocateOthers() throws IOException {
        project.write("shop/Jobs.java", """
                package shop;
                import jakarta.ws.rs.*;
                import java.sql.*;
                @Path("/jobs") class Jobs {
                    private Statement statement;
                    @Path("/{id}") public Job job(@PathParam("id") long id) throws SQLException {
                        statement.execute("select 1");
                        return new Job();
                    }
                }
                class Job {
                    @GET public String name() { return "a"; }
                }
                """);

        assertThat(project.waits()).containsExactly("Jobs.java:7 jdbc request");
        assertThat(project.entries()).contains("jax-rs request shop.Jobs#job(long)", "jax-rs request shop.Job#name()");
    }

    @Test
    void knowsMicronautsProxiesSocketsAndLogins() throws IOException {
        project.write("shop/Shop.java", """
                package shop;
                import io.micronaut.configuration.kafka.annotation.*;
                import io.micronaut.data.annotation.Repository;
                import io.micronaut.data.repository.GenericRepository;
                import io.micronaut.http.annotation.*;
                import io.micronaut.http.client.annotation.Client;
                import io.micronaut.retry.annotation.Fallback;
                import io.micronaut.security.authentication.*;
                import io.micronaut.websocket.*;
                import io.micronaut.websocket.annotation.*;
                import io.reactivex.Maybe;
                import org.reactivestreams.Publisher;
                class Order { }
                @Repository interface Orders extends GenericRepository<Order, Long> { Order named(String name); }
                @KafkaClient interface Events { @Topic("orders") void send(String name); }
                @Client("/prices") interface Prices { @Get String price(String name); }
                @Fallback class NoPrices implements Prices { public String price(String name) { return "none"; } }
                @Controller("/shop") class Shop {
                    private Orders orders;
                    private Events events;
                    private Prices prices;
                    @Get("/order") Order order(String name) {
                        return orders.named(name);
                    }
                    @Post("/send") void send(String name) {
                        events.send(name);
                    }
                    @Get("/price") String price(String name) {
                        return prices.price(name);
                    }
                    @Get("/later") String later(Maybe<String> name) {
                        return name.blockingGet();
                    }
                }
                @ServerWebSocket("/chat") class Chat {
                    private WebSocketBroadcaster all;
                    @OnMessage void said(String text) {
                        all.broadcastSync(text);
                    }
                }
                class Login implements AuthenticationProvider {
                    private Orders orders;
                    public Publisher<AuthenticationResponse> authenticate(Object request, Object who) {
                        orders.named("x");
                        return null;
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly(
                        "Shop.java:23 data event-loop",
                        "Shop.java:26 messaging event-loop",
                        "Shop.java:29 http event-loop",
                        "Shop.java:32 sync-bridge event-loop",
                        "Shop.java:38 http event-loop",
                        "Shop.java:44 data event-loop");
    }

    @Test
    void knowsListsOfBlobs() throws IOException {
        project.write("shop/Blobs.java", """
                package shop;
                import com.azure.storage.blob.*;
                import org.springframework.web.bind.annotation.*;
                @RestController class Blobs {
                    private BlobServiceClient blobs;
                    @GetMapping("/a") Object names() {
                        return blobs.listBlobContainers().stream().map(one -> one.getName()).toList();
                    }
                    @DeleteMapping("/a") void drop(BlobClient blob) {
                        blob.deleteWithResponse(null, null, null, null);
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Blobs.java:10 cloud request", "Blobs.java:7 cloud request");
    }
}
