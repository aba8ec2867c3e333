package dev.unblock.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.migration.Application;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Choice;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Way;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(way(plan).choice()).isEqualTo(Choice.VIRTUAL_THREADS);
        assertThat(way(plan).because()).contains("the connection pool (10) is their cap", "threads of other routes");
    }

    @Test
    void leavesDatabaseHandlersAloneWhereThereAreNoVirtualThreads() {
        Plan plan = planOfDatabaseApplication("17");

        assertThat(steps(plan)).isEmpty();
        assertThat(way(plan).because()).contains("no gain");
    }

    @Test
    void movesDatabaseHandlersOfAnApplicationToAnExecutorWhereThereAreNoVirtualThreads() {
        withApplicationClass();

        Plan plan = planOfDatabaseApplication("17");

        assertThat(recipes(plan))
                .containsExactly("SetMvcAsyncTimeout", "AddMvcTaskExecutor", "ControllerReturnsCallable");
        assertThat(way(plan).choice()).isEqualTo(Choice.EXECUTOR_OFFLOAD);
        assertThat(way(plan).because()).contains("no sooner", "10 connections", "request threads stay free");
        assertThat(steps(plan).get(2).targets()).containsExactly("shop.OrderController#orders()");
        assertThat(steps(plan).get(2).findings()).isNotEmpty();
    }

    @Test
    void keepsHandlersOnTheirThreadsWhereAFilterLogsIn() {
        withApplicationClass().with("""
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
        withApplicationClass().write("src/test/java/shop/OrdersTest.java", """
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
    void keepsHandlersOnTheirThreadsThatATestCallsItselfWhateverElseChangesAlong() {
        withApplicationClass().write("src/test/java/shop/OrdersTest.java", """
                package shop;

                class OrdersTest {
                    MockMvc mvc;
                    @Autowired OrderController controller;

                    void orders() {
                        assertEquals("none", controller.orders());
                    }
                }
                """);
        writeDatabaseApplication("17", "");

        Plan plan = planMovingTests();
        assertThat(recipes(plan)).doesNotContain("ControllerReturnsCallable");
        assertThat(hazards(plan)).contains("H14");
    }

    @Test
    void keepsHandlersOnTheirThreadsThatATestDrivesInItsTransaction() {
        withApplicationClass().write("src/test/java/shop/OrdersTest.java", """
                package shop;

                import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

                @Transactional
                class OrdersTest {
                    MockMvc mvc;

                    void orders() {
                        mvc.perform(get("/orders"));
                    }
                }
                """);
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
        withApplicationClass().write("src/test/java/shop/OrdersTest.java", """
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
        withApplicationClass().with(TENANT).with("""
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
        withApplicationClass().with(TENANT).with("""
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
        withApplicationClass().write("src/test/java/shop/OrdersTest.java", """
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
        withApplicationClass()
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

    private Application withApplicationClass() {
        return application.with("""
                @org.springframework.boot.autoconfigure.SpringBootApplication
                public class Shop {}
                """);
    }

    private Plan planOfDatabaseApplication(String release) {
        return planOfDatabaseApplication(release, "");
    }

    private Plan planOfDatabaseApplication(String release, String before) {
        writeDatabaseApplication(release, before);
        return plan();
    }

    private void writeDatabaseApplication(String release, String before) {
        application.write("pom.xml", """
                        <project>
                          <modelVersion>4.0.0</modelVersion>
                          <parent>
                            <groupId>org.springframework.boot</groupId>
                            <artifactId>spring-boot-starter-parent</artifactId>
                            <version>3.4.1</version>
                          </parent>
                          <groupId>shop</groupId>
                          <artifactId>shop</artifactId>
                          <version>1</version>
                          <properties><java.version>%s</java.version></properties>
                        </project>
                        """.formatted(release)).with("""
                        @RestController
                        public class OrderController {
                            private final javax.sql.DataSource database;

                            public OrderController(javax.sql.DataSource database) {
                                this.database = database;
                            }

                            @GetMapping("/orders")
                            public String orders() throws java.sql.SQLException {
                                try (var connection = database.getConnection()) {
                                    return %sconnection.prepareStatement("select 1").executeQuery().toString();
                                }
                            }
                        }
                        """.formatted(before));
    }

    private Plan plan() {
        return planned(analysis -> Planner.plan(analysis, TestSources.of(analysis.codebase())));
    }

    private Plan planMovingTests() {
        return planned(analysis -> Planner.planMovingTests(analysis, TestSources.of(analysis.codebase())));
    }

    private Plan planned(Function<Analysis, Plan> how) {
        AnalysisRequest request = new AnalysisRequest(
                application.root(), application.classPath(), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, line -> {})) {
            return how.apply(analysis);
        }
    }

    private static List<Step> steps(Plan plan) {
        return plan.waves().stream().flatMap(wave -> wave.steps().stream()).toList();
    }

    private static List<String> recipes(Plan plan) {
        return steps(plan).stream().map(Step::recipe).toList();
    }

    private static List<String> hazards(Plan plan) {
        return plan.refusals().stream().map(Refusal::hazard).toList();
    }

    private static Way way(Plan plan) {
        return plan.ways().stream()
                .filter(way -> way.entryPoint().contains("OrderController"))
                .findFirst()
                .orElseThrow();
    }
}
