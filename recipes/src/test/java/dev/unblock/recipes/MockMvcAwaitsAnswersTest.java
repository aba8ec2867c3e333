package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.java.Assertions.srcTestJava;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.web.MockMvcStubs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class MockMvcAwaitsAnswersTest implements RewriteTest {
    private static final String GET = """
            package org.springframework.test.web.servlet.request;
            public class Get {
                public static org.springframework.test.web.servlet.RequestBuilder get(String path, Object... values) {
                    return null;
                }
            }
            """;

    @Override
    public void defaults(RecipeSpec spec) {
        String[] stubs = new String[MockMvcStubs.ALL.length + 1];
        System.arraycopy(MockMvcStubs.ALL, 0, stubs, 0, MockMvcStubs.ALL.length);
        stubs[stubs.length - 1] = GET;
        spec.recipe(new MockMvcAwaitsAnswers(List.of("/orders/{id}"), List.of()))
                .parser(JavaParser.fromJavaVersion().dependsOn(stubs));
    }

    @DocumentExample
    @Test
    void waitsForTheAnswersOfTheRoutes() {
        rewriteRun(srcTestJava(java("""
                package shop;

                import static org.springframework.test.web.servlet.request.Get.get;

                import org.springframework.test.web.servlet.MockMvc;

                class OrderTest {
                    private MockMvc mockMvc;

                    void shows() throws Exception {
                        mockMvc.perform(get("/orders/1?deep=true"))
                                .andReturn();
                        mockMvc.perform(get("/orders/{id}", 2)).andReturn(); // by its pattern
                        mockMvc.perform(get("/orders")).andReturn();
                        mockMvc.perform(get("/orders/1/lines")).andReturn();
                    }
                }
                """, """
                package shop;

                import static org.springframework.test.web.servlet.request.Get.get;

                import org.springframework.test.web.servlet.MockMvc;
                import org.springframework.test.web.servlet.RequestBuilder;
                import org.springframework.test.web.servlet.ResultActions;
                import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                class OrderTest {
                    private MockMvc mockMvc;

                    void shows() throws Exception {
                        answered(get("/orders/1?deep=true"))
                                .andReturn();
                        answered(get("/orders/{id}", 2)).andReturn(); // by its pattern
                        mockMvc.perform(get("/orders")).andReturn();
                        mockMvc.perform(get("/orders/1/lines")).andReturn();
                    }

                    /** Performs the request and waits for its answer, also where the handler gives it later. */
                    private ResultActions answered(RequestBuilder request) throws Exception {
                        ResultActions started = mockMvc.perform(request);
                        if (!started.andReturn().getRequest().isAsyncStarted()) {
                            return started;
                        }
                        return mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(started.andReturn()));
                    }
                }
                """)));
    }

    @Test
    void waitsForAddressesThatArePutTogether() {
        rewriteRun(srcTestJava(java("""
                package shop;

                import static org.springframework.test.web.servlet.request.Get.get;

                import org.springframework.test.web.servlet.MockMvc;
                import org.springframework.test.web.servlet.RequestBuilder;
                import org.springframework.test.web.servlet.ResultActions;
                import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                class OrderTest {
                    static final String ORDERS = "/orders";
                    private MockMvc mockMvc;

                    void shows(String id) throws Exception {
                        this.mockMvc.perform(get(ORDERS + "/" + id)).andReturn();
                        mockMvc.perform(get(ORDERS + "/" + id + "/lines")).andReturn();
                    }

                    void dispatches(String id) throws Exception {
                        ResultActions begun = mockMvc.perform(get(ORDERS + "/" + id));
                        mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(begun.andReturn()));
                    }
                }
                """, """
                package shop;

                import static org.springframework.test.web.servlet.request.Get.get;

                import org.springframework.test.web.servlet.MockMvc;
                import org.springframework.test.web.servlet.RequestBuilder;
                import org.springframework.test.web.servlet.ResultActions;
                import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                class OrderTest {
                    static final String ORDERS = "/orders";
                    private MockMvc mockMvc;

                    void shows(String id) throws Exception {
                        answered(get(ORDERS + "/" + id)).andReturn();
                        mockMvc.perform(get(ORDERS + "/" + id + "/lines")).andReturn();
                    }

                    void dispatches(String id) throws Exception {
                        ResultActions begun = mockMvc.perform(get(ORDERS + "/" + id));
                        mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(begun.andReturn()));
                    }

                    /** Performs the request and waits for its answer, also where the handler gives it later. */
                    private ResultActions answered(RequestBuilder request) throws Exception {
                        ResultActions started = mockMvc.perform(request);
                        if (!started.andReturn().getRequest().isAsyncStarted()) {
                            return started;
                        }
                        return mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(started.andReturn()));
                    }
                }
                """)));
    }

    @Test
    void readsConstantsOfOtherClasses() {
        rewriteRun(java("""
                        package shop;

                        interface Paths {
                            String BASE = "/api" + "/v1";
                            String ORDERS = "/orders";
                            String LINES = ORDERS + "/{order}/lines";
                        }
                        """), srcTestJava(java("""
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;
                        import static shop.Paths.LINES;

                        import org.springframework.test.web.servlet.MockMvc;

                        class LinesTest {
                            private MockMvc mockMvc;

                            void shows() throws Exception {
                                mockMvc.perform(get(Paths.BASE + LINES, 1)).andReturn();
                                mockMvc.perform(get(LINES, 1)).andReturn();
                                mockMvc.perform(get(Paths.BASE + Paths.ORDERS)).andReturn();
                            }
                        }
                        """)), srcTestJava(java("""
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        import org.springframework.test.web.servlet.MockMvc;
                        import org.springframework.test.web.servlet.RequestBuilder;
                        import org.springframework.test.web.servlet.ResultActions;
                        import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                        class OrderTest {
                            private MockMvc mockMvc;

                            void shows(String id) throws Exception {
                                mockMvc.perform(get(Paths.BASE + Paths.ORDERS + "/" + id)).andReturn();
                            }
                        }
                        """, """
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        import org.springframework.test.web.servlet.MockMvc;
                        import org.springframework.test.web.servlet.RequestBuilder;
                        import org.springframework.test.web.servlet.ResultActions;
                        import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                        class OrderTest {
                            private MockMvc mockMvc;

                            void shows(String id) throws Exception {
                                answered(get(Paths.BASE + Paths.ORDERS + "/" + id)).andReturn();
                            }

                            /** Performs the request and waits for its answer, also where the handler gives it later. */
                            private ResultActions answered(RequestBuilder request) throws Exception {
                                ResultActions started = mockMvc.perform(request);
                                if (!started.andReturn().getRequest().isAsyncStarted()) {
                                    return started;
                                }
                                return mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(started.andReturn()));
                            }
                        }
                        """)));
    }

    @Test
    void leavesRequestsAloneThatAreWrittenLikeAnotherRoute() {
        rewriteRun(
                spec -> spec.recipe(new MockMvcAwaitsAnswers(
                        List.of("GET /lines/{line}"), List.of("GET /{order}/notes", "POST /{order}/lines"))),
                srcTestJava(java("""
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        import org.springframework.test.web.servlet.MockMvc;

                        class OrderTest {
                            private MockMvc mockMvc;

                            void shows() throws Exception {
                                mockMvc.perform(get("/{id}/notes", 1)).andReturn();
                            }
                        }
                        """)));
    }

    @Test
    void takesSeveralSlashesForOneAndKeepsTheIndentationOfTheClass() {
        rewriteRun(
                spec -> spec.recipe(
                        new MockMvcAwaitsAnswers(List.of("/orders/{id}/lines"), List.of("/orders/{id}/comments"))),
                srcTestJava(java("""
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        import org.springframework.test.web.servlet.MockMvc;
                        import org.springframework.test.web.servlet.RequestBuilder;
                        import org.springframework.test.web.servlet.ResultActions;
                        import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                        class OrderTest {
                          static final String ORDERS = "/orders";
                          private MockMvc mockMvc;

                          void shows() throws Exception {
                            mockMvc.perform(get(ORDERS + "/" + "/{id}/comments", 2)).andReturn();
                            mockMvc.perform(get(ORDERS + "/" + "/{id}/lines", 2)).andReturn();
                          }
                        }
                        """, """
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        import org.springframework.test.web.servlet.MockMvc;
                        import org.springframework.test.web.servlet.RequestBuilder;
                        import org.springframework.test.web.servlet.ResultActions;
                        import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                        class OrderTest {
                          static final String ORDERS = "/orders";
                          private MockMvc mockMvc;

                          void shows() throws Exception {
                            mockMvc.perform(get(ORDERS + "/" + "/{id}/comments", 2)).andReturn();
                            answered(get(ORDERS + "/" + "/{id}/lines", 2)).andReturn();
                          }

                          /** Performs the request and waits for its answer, also where the handler gives it later. */
                          private ResultActions answered(RequestBuilder request) throws Exception {
                            ResultActions started = mockMvc.perform(request);
                            if (!started.andReturn().getRequest().isAsyncStarted()) {
                              return started;
                            }
                            return mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(started.andReturn()));
                          }
                        }
                        """)));
    }

    @Test
    void variablesOfARequestAreOneSegment() {
        rewriteRun(
                spec -> spec.recipe(new MockMvcAwaitsAnswers(List.of("GET /orders/{id}/lines/all"), null)),
                srcTestJava(java("""
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        import org.springframework.test.web.servlet.MockMvc;

                        class OrderTest {
                            private MockMvc mockMvc;

                            void shows() throws Exception {
                                mockMvc.perform(get("/orders/{id}/all", 1)).andReturn();
                            }
                        }
                        """)));
    }

    @Test
    void leavesOtherHttpMethodsOfTheRouteAlone() {
        rewriteRun(
                spec -> spec.recipe(new MockMvcAwaitsAnswers(List.of("POST /orders/{id}"), List.of())),
                srcTestJava(java("""
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        import org.springframework.test.web.servlet.MockMvc;

                        class OrderTest {
                            private MockMvc mockMvc;

                            void shows() throws Exception {
                                mockMvc.perform(get("/orders/1")).andReturn();
                            }
                        }
                        """)));
    }

    @Test
    void readsRequestsThatAreBuiltBefore() {
        rewriteRun(srcTestJava(java("""
                package shop;

                import static org.springframework.test.web.servlet.request.Get.get;

                import org.springframework.test.web.servlet.MockMvc;
                import org.springframework.test.web.servlet.RequestBuilder;
                import org.springframework.test.web.servlet.ResultActions;
                import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                class OrderTest {
                    private MockMvc mockMvc;

                    void shows() throws Exception {
                        RequestBuilder request = get(String.format("/orders/%s", 1));
                        mockMvc.perform(request).andReturn();
                    }

                    void lists() throws Exception {
                        RequestBuilder request = get(String.format("/lines/%s/all", 1));
                        mockMvc.perform(request).andReturn();
                    }
                }
                """, """
                package shop;

                import static org.springframework.test.web.servlet.request.Get.get;

                import org.springframework.test.web.servlet.MockMvc;
                import org.springframework.test.web.servlet.RequestBuilder;
                import org.springframework.test.web.servlet.ResultActions;
                import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                class OrderTest {
                    private MockMvc mockMvc;

                    void shows() throws Exception {
                        RequestBuilder request = get(String.format("/orders/%s", 1));
                        answered(request).andReturn();
                    }

                    void lists() throws Exception {
                        RequestBuilder request = get(String.format("/lines/%s/all", 1));
                        mockMvc.perform(request).andReturn();
                    }

                    /** Performs the request and waits for its answer, also where the handler gives it later. */
                    private ResultActions answered(RequestBuilder request) throws Exception {
                        ResultActions started = mockMvc.perform(request);
                        if (!started.andReturn().getRequest().isAsyncStarted()) {
                            return started;
                        }
                        return mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(started.andReturn()));
                    }
                }
                """)));
    }

    @Test
    void asksThroughTheFieldOfABaseClass() {
        rewriteRun(srcTestJava(java("""
                        package shop;

                        import org.springframework.test.web.servlet.MockMvc;

                        abstract class WebTest {
                            MockMvc mockMvc;
                        }
                        """)), srcTestJava(java("""
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        class OrderTest extends WebTest {
                            void shows() throws Exception {
                                mockMvc.perform(get("/orders/1")).andReturn();
                            }
                        }
                        """, """
                        package shop;

                        import org.springframework.test.web.servlet.RequestBuilder;
                        import org.springframework.test.web.servlet.ResultActions;
                        import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        class OrderTest extends WebTest {
                            void shows() throws Exception {
                                answered(get("/orders/1")).andReturn();
                            }

                            /** Performs the request and waits for its answer, also where the handler gives it later. */
                            private ResultActions answered(RequestBuilder request) throws Exception {
                                ResultActions started = mockMvc.perform(request);
                                if (!started.andReturn().getRequest().isAsyncStarted()) {
                                    return started;
                                }
                                return mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(started.andReturn()));
                            }
                        }
                        """)));
    }

    @Test
    void refusesAPrivateFieldOfABaseClass() {
        rewriteRun(srcTestJava(java("""
                        package shop;

                        import org.springframework.test.web.servlet.MockMvc;

                        abstract class WebTest {
                            private MockMvc mockMvc;

                            MockMvc client() {
                                return mockMvc;
                            }
                        }
                        """)), srcTestJava(java("""
                        package shop;

                        import static org.springframework.test.web.servlet.request.Get.get;

                        import org.springframework.test.web.servlet.MockMvc;

                        class OrderTest extends WebTest {
                            void shows(MockMvc mockMvc) throws Exception {
                                mockMvc.perform(get("/orders/1")).andReturn();
                            }
                        }
                        """)));
    }

    @Test
    void refusesClientsThatAreNoField() {
        rewriteRun(
                spec -> spec.afterRecipe(run -> assertThat(run.getDataTableRows(AsyncMigrationRefusals.class))
                        .extracting(AsyncMigrationRefusals.Row::hazard)
                        .containsExactly("H14")),
                srcTestJava(java("""
                        import static org.springframework.test.web.servlet.request.Get.get;

                        import org.springframework.test.web.servlet.MockMvc;

                        class OrderTest {
                            void shows(MockMvc local) throws Exception {
                                local.perform(get("/orders/1")).andReturn();
                            }
                        }
                        """)));
    }

    @Test
    void leavesMainCodeAlone() {
        rewriteRun(java("""
                import static org.springframework.test.web.servlet.request.Get.get;

                import org.springframework.test.web.servlet.MockMvc;

                class Probe {
                    private MockMvc mockMvc;

                    void ask() throws Exception {
                        mockMvc.perform(get("/orders/1")).andReturn();
                    }
                }
                """));
    }

    @Test
    void readsItsRoutesFromYaml() {
        assertThat(RecipeCatalog.instantiate(
                                new RecipeStep("MockMvcAwaitsAnswers", java.util.Map.of("routes", List.of("/a"))))
                        .validate()
                        .isValid())
                .isTrue();
        assertThat(new MockMvcAwaitsAnswers(List.of(), List.of()).validate().isValid())
                .isFalse();
    }
}
