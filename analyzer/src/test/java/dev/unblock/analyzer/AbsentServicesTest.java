package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for other people's services, and who checks requests, where no jar is at hand. */
final class AbsentServicesTest {

    private BareProject project;

    @BeforeEach
    void begin(@TempDir Path folder) {
        project = new BareProject(folder);
    }

    @Test
    void knowsClientsThatGeneratorsWrite() throws IOException {
        project.write("shop/Desk.java", """
                package shop;
                import com.google.api.services.drive.Drive;
                import com.google.api.services.drive.model.File;
                import java.io.OutputStream;
                import org.springframework.web.bind.annotation.*;
                import software.amazon.awssdk.services.kms.KmsAsyncClient;
                import software.amazon.awssdk.services.kms.KmsClient;
                class Access {
                    private Drive drive;
                    Drive getDrive() { return drive; }
                }
                @RestController class Desk {
                    private KmsClient keys;
                    private KmsAsyncClient later;
                    private Access access;
                    @GetMapping("/encrypt") Object encrypt(Object request) {
                        later.encrypt(request);
                        return keys.encrypt(request);
                    }
                    @GetMapping("/files") void files(String id, OutputStream to) throws Exception {
                        Drive drive = access.getDrive();
                        Drive.Files.Get one = drive.files().get(id);
                        one.setFields("id").executeMediaAndDownloadTo(to);
                        drive.files().list().setQ("x")
                                .execute();
                        File file = new File().setName("x");
                        file.getName();
                        new Drive.Builder(null, null, null).setApplicationName("x").build().about().get().execute();
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly(
                        "Desk.java:18 cloud request",
                        "Desk.java:23 cloud request",
                        "Desk.java:25 cloud request",
                        "Desk.java:28 cloud request");
    }

    @Test
    void knowsHandlersInsideHandlersOfALibrary() throws IOException {
        project.write("shop/Routes.java", """
                package shop;
                import com.partner.auth.AuthMiddleware;
                import com.partner.auth.LoggingHandler;
                import io.vertx.core.AbstractVerticle;
                import io.vertx.ext.web.Router;
                import io.vertx.ext.web.RoutingContext;
                import java.sql.*;
                class Payload {
                    void open(RoutingContext context, java.util.function.Consumer<RoutingContext> handler) {
                        handler.accept(context);
                    }
                }
                class Routes extends AbstractVerticle {
                    private final AuthMiddleware auth = new AuthMiddleware();
                    private final Payload payload = new Payload();
                    private Statement statement;
                    public void start() {
                        Router router = Router.router(vertx);
                        router.post("/orders").handler(auth.check(context -> payload.open(context, this::order), "ORDER"));
                        router.get("/quick").handler(new LoggingHandler(auth.check(this::quick, "READ")));
                        router.get("/slow").blockingHandler(auth.check(this::slow, "READ"), false);
                    }
                    private void order(RoutingContext context) {
                        ask();
                    }
                    private void quick(RoutingContext context) {
                        context.response().end();
                    }
                    private void slow(RoutingContext context) {
                        try {
                            statement.executeUpdate("update");
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    private void ask() {
                        try {
                            statement.execute("select 1");
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly("Routes.java:31 jdbc bounded-pool", "Routes.java:38 jdbc event-loop");
        assertThat(project.entries()).contains("vertx event-loop shop.Routes#quick(RoutingContext)");
    }

    @Test
    void knowsWhoChecksRequestsOfMicronautAndManagesQuarkus() throws IOException {
        project.write("shop/Checks.java", """
                package shop;
                import io.micronaut.security.authentication.*;
                import io.micronaut.security.authentication.provider.ReactiveAuthenticationProvider;
                import io.micronaut.security.oauth2.endpoint.token.response.OpenIdAuthenticationMapper;
                import io.micronaut.security.rules.SecurityRule;
                import io.micronaut.security.token.refresh.RefreshTokenPersistence;
                import io.quarkus.vertx.http.ManagementInterface;
                import jakarta.enterprise.event.Observes;
                import org.reactivestreams.Publisher;
                class Pause {
                    static <T> Publisher<T> forA(int second) {
                        try {
                            Thread.sleep(second * 1000L);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return null;
                    }
                }
                class Rule implements SecurityRule<Object> {
                    public Publisher<Object> check(Object request, Authentication who) { return Pause.forA(1); }
                }
                class Login implements ReactiveAuthenticationProvider<Object, String, String> {
                    public Publisher<AuthenticationResponse> authenticate(Object request, Object who) { return Pause.forA(1); }
                }
                class Tokens implements RefreshTokenPersistence {
                    public void persistToken(Object event) { Pause.forA(1); }
                    public Publisher<Authentication> getAuthentication(String token) { return Pause.forA(1); }
                }
                class Mapper implements OpenIdAuthenticationMapper {
                    public Publisher<AuthenticationResponse> createAuthenticationResponse(String name) { return Pause.forA(1); }
                }
                class Management {
                    void routes(@Observes ManagementInterface management) {
                        management.router().get("/again").blockingHandler(context -> Pause.forA(1));
                    }
                }
                """);

        assertThat(project.entries())
                .contains(
                        "security event-loop shop.Rule#check(Object, Authentication)",
                        "security event-loop shop.Login#authenticate(Object, Object)",
                        "security event-loop shop.Tokens#persistToken(Object)",
                        "security event-loop shop.Tokens#getAuthentication(String)",
                        "security event-loop shop.Mapper#createAuthenticationResponse(String)")
                .anyMatch(entry -> entry.startsWith("vertx bounded-pool shop.Management#"));
    }

    @Test
    void knowsQueriesDevicesAndWhatIsUnwrapped() throws IOException {
        project.write("shop/Desk.java", """
                package shop;
                import com.slack.api.Slack;
                import javax.sql.DataSource;
                import org.apache.commons.dbutils.QueryRunner;
                import org.apache.commons.dbutils.handlers.BeanHandler;
                import org.elasticsearch.client.RestClient;
                import org.gitlab4j.api.GitLabApi;
                import org.hibernate.search.mapper.orm.session.SearchSession;
                import org.snmp4j.*;
                import org.springframework.web.bind.annotation.*;
                @RestController class Desk {
                    private DataSource source;
                    private Slack slack;
                    private Backends backends;
                    private SearchSession session;
                    private GitLabApi gitlab;
                    @GetMapping("/order") Object order(long id) throws Exception {
                        return new QueryRunner(source).query("select 1", new BeanHandler<>(Object.class), id);
                    }
                    @GetMapping("/beat") static Object beat(Snmp snmp, PDU pdu, Target target) throws Exception {
                        return snmp.send(pdu, target);
                    }
                    @PostMapping("/said") void said(String text) throws Exception {
                        slack.methods("token").chatPostMessage(request -> request.text(text));
                    }
                    @GetMapping("/found") Object found() throws Exception {
                        backends.backend().unwrap(Nodes.class).client(RestClient.class).performRequest(null);
                        return session.search(Object.class).where(f -> f.matchAll()).fetchHits(20);
                    }
                    @GetMapping("/project") Object project() throws Exception {
                        return gitlab.getProjectApi().getProject("x");
                    }
                    @PostMapping("/later") void later(Snmp snmp, PDU pdu, Target target) throws Exception {
                        snmp.send(pdu, target, null, event -> event.getResponse());
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly(
                        "Desk.java:18 jdbc request",
                        "Desk.java:21 socket request",
                        "Desk.java:24 http request",
                        "Desk.java:27 search request",
                        "Desk.java:28 search request",
                        "Desk.java:31 http request");
    }

    @Test
    void knowsDigestsOfFilesAndTemplatesThatSend() throws IOException {
        project.write("shop/Desk.java", """
                package shop;
                import java.io.*;
                import org.apache.camel.ProducerTemplate;
                import org.apache.commons.codec.digest.DigestUtils;
                import org.springframework.web.bind.annotation.*;
                @RestController class Desk {
                    private ProducerTemplate template;
                    @GetMapping("/sum") String sum(File file) throws IOException {
                        FileInputStream in = null;
                        in = new FileInputStream(file);
                        return DigestUtils.md5Hex(in);
                    }
                    @GetMapping("/word") String word(String word) throws IOException {
                        return DigestUtils.md5Hex(word) + DigestUtils.md5Hex(new ByteArrayInputStream(new byte[1]));
                    }
                    @PostMapping("/order") void order(String order) {
                        template.sendBodyAndHeaders("aws-sqs:orders", order, java.util.Map.of());
                    }
                    @PostMapping("/later") void later(String order) {
                        template.asyncSendBody("aws-sqs:orders", order);
                    }
                }
                """);

        assertThat(project.waits()).contains("Desk.java:11 file request", "Desk.java:17 messaging request");
        assertThat(project.waits()).noneMatch(wait -> wait.matches("Desk.java:(14|20) .*"));
    }

    @Test
    void asksTheAuthenticatorsOfAFilterThatIsWrapped() throws IOException {
        project.write("shop/Guard.java", """
                package shop;
                import io.dropwizard.auth.*;
                import jakarta.ws.rs.container.*;
                import java.net.http.*;
                import java.util.Optional;
                class Tokens implements Authenticator<String, User> {
                    private HttpClient client;
                    @Override public Optional<User> authenticate(String token) {
                        try {
                            client.send(null, HttpResponse.BodyHandlers.ofString());
                        } catch (Exception e) {
                            return Optional.empty();
                        }
                        return Optional.of(new User());
                    }
                }
                class User {}
                class Guard implements ContainerRequestFilter {
                    private AuthFilter filter;
                    @Override public void filter(ContainerRequestContext request) throws java.io.IOException {
                        filter.filter(request);
                    }
                }
                """);

        assertThat(project.entriesThatWait()).contains("shop.Guard#filter(ContainerRequestContext)");
    }
}
