package dev.unblock.migration.plan;

import static dev.unblock.migration.plan.Plans.hazards;
import static dev.unblock.migration.plan.Plans.recipes;
import static dev.unblock.migration.plan.Plans.steps;
import static dev.unblock.migration.plan.Plans.way;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.Application;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Choice;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of handlers that wait for the database: virtual threads, an executor for their whole work, or nothing. */
final class DatabaseHandlersTest {

    private Application application;

    @BeforeEach
    void makeFolder(@TempDir Path folder) {
        application = Application.in(folder);
    }

    @Test
    void unpinsWhatWaitsInSynchronizedCodeBeforeVirtualThreads() {
        Plan plan = planOfPinnedApplication("private synchronized");

        assertThat(recipes(plan)).containsExactly("SynchronizedToReentrantLock", "EnableVirtualThreadsSafely");
        assertThat(steps(plan).get(1).requires())
                .containsExactly(steps(plan).get(0).id());
    }

    @Test
    void keepsVirtualThreadsAwayWhereALockCannotChange() {
        assertThat(recipes(planOfPinnedApplication("private static synchronized")))
                .doesNotContain("SynchronizedToReentrantLock", "EnableVirtualThreadsSafely");
    }

    @Test
    void namesWhatSynchronizedCodeCallsAndDoesNotWait() {
        application.with("""
                @Component
                public class Numbers {
                    private int last;

                    public String next() {
                        return "" + one();
                    }

                    private synchronized int one() {
                        return count() + new StringBuilder("one").length();
                    }

                    private int count() {
                        return last++;
                    }
                }
                """);

        assertThat(steps(planOfDatabaseApplication("21")))
                .filteredOn(step -> step.recipe().equals("EnableVirtualThreadsSafely"))
                .singleElement()
                .extracting(step -> step.options().get("harmlessCalls"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("shop.Numbers#count", "java.lang.StringBuilder#<init>")
                .doesNotContain("shop.Numbers#one");
    }

    private Plan planOfPinnedApplication(String modifiers) {
        application.with("""
                @Component
                public class Numbers {
                    private static javax.sql.DataSource database;

                    public String next() throws java.sql.SQLException {
                        return read();
                    }

                    %s String read() throws java.sql.SQLException {
                        try (var connection = database.getConnection()) {
                            return connection.prepareStatement("select 2").executeQuery().toString();
                        }
                    }
                }
                """.formatted(modifiers));
        return planOfDatabaseApplication("21");
    }

    @Test
    void givesVirtualThreadsToHandlersThatWaitForTheDatabaseAlone() {
        Plan plan = planOfDatabaseApplication("24");

        assertThat(recipes(plan)).containsExactly("EnableVirtualThreadsSafely");
        assertThat(way(plan, "OrderController").choice()).isEqualTo(Choice.VIRTUAL_THREADS);
        assertThat(way(plan, "OrderController").because())
                .contains("the connection pool (10) is their cap", "threads of other routes");
    }

    @Test
    void turnsVirtualThreadsOnInTheOneApplicationForTheHandlersOfAllModules() {
        application.write("store/pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>shop</groupId>
                  <artifactId>store</artifactId>
                  <version>1</version>
                  <properties><maven.compiler.release>24</maven.compiler.release></properties>
                </project>
                """).write("store/src/main/java/store/Store.java", """
                package store;

                @org.springframework.boot.autoconfigure.SpringBootApplication(scanBasePackages = {"shop", "store"})
                public class Store {}
                """);
        application
                .withPom("3.4.1", "24", "<modules><module>store</module></modules>")
                .withOrdersOfDatabase("");

        assertThat(steps(plan()))
                .singleElement()
                .extracting(Plan.Step::recipe, Plan.Step::module)
                .containsExactly("EnableVirtualThreadsSafely", "store");
    }

    @Test
    void leavesDatabaseHandlersAloneWhereThereAreNoVirtualThreads() {
        Plan plan = planOfDatabaseApplication("17");

        assertThat(steps(plan)).isEmpty();
        assertThat(way(plan, "OrderController").because()).contains("no gain");
    }

    @Test
    void movesDatabaseHandlersOfAnApplicationToAnExecutorWhereThereAreNoVirtualThreads() {
        application.withMain();

        Plan plan = planOfDatabaseApplication("17");

        assertThat(recipes(plan))
                .containsExactly("SetMvcAsyncTimeout", "AddMvcTaskExecutor", "ControllerReturnsCallable");
        assertThat(way(plan, "OrderController").choice()).isEqualTo(Choice.EXECUTOR_OFFLOAD);
        assertThat(way(plan, "OrderController").because())
                .contains("no sooner", "10 connections", "request threads stay free");
        assertThat(steps(plan).get(2).targets()).containsExactly("shop.OrderController#orders()");
        assertThat(steps(plan).get(2).findings()).isNotEmpty();
    }

    @Test
    void keepsHandlersOnTheirThreadsWhereAFilterLogsIn() {
        application.withMain().with("""
                @Component
                public class Login implements jakarta.servlet.Filter {
                    public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out, jakarta.servlet.FilterChain chain) {
                        org.springframework.security.core.context.SecurityContextHolder.getContext().setAuthentication(null);
                        chain.doFilter(in, out);
                    }
                }
                """);

        assertThat(planOfDatabaseApplication("17").refusals())
                .anySatisfy(refusal -> assertThat(refusal.hazard()).isEqualTo("H3"));
    }

    @Test
    void movesHandlersWhoseTestsCanChangeAlong() {
        application.withMain().write("src/test/java/shop/OrdersTest.java", """
                package shop;

                import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

                class OrdersTest {
                    MockMvc mvc;
                    @Autowired OrderController controller;
                    Database database;

                    void orders() {
                        given(database.orders()).willReturn("none");
                        mvc.perform(get("/orders"));
                    }
                }
                """);
        writeDatabaseApplication("17", "");

        assertThat(recipes(planMovingTests())).contains("ControllerReturnsCallable");
    }

    @Test
    void movesHandlersThatATestCallsItselfWhereItChangesAlong() {
        writeTestThat("assertEquals(\"none\", controller.orders());", "@Autowired");

        assertThat(recipes(planMovingTests())).contains("ControllerReturnsCallable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            given(controller.orders()).willReturn("");   | @Mock
            given(controller.orders()).willReturn("");   | @MockBean(name = "orders") private
            assertEquals("none", ask(controller::orders)); | @Autowired
            """)
    void keepsHandlersOnTheirThreadsThatATestMocksOrHandsOnWhateverElseChangesAlong(String statement, String field) {
        writeTestThat(statement, field);

        Plan plan = planMovingTests();
        assertThat(recipes(plan)).doesNotContain("ControllerReturnsCallable");
        assertThat(hazards(plan)).contains("H14");
    }

    private void writeTestThat(String statement, String field) {
        application.withMain().write("src/test/java/shop/OrdersTest.java", """
                package shop;

                class OrdersTest {
                    MockMvc mvc;
                    %s OrderController controller;

                    void orders() {
                        %s
                    }
                }
                """.formatted(field, statement));
        writeDatabaseApplication("17", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mvc.perform(get(\"/orders\")); }",
                "answered(get(\"/orders\")); }\nObject answered(RequestBuilder request) { var started = mvc.perform(request).andReturn();"
                        + " return started.getRequest().isAsyncStarted() ? mvc.perform(asyncDispatch(started)) : started; }"
            })
    void keepsHandlersOnTheirThreadsThatATestDrivesInItsTransaction(String requests) {
        application.withMain().write("src/test/java/shop/OrdersTest.java", """
                package shop;

                import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

                @Transactional
                class OrdersTest {
                    MockMvc mvc;

                    void orders() {
                        %s
                }
                """.formatted(requests));
        writeDatabaseApplication("17", "");

        Plan plan = planMovingTests();
        assertThat(recipes(plan)).doesNotContain("ControllerReturnsCallable");
        assertThat(plan.refusals())
                .anySatisfy(
                        refusal -> assertThat(refusal.evidence())
                                .isEqualTo(
                                        "this test drives OrderController in a transaction of its own, of which another thread knows nothing"));
    }

    @Test
    void keepsHandlersOnTheirThreadsThatATestDrivesWithoutDispatch() {
        application.withMain().write("src/test/java/shop/OrdersTest.java", """
                package shop;

                import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

                class OrdersTest {
                    static final String URL = "/orders";
                    MockMvc mvc;

                    void orders() {
                        mvc.perform(get(URL));
                    }
                }
                """);

        Plan plan = planOfDatabaseApplication("17");

        assertThat(steps(plan)).isEmpty();
        assertThat(plan.refusals()).anySatisfy(refusal -> {
            assertThat(refusal.hazard()).isEqualTo("H14");
            assertThat(refusal.line()).isEqualTo(10);
        });
    }

    @Test
    void carriesWhatAClassKeepsForTheThread() {
        application.withMain().with(TENANT).with("""
                @Component
                public class Names {
                    public String tenant() {
                        return Tenant.get();
                    }
                }
                """);

        Plan plan = planOfDatabaseApplication("17", "new Names().tenant() + ");

        assertThat(steps(plan))
                .filteredOn(step -> step.recipe().equals("AddMvcTaskExecutor"))
                .singleElement()
                .satisfies(step -> assertThat(step.options()).containsEntry("contexts", List.of("shop.Tenant")));
    }

    @Test
    void keepsHandlersOnTheirThreadsThatSetWhatIsKeptForTheThread() {
        application.withMain().with(TENANT).with("""
                @Component
                public class Names {
                    public String tenant() {
                        Tenant.set("other");
                        return Tenant.get();
                    }
                }
                """);

        assertThat(hazards(planOfDatabaseApplication("17", "new Names().tenant() + ")))
                .contains("H4");
    }

    private static final String TENANT = """
            public class Tenant {
                private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

                public static void set(String name) {
                    CURRENT.set(name);
                }

                public static String get() {
                    String name = CURRENT.get();
                    return name == null ? "retail" : name;
                }
            }
            """;

    @Test
    void movesHandlersThatTestsOfOtherRoutesLeaveAlone() {
        application.withMain().write("src/test/java/shop/OrdersTest.java", """
                package shop;

                import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

                class OrdersTest {
                    MockMvc mvc;

                    void orders() {
                        mvc.perform(get("/orders/" + 7 + "/lines"));
                        assertThat(rest.getForObject("/orders", String.class)).isNotNull();
                    }
                }
                """);

        assertThat(recipes(planOfDatabaseApplication("17"))).contains("ControllerReturnsCallable");
    }

    @Test
    void keepsHandlersOnTheirThreadsWhosePathsTestsHandOn() {
        application
                .withMain()
                .write("src/test/java/shop/Web.java", """
                package shop;

                import org.springframework.test.web.servlet.MockMvc;

                class Web {
                    MockMvc mvc;

                    void ask(RequestBuilder request) {
                        mvc.perform(request);
                    }
                }
                """)
                .write("src/test/java/shop/OrdersTest.java", """
                package shop;

                class OrdersTest extends Web {
                    void orders() {
                        ask(get("/orders"));
                    }
                }
                """);

        assertThat(hazards(planOfDatabaseApplication("17"))).contains("H14");
    }

    private Plan planOfDatabaseApplication(String release) {
        return planOfDatabaseApplication(release, "");
    }

    private Plan planOfDatabaseApplication(String release, String before) {
        writeDatabaseApplication(release, before);
        return plan();
    }

    private void writeDatabaseApplication(String release, String before) {
        application.withPom("3.4.1", release, "").withOrdersOfDatabase(before);
    }

    private Plan plan() {
        return Plans.of(application);
    }

    private Plan planMovingTests() {
        return Plans.movingTests(application);
    }
}
