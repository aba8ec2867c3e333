package dev.unblock.migration.plan;

import static dev.unblock.migration.plan.Plans.recipes;
import static dev.unblock.migration.plan.Plans.steps;
import static dev.unblock.migration.plan.Plans.way;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.Application;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Choice;
import dev.unblock.model.Plan.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of handlers of Quarkus and Micronaut that wait: each of them says by itself on which thread. */
final class FrameworkHandlersTest {

    private Application application;

    @BeforeEach
    void makeFolder(@TempDir Path folder) {
        application = Application.in(folder).write("src/main/java/shop/Store.java", """
                package shop;

                public class Store {
                    private javax.sql.DataSource database;

                    public String read() throws java.sql.SQLException {
                        try (var connection = database.getConnection()) {
                            return connection.prepareStatement("select 1").executeQuery().toString();
                        }
                    }
                }
                """);
    }

    private Application quarkus(String library, int release, String annotation, String work) {
        return application
                .write("pom.xml", pom("io.quarkus", library, release))
                .write("src/main/java/shop/Orders.java", """
                        package shop;

                        import io.smallrye.mutiny.Uni;
                        import jakarta.transaction.Transactional;
                        import jakarta.ws.rs.GET;
                        import jakarta.ws.rs.Path;

                        @Path("/orders")
                        public class Orders {
                            private final Store store = new Store();

                            %s
                            public String all() throws java.sql.SQLException {
                                %s
                                return store.read();
                            }
                        }
                        """.formatted(annotation, work));
    }

    private static String pom(String group, String library, int release) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>shop</groupId>
                  <artifactId>shop</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>%d</maven.compiler.release>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>%s</groupId>
                      <artifactId>%s</artifactId>
                      <version>3.20.0</version>
                    </dependency>
                  </dependencies>
                </project>
                """.formatted(release, group, library);
    }

    private Application withLedger() {
        return application.write("src/main/java/shop/Ledger.java", """
                package shop;

                public class Ledger {
                    static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(StringBuilder::new);

                    private final Store store = new Store();

                    public synchronized void post() throws java.sql.SQLException {
                        store.read();
                    }

                    public static String line() {
                        return BUFFER.get().toString();
                    }
                }
                """);
    }

    @Test
    void letsResourcesOfQuarkusWaitOnVirtualThreads() {
        withLedger();
        quarkus("quarkus-rest-jackson", 21, "@GET", "").write("src/main/resources/application.properties", """
                quarkus.thread-pool.max-threads=50
                quarkus.datasource.jdbc.max-size=7
                """);

        Plan plan = plan();

        assertThat(steps(plan)).singleElement().satisfies(step -> {
            assertThat(step.recipe()).isEqualTo("ResourceRunsOnVirtualThread");
            assertThat(step.targets()).containsExactly("shop.Orders#all()");
            assertThat(step.options())
                    .containsEntry("javaRelease", 21)
                    .containsEntry("checked", List.of("shop.Ledger"));
            assertThat(step.findings()).isNotEmpty();
            assertThat(step.gain().orElseThrow())
                    .contains("Today 50 threads", "Little's law", "connection pool (7)", "@Bulkhead");
        });
        assertThat(way(plan, "shop.Orders").choice()).isEqualTo(Choice.VIRTUAL_THREADS);
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus-rest, 17, @GET, '', H25, built for Java 17",
        "quarkus-rest, 21, @GET @Transactional, '', H1, worker pool",
        "quarkus-rest, 21, @GET, new Ledger().post();, H25, synchronized",
        "quarkus-rest, 25, @GET, Ledger.line();, H4, keeps a value for each thread"
    })
    void keepsResourcesOnWorkers(
            String library, int release, String annotation, String work, String hazard, String evidence) {
        withLedger();
        quarkus(library, release, annotation, work);

        Plan plan = plan();

        assertThat(steps(plan)).isEmpty();
        assertThat(way(plan, "shop.Orders").choice()).isEqualTo(Choice.LEAVE_ALONE);
        assertThat(refusals(plan, "ResourceRunsOnVirtualThread")).anySatisfy(refusal -> {
            assertThat(refusal.hazard()).isEqualTo(hazard);
            assertThat(refusal.evidence()).contains(evidence);
        });
    }

    @Test
    void leavesItToTheRecipeWhatMayWaitUnseenUnderALock() {
        quarkus("quarkus-rest", 21, "@GET", "new Tokens().renew();").write("src/main/java/shop/Tokens.java", """
                package shop;

