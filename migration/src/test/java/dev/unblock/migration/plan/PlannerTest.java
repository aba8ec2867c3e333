package dev.unblock.migration.plan;

import static dev.unblock.migration.plan.Plans.hazards;
import static dev.unblock.migration.plan.Plans.recipes;
import static dev.unblock.migration.plan.Plans.steps;
import static dev.unblock.migration.plan.Plans.way;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.Application;
import dev.unblock.migration.engine.Content;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Choice;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.ResultJson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans for small applications, analysed by the real analyzer. */
final class PlannerTest {

    private static final String CONTROLLER = """
            @RestController
            public class OrderController {
                private final OrderService orders;

                public OrderController(OrderService orders) {
                    this.orders = orders;
                }

                @GetMapping("/orders/{id}")
                public String order(@PathVariable String id) throws IOException, InterruptedException {
                    return orders.order(id);
                }
            }
            """;

    private Application application;

    @BeforeEach
    void makeFolder(@TempDir Path folder) {
        application = Application.in(folder);
    }

    @Test
    void composesAsynchronousClientsUpToTheHandler() {
        application.with(CONTROLLER).withClient("PriceClient", "price").with(service("", "return prices.price(id);"));

        Plan plan = plan();

        assertThat(recipes(plan))
                .containsSubsequence("AddAsyncSupport", "HttpClientSendToSendAsync", "ComposeAsyncTwin")
                .endsWith("ControllerReturnsFuture")
                .contains("SetMvcAsyncTimeout");
        assertThat(way(plan, "OrderController").choice()).isEqualTo(Choice.ASYNC_CLIENT);
        assertThat(way(plan, "OrderController").against())
                .containsKeys("virtual-threads", "executor-offload", "leave-alone");
    }

    @Test
    void removesTheBlockingHalvesThatNobodyCallsAnyMore() {
        application
                .withMain()
                .with(CONTROLLER)
                .withClient("PriceClient", "price")
                .withClient("StockClient", "stock")
                .with(service("", "return prices.price(id);"))
                .with("""
                        @Component
                        public class Job {
                            private final StockClient stocks;

                            public Job(StockClient stocks) {
                                this.stocks = stocks;
                            }

                            void run() throws IOException, InterruptedException {
                                stocks.stock("");
                            }
                        }
                        """);

        Step last = steps(plan()).get(steps(plan()).size() - 1);

        assertThat(last.recipe()).isEqualTo("RemoveSyncFacade");
        assertThat(last.targets()).containsExactly("shop.OrderService#order(String)", "shop.PriceClient#price(String)");
        assertThat(last.requires()).isNotEmpty();
    }

    @Test
    void everyStepComesAfterThoseItRequires() {
        application.with(CONTROLLER).withClient("PriceClient", "price").with(service("", "return prices.price(id);"));

        List<String> ids = steps(plan()).stream().map(Step::id).toList();

        for (Step step : steps(plan())) {
            assertThat(ids.subList(0, ids.indexOf(step.id()))).containsAll(step.requires());
        }
    }

    @Test
    void goesAsDeepAsTheCallsGo() {
        application
                .with(CONTROLLER)
                .withClient("PriceClient", "price")
                .with(bean("Pricing", "PriceClient", "price"))
                .with(bean("Discounts", "Pricing", "run"))
                .with(service("", "return discounts.run(id);")
                        .replace("PriceClient prices", "Discounts discounts")
                        .replace("this.prices = prices", "this.discounts = discounts"));

        assertThat(recipes(plan()).stream().filter("ComposeAsyncTwin"::equals)).hasSize(3);
    }

