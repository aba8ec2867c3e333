package dev.unblock.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.recipes.web.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MockMvcRequestsTest {

    private static final String IMPORT =
            "import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.*;\n";

    @Test
    void aLiteralReachesItsRouteOnly() {
        MockMvcRequests.Request request = only("mvc.perform(get(\"/orders/7?page=1\")).andReturn();");

        assertThat(request.mayReach(Route.of("GET /orders/{id}"))).isTrue();
        assertThat(request.mayReach(Route.of("GET /{shop}/orders/{id}"))).isFalse();
        assertThat(request.mayReach(Route.of("GET /orders/{id}/lines"))).isFalse();
        assertThat(request.mayReach(Route.of("GET /orders"))).isFalse();
        assertThat(request.mayReach(Route.of("GET ${base}/{id}"))).isTrue();
        assertThat(request.mayReach(Route.of("DELETE /orders/{id}"))).isFalse();
    }

    @Test
    void whatIsPutTogetherMayBeAnything() {
        MockMvcRequests.Request request = only("mvc.perform(post(\"/orders/\" + id + \"/confirm\").with(agent()));");

        assertThat(request.mayReach(Route.of("POST /orders/{id}/confirm"))).isTrue();
        assertThat(request.mayReach(Route.of("POST /orders/{id}/lines/{line}/confirm")))
                .isTrue();
        assertThat(request.mayReach(Route.of("POST /orders/{id}/cancel"))).isFalse();
        assertThat(request.mayReach(Route.of("POST /orders/{id}"))).isFalse();
    }

    @Test
    void knowsTheConstantsOfTheFile() {
        MockMvcRequests.Request request =
                only("static final String ALL = \"/orders\";\n void t() { mvc.perform(get(ALL + \"/7\")); }");

        assertThat(request.line()).isEqualTo(3);
        assertThat(request.mayReach(Route.of("GET /orders/{id}"))).isTrue();
        assertThat(request.mayReach(Route.of("GET /customers/{id}"))).isFalse();
    }

    @Test
    void knowsTheVariablesOfTheTest() {
        MockMvcRequests.Request request = only("""
                static final String ORDERS = "/orders";
                @Test void one() { String path = "/lines"; }
                @Test void two() {
                    String all = ORDERS + "/";
                    String path = all + id;
                    mvc.perform(get(path));
                }
                """);

        assertThat(request.mayReach(Route.of("GET /orders/{id}"))).isTrue();
        assertThat(request.mayReach(Route.of("GET /lines"))).isFalse();
        assertThat(request.mayReach(Route.of("GET /customers/{id}"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ String path = \"/lines\"; } { String path = \"/orders\"; } mvc.perform(get(path));",
                "String path = \"/lines\"; path += \"/1\"; mvc.perform(get(path));",
                "String path = \"/lines\"; while (more) { mvc.perform(get(path)); path = next(); }",
                "String path = path(); mvc.perform(get(path));"
            })
    void aVariableThatMayBeSomethingElseMayBeAnything(String statements) {
        assertThat(anyIsOpen(MockMvcRequests.in(IMPORT + statements))).isTrue();
    }

    @Test
    void aContextPathMayStandBeforeTheRoute() {
        assertThat(only("mvc.perform(get(\"/app/orders/7\").contextPath(\"/app\"));")
                        .mayReach(Route.of("GET /orders/{id}")))
                .isTrue();
    }

    @Test
    void aTestMayLeaveOutTheContextPathOfTheRoute() {
        assertThat(only("mvc.perform(get(\"/orders/7\"));").mayReach(Route.of("GET /app/orders/{id}")))
                .isTrue();
        assertThat(only("mvc.perform(get(\"/orders/7\"));").mayReach(Route.of("GET /app/old-orders/{id}")))
                .isFalse();
    }

    @Test
    void variablesOfTheTestAreGaps() {
        assertThat(only("mvc.perform(get(\"/orders/{id}/lines\", 7));").mayReach(Route.of("GET /orders/{order}/lines")))
                .isTrue();
    }

    @Test
    void aSlashAtTheEndSaysNothing() {
        MockMvcRequests.Request request = only("mvc.perform(post(\"/users/reset/\"));");

        assertThat(request.mayReach(Route.of("POST /users/reset"))).isTrue();
        assertThat(request.mayReach(Route.of("POST /users"))).isFalse();
        assertThat(only("mvc.perform(post(\"/users/reset\"));").mayReach(Route.of("POST /users/reset/")))
                .isTrue();
    }

    @Test
    void aMethodThatIsNotSaidMayBeAny() {
        assertThat(only("mvc.perform(request(HttpMethod.PUT, \"/orders/7\"));")
                        .mayReach(Route.of("DELETE /orders/{id}")))
                .isTrue();
        assertThat(only("mvc.perform(multipart(\"/orders/7\"));").mayReach(Route.of("PUT /orders/{id}")))
                .isTrue();
    }

    @Test
    void aParameterIsNoConstant() {
        MockMvcRequests requests = MockMvcRequests.in(IMPORT + """
                void one() { String path = "/orders"; send(path); }
                void send(String path) { mvc.perform(get(path)); }
                """);

        assertThat(anyIsOpen(requests)).isTrue();
    }

    @Test
    void ownBuildersMayAskForAnything() {
        assertThat(anyIsOpen(MockMvcRequests.in("mvc.perform(get(\"/orders/7\"));")))
                .isTrue();
        assertThat(anyIsOpen(MockMvcRequests.in(IMPORT + "mvc.perform(request);")))
                .isTrue();
    }

    @Test
    void requestsThatTheTestDispatchesBearAsynchronousAnswers() {
        MockMvcRequests requests = MockMvcRequests.in(IMPORT + """
                @Test void one() {
                    MvcResult result = mvc.perform(get("/later")).andExpect(request().asyncStarted()).andReturn();
                    mvc.perform(asyncDispatch(result)).andExpect(status().isOk());
                }
                @Test void two() {
                    MvcResult result = mvc.perform(get("/also")).andReturn();
                    mvc.perform(asyncDispatch(result)).andExpect(status().isOk());
                    mvc.perform(asyncDispatch(mvc.perform(get("/inside")).andReturn()));
                }
                @Test void three() {
                    mvc.perform(get("/now")).andExpect(status().isOk());
                }
                """);

        assertThat(requests.requests()).hasSize(1).allMatch(request -> request.mayReach(Route.of("GET /now")));
    }

    @Test
    void knowsTheConstantsOfTheProject() {
        TextConstants constants = TextConstants.in(Map.of("src/main/java/shop/Paths.java", """
                final class Paths {
                    static final String BASE = "/api";
                    public static final String ORDERS = BASE + "/orders";
                    public static final String OTHERS = Other.ALL + "/x";
                }
                """));
        String test = IMPORT + "import static shop.Paths.ORDERS;\n"
                + "@Test void one() { mvc.perform(get(Paths.ORDERS + \"/\" + id)); mvc.perform(get(ORDERS)); mvc.perform(get(Paths.OTHERS)); }";

        MockMvcRequests requests = MockMvcRequests.in(test, constants);

        assertThat(anyIsOpen(requests)).isTrue();
        assertThat(requests.requests().get(0).mayReach(Route.of("GET /api/orders/{id}")))
                .isTrue();
        assertThat(requests.requests().get(0).mayReach(Route.of("GET /api/orders/{id}/lines")))
                .isTrue();
        assertThat(requests.requests().get(0).mayReach(Route.of("GET /api/customers/{id}")))
                .isFalse();
        assertThat(requests.requests().get(1).mayReach(Route.of("GET /api/orders")))
                .isTrue();
        assertThat(requests.requests().get(1).mayReach(Route.of("GET /api/orders/{id}")))
                .isFalse();
        assertThat(requests.requests().get(2).address()).isEmpty();
    }

    private static MockMvcRequests.Request only(String code) {
        MockMvcRequests requests = MockMvcRequests.in(IMPORT + code);
        assertThat(anyIsOpen(requests)).isFalse();
        assertThat(requests.requests()).hasSize(1);
        return requests.requests().get(0);
    }

    @Test
    void knowsRequestsWhoseAnswersAMethodOfTheTestWaitsFor() {
        MockMvcRequests requests = MockMvcRequests.in(IMPORT + """
                class OrdersTest {
                    @Test void one() {
                        answered(get("/orders/7")).andExpect(status().isOk());
                        mvc.perform(get("/others"));
                    }
                    private ResultActions answered(RequestBuilder request) {
                        ResultActions started = mvc.perform(request);
                        if (!started.andReturn().getRequest().isAsyncStarted()) {
                            return started;
                        }
                        return mvc.perform(asyncDispatch(started.andReturn()));
                    }
                }
                """);

        assertThat(requests.requests()).singleElement().matches(request -> request.mayReach(Route.of("GET /others")));
        assertThat(requests.awaited())
                .singleElement()
                .matches(request ->
                        request.mayReach(Route.of("GET /orders/{id}")) && !request.mayReach(Route.of("GET /others")));
    }

    private static boolean anyIsOpen(MockMvcRequests requests) {
        return requests.requests().stream()
                .anyMatch(request -> request.address().isEmpty());
    }
}