                public class Tokens {
                    public synchronized void renew() {
                        com.far.Tokens.fetch();
                    }
                }
                """);

        assertThat(steps(plan())).singleElement().satisfies(step -> assertThat(step.options())
                .doesNotContainKey("checked"));
    }

    @Test
    void knowsThatTheOlderResteasyIsAnother() {
        quarkus("quarkus-resteasy", 21, "@GET", "");

        assertThat(steps(plan())).isEmpty();
        assertThat(refusals(plan(), "ResourceRunsOnVirtualThread")).isEmpty();
    }

    @Test
    void nothingPinsFromJava24On() {
        withLedger();
        quarkus("quarkus-rest", 25, "@GET", "new Ledger().post();");

        assertThat(recipes(plan())).containsExactly("ResourceRunsOnVirtualThread");
    }

    @Test
    void doesNotSayThatItResolvesWhatWorkersStillWaitFor() {
        quarkus("quarkus-rest", 21, "@GET", "").write("src/main/java/shop/Bills.java", """
                package shop;

                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.Path;

                @Path("/bills")
                @jakarta.transaction.Transactional
                public class Bills {
                    private final Store store = new Store();

                    @GET
                    public String all() throws java.sql.SQLException {
                        return store.read();
                    }
                }
                """);

        assertThat(steps(plan())).allSatisfy(step -> assertThat(step.findings()).isEmpty());
    }

    private Application micronaut(String member) {
        return application
                .write("pom.xml", pom("io.micronaut", "micronaut-http-server-netty", 17))
                .write("src/main/java/shop/Orders.java", """
                        package shop;

                        import io.micronaut.http.annotation.Controller;
                        import io.micronaut.http.annotation.Get;
                        import io.reactivex.Single;

                        @Controller("/orders")
                        public class Orders {
                            private static final ThreadLocal<String> USER = new ThreadLocal<>();

                            private final Store store = new Store();

                            static void login(String user) {
                                USER.set(user);
                            }

                            %s
                        }
                        """.formatted(member));
    }

    @Test
    void takesControllersOfMicronautOffTheEventLoop() {
        micronaut("@Get String all() throws java.sql.SQLException { return store.read(); }");

        Plan plan = plan();

        assertThat(steps(plan)).singleElement().satisfies(step -> {
            assertThat(step.recipe()).isEqualTo("ControllerRunsOffEventLoop");
            assertThat(step.targets()).containsExactly("shop.Orders#all()");
            assertThat(step.findings()).isNotEmpty();
            assertThat(step.gain().orElseThrow()).contains("off the event loop", "Little's law");
        });
        assertThat(way(plan, "shop.Orders").choice()).isEqualTo(Choice.EXECUTOR_OFFLOAD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Get String all() throws java.sql.SQLException { return USER.get() + store.read(); }|H4|ThreadLocal",
                "@Get Single<String> all() throws java.sql.SQLException { return Single.just(store.read()); }|H18|already"
            })
    void leavesControllersOnTheEventLoop(String member, String hazard, String evidence) {
        micronaut(member);

        Plan plan = plan();

        assertThat(recipes(plan)).doesNotContain("ControllerRunsOffEventLoop");
        assertThat(refusals(plan, "ControllerRunsOffEventLoop")).anySatisfy(refusal -> {
            assertThat(refusal.hazard()).isEqualTo(hazard);
            assertThat(refusal.evidence()).contains(evidence);
        });
    }

    private Plan plan() {
        return Plans.of(application, List.of());
    }

    private static List<Refusal> refusals(Plan plan, String recipe) {
        return plan.refusals().stream()
                .filter(refusal -> refusal.recipe().equals(recipe))
                .toList();
    }
}