    @Test
    void refusesToLeaveATransaction() {
        application
                .with(CONTROLLER)
                .withClient("PriceClient", "price")
                .with(service("@Transactional", "return prices.price(id);"));

        Plan plan = plan();

        assertThat(recipes(plan)).doesNotContain("ControllerReturnsFuture", "ComposeAsyncTwin", "AddAsyncSupport");
        assertThat(plan.refusals())
                .filteredOn(refusal -> refusal.hazard().equals("H1"))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.file()).isEqualTo("src/main/java/shop/OrderService.java");
                    assertThat(refusal.evidence()).contains("@Transactional");
                    assertThat(refusal.findings()).isNotEmpty();
                });
    }

    @Test
    void refusesWhatReadsAThreadLocalAndNotWhatCachesInOne() {
        application
                .with(CONTROLLER)
                .withClient("PriceClient", "price")
                .with("""
                        public class Tenant {
                            static final ThreadLocal<String> CURRENT = new ThreadLocal<>();
                            static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(StringBuilder::new);

                            static void enter(String name) {
                                CURRENT.set(name);
                            }
                        }
                        """)
                .with(service("", "return prices.price(id) + Tenant.BUFFER.get();"));
        assertThat(recipes(plan())).contains("ControllerReturnsFuture");

        application.with(service("", "return prices.price(id) + Tenant.CURRENT.get();"));
        Plan plan = plan();

        assertThat(recipes(plan)).doesNotContain("ControllerReturnsFuture");
        assertThat(hazards(plan)).contains("H4");
    }

    @Test
    void refusesAWaitInALoop() {
        application
                .with(CONTROLLER)
                .withClient("PriceClient", "price")
                .with(service(
                        "", "String all = \"\"; for (int i = 0; i < 3; i++) { all += prices.price(id); } return all;"));

        Plan plan = plan();

        assertThat(recipes(plan)).doesNotContain("ControllerReturnsFuture");
        assertThat(plan.refusals()).anySatisfy(refusal -> {
            assertThat(refusal.hazard()).isEqualTo("H10");
            assertThat(refusal.evidence()).contains("loop");
        });
    }

    @Test
    void refusesACallThroughAnInterface() {
        application
                .with(CONTROLLER)
                .with("public interface Prices { String price(String id) throws IOException, InterruptedException; }")
                .withClient("PriceClient", "price")
                .write(
                        "src/main/java/shop/PriceClient.java",
                        source("PriceClient.java").replace("class PriceClient", "class PriceClient implements Prices"))
                .with(service("", "return prices.price(id);").replace("PriceClient prices", "Prices prices"));

        assertThat(hazards(plan())).contains("H19");
    }

    @Test
    void offloadsIndependentReadsAndComposesThem() {
        application
                .with(CONTROLLER)
                .withRestTemplate("PriceClient", "price", "getForObject(\"http://localhost/p\", String.class)")
                .withRestTemplate("StockClient", "stock", "getForObject(\"http://localhost/s\", String.class)")
                .with(serviceOfTwo("return prices.price(id) + stocks.stock(id);"));

        Plan plan = plan();

        assertThat(recipes(plan))
                .containsSubsequence("AddBoundedExecutorBean", "CreateAsyncFacade", "ComposeAsyncTwin")
                .contains("ControllerReturnsFuture");
        assertThat(way(plan, "OrderController").choice()).isEqualTo(Choice.EXECUTOR_OFFLOAD);
    }

    @Test
    void doesNotOffloadASingleCall() {
        application
                .with(CONTROLLER)
                .withRestTemplate("PriceClient", "price", "getForObject(\"http://localhost/p\", String.class)")
                .with(service("", "return prices.price(id);"));

        Plan plan = plan();

        assertThat(recipes(plan)).doesNotContain("CreateAsyncFacade", "ControllerReturnsFuture");
        assertThat(way(plan, "OrderController").choice()).isEqualTo(Choice.LEAVE_ALONE);
        assertThat(plan.refusals())
                .anySatisfy(refusal -> assertThat(refusal.evidence()).contains("no gain"));
    }

    @Test
    void doesNotRunWritesAtTheSameTime() {
        application
                .with(CONTROLLER)
                .withRestTemplate("PriceClient", "price", "getForObject(\"http://localhost/p\", String.class)")
                .withRestTemplate("StockClient", "stock", "postForObject(\"http://localhost/s\", id, String.class)")
                .with(serviceOfTwo("return prices.price(id) + stocks.stock(id);"));

        Plan plan = plan();

        assertThat(recipes(plan)).doesNotContain("CreateAsyncFacade", "ParallelizeIndependentCalls");
        assertThat(hazards(plan)).contains("H10");
    }

    @Test
    void doesNotRunDependentReadsAtTheSameTime() {
        application
                .with(CONTROLLER)
                .withRestTemplate("PriceClient", "price", "getForObject(\"http://localhost/p\", String.class)")
                .withRestTemplate("StockClient", "stock", "getForObject(\"http://localhost/s\", String.class)")
                .with(serviceOfTwo("String price = prices.price(id); return stocks.stock(price);"));

        assertThat(recipes(plan())).doesNotContain("CreateAsyncFacade", "ParallelizeIndependentCalls");
    }

    @Test
    void refusesARouteWhoseMockMvcTestsExpectTheAnswerAtOnce() {
        application
                .with(CONTROLLER)
                .withClient("PriceClient", "price")
                .with(service("", "return prices.price(id);"))
                .write("src/test/java/shop/OrderTest.java", """
                        import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
                        class OrderTest {
                            MockMvc mvc;
                            void order() throws Exception {
                                mvc.perform(get("/orders/7")).andExpect(content().string("x"));
                            }
                        }
                        """);

        Plan plan = plan();

        assertThat(recipes(plan)).doesNotContain("ControllerReturnsFuture");
        assertThat(plan.refusals())
                .filteredOn(refusal -> refusal.hazard().equals("H14"))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.line()).isEqualTo(5));
    }

    @Test
    void knowsThatACallWaitsInsideItsLibrary() {
        application.with(CONTROLLER).withLibrary("""
                package acme;
                public class Rates {
                    public String rate(String id) throws java.io.IOException {
                        return id + new java.net.Socket("rates", 80).getInputStream().read();
                    }
                }
                """).with("""
                @Service
                public class OrderService {
                    private final acme.Rates rates = new acme.Rates();

                    public String order(String id) throws IOException {
                        return rates.rate(id);
                    }
                }
                """);

        assertThat(way(plan(), "OrderController").because()).doesNotContain("Nothing below it waits");
    }

    @Test
    void theSameAnalysisGivesTheSamePlan() {
        application.with(CONTROLLER).withClient("PriceClient", "price").with(service("", "return prices.price(id);"));

        assertThat(ResultJson.write(plan())).isEqualTo(ResultJson.write(plan()));
    }

    @Test
    void plansVirtualThreadsWhereOnlyThreadsCanGetCheaper() {
        application
                .with(CONTROLLER)
                .with(service("", "return prices.price(id);"))
                .withPom("3.5.7", "21", "");
        application.withRestTemplate("PriceClient", "price", "getForObject(\"http://localhost/\" + id, String.class)");

        Plan plan = plan();

        assertThat(way(plan, "OrderController").choice()).isEqualTo(Choice.VIRTUAL_THREADS);
        assertThat(steps(plan))
                .filteredOn(step -> step.recipe().equals("EnableVirtualThreadsSafely"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.options()).containsEntry("javaRelease", 21).containsEntry("concurrencyLimit", 200);
                    assertThat(step.findings()).isNotEmpty();
                    assertThat(step.gain().orElseThrow())
                            .contains("Little's law")
                            .contains("connection pool (10)");
                });
    }

    @Test
    void refusesVirtualThreadsWhereAWaitWouldPinThem() {
        application
                .with(CONTROLLER)
                .with(service("", "return prices.price(id);"))
                .withPom("3.5.7", "21", "");
        application.withRestTemplate("PriceClient", "price", "getForObject(\"http://localhost/\" + id, String.class)");
        application.with("""
                @Component
                public class Rates {
                    private final PriceClient prices;

                    public Rates(PriceClient prices) {
                        this.prices = prices;
                    }

                    public String rate() {
                        synchronized (Rates.class) {
                            return prices.price("rate");
                        }
                    }
                }
                """);

        Plan plan = plan();

        assertThat(way(plan, "OrderController").choice()).isEqualTo(Choice.LEAVE_ALONE);
        assertThat(recipes(plan)).doesNotContain("EnableVirtualThreadsSafely");
        assertThat(plan.refusals())
                .filteredOn(refusal -> refusal.hazard().equals("H25"))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.file()).isEqualTo("src/main/java/shop/Rates.java"));

        application.withPom("3.5.7", "25", "");
        assertThat(recipes(plan())).contains("EnableVirtualThreadsSafely");
    }

    private Plan plan() {
        return Plans.of(application);
    }

    private String source(String file) {
        return Content.of(application.root().resolve("src/main/java/shop/" + file))
                .orElseThrow()
                .toString();
    }

    private static String service(String annotation, String body) {
        return """
                @Service
                public class OrderService {
                    private final PriceClient prices;

                    public OrderService(PriceClient prices) {
                        this.prices = prices;
                    }

                    %s
                    public String order(String id) throws IOException, InterruptedException {
                        %s
                    }
                }
                """.formatted(annotation, body);
    }

    private static String serviceOfTwo(String body) {
        return """
                @Service
                public class OrderService {
                    private final PriceClient prices;
                    private final StockClient stocks;

                    public OrderService(PriceClient prices, StockClient stocks) {
                        this.prices = prices;
                        this.stocks = stocks;
                    }

                    public String order(String id) throws IOException, InterruptedException {
                        %s
                    }
                }
                """.formatted(body);
    }

    private static String bean(String name, String of, String method) {
        return """
                @Component
                public class %s {
                    private final %s inner;

                    public %s(%s inner) {
                        this.inner = inner;
                    }

                    public String run(String id) throws IOException, InterruptedException {
                        return inner.%s(id);
                    }
                }
                """.formatted(name, of, name, of, method);
    }
}
