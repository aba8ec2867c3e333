package dev.unblock.analyzer.linking;

import org.junit.jupiter.api.Test;

class RouterEntriesTest {

    private static EntryFixture routes(String at) {
        String in = "package " + at + "; ";
        return EntryFixture.with(
                in + "public interface HandlerFunction<T> { T handle(Object request); }",
                in
                        + "public interface RequestPredicate { default RequestPredicate and(RequestPredicate o) { return this; } }",
                in + "public class RequestPredicates {"
                        + " public static RequestPredicate GET(String p) { return null; }"
                        + " public static RequestPredicate POST(String p) { return null; }"
                        + " public static RequestPredicate path(String p) { return null; }"
                        + " public static RequestPredicate accept(String p) { return null; } }",
                in + "public interface RouterFunction<T> {"
                        + " RouterFunction<T> andRoute(RequestPredicate p, HandlerFunction<T> h);"
                        + " RouterFunction<T> andNest(RequestPredicate p, RouterFunction<T> r);"
                        + " RouterFunction<T> and(RouterFunction<T> r); }",
                in + "public class RouterFunctions {"
                        + " public static <T> RouterFunction<T> route(RequestPredicate p, HandlerFunction<T> h) { return null; }"
                        + " public static <T> RouterFunction<T> nest(RequestPredicate p, RouterFunction<T> r) { return null; }"
                        + " public static Builder route() { return null; }"
                        + " public interface Builder {"
                        + " Builder GET(String p, HandlerFunction<String> h);"
                        + " Builder GET(String p, RequestPredicate q, HandlerFunction<String> h);"
                        + " Builder POST(String p, HandlerFunction<String> h);"
                        + " Builder path(String p, java.util.function.Consumer<Builder> c);"
                        + " Builder nest(RequestPredicate p, java.util.function.Consumer<Builder> c);"
                        + " Builder add(RouterFunction<String> r);"
                        + " RouterFunction<String> build(); } }");
    }

    private static final String REACTIVE = "org.springframework.web.reactive.function.server";
    private static final String SERVLET = "org.springframework.web.servlet.function";

    private static String imports(String at) {
        return "package app; import " + at + ".*; import static " + at + ".RouterFunctions.*; import static " + at
                + ".RequestPredicates.*;\n";
    }

    @Test
    void findsHandlersOfPlainRoutesOnBothStacks() {
        String source = """
                class Handler {
                    String list(Object r) { return ""; } // entry: KIND GET /orders
                    String add(Object r) { return ""; } // entry: KIND POST /orders
                    String notRouted(Object r) { return ""; }
                }
                class Routes {
                    RouterFunction<String> routes(Handler h) {
                        return route(GET("/orders").and(accept("json")), h::list)
                            .andRoute(POST("/orders"), h::add)
                            .andRoute(path("/any"), r -> ""); // entry: KIND /any
                    }
                }
                """;
        routes(REACTIVE).check(imports(REACTIVE) + source.replace("KIND", "webflux event-loop"));
        routes(SERVLET).check(imports(SERVLET) + source.replace("KIND", "spring-mvc request"));
    }

    @Test
    void putsThePrefixesOfNestedRoutesBeforeTheirPaths() {
        routes(REACTIVE).check(imports(REACTIVE) + """
                class Handler {
                    String a(Object r) { return ""; } // entry: webflux event-loop GET /api/a
                    String b(Object r) { return ""; } // entry: webflux event-loop POST /api/deep/b
                    String c(Object r) { return ""; } // entry: webflux event-loop GET /c
                    String d(Object r) { return ""; } // entry: webflux event-loop GET /far/d
                }
                class Routes {
                    RouterFunction<String> routes(Handler h) {
                        RouterFunction<String> deep = route(POST("/b"), h::b);
                        return nest(path("/api"), route(GET("/a"), h::a).andNest(path("/deep"), deep))
                            .andRoute(GET("/c"), h::c)
                            .andNest(path("/far"), others(h));
                    }
                    private RouterFunction<String> others(Handler h) { return route(GET("/d"), h::d); }
                }
                """);
    }

    @Test
    void followsBuildersIntoTheirLambdas() {
        routes(REACTIVE).check(imports(REACTIVE) + """
                class Handler implements HandlerFunction<String> {
                    public String handle(Object r) { return ""; } // entry: webflux event-loop GET /orders/bean
                    String one(Object r) { return ""; } // entry: webflux event-loop GET /orders/{id}
                    String all(Object r) { return ""; } // entry: webflux event-loop GET /orders
                    String add(Object r) { return ""; } // entry: webflux event-loop POST /orders/json/new
                    String top(Object r) { return ""; } // entry: webflux event-loop GET /top
                    String made(Object r) { return ""; } // entry: webflux event-loop GET /orders/made
                }
                class Routes {
                    RouterFunction<String> routes(Handler h) {
                        return route()
                            .GET("/top", h::top)
                            .path("/orders", orders -> orders
                                .GET("/{id}", accept("json"), h::one)
                                .GET("", h::all)
                                .GET("/bean", new Handler())
                                .GET("/made", made(h))
                                .nest(path("/json"), json -> json.POST("/new", h::add)))
                            .build();
                    }
                    private HandlerFunction<String> made(Handler h) { return h::made; }
                }
                """);
    }

    @Test
    void findsHandlersGivenToBuildersOfOthers() {
        routes(REACTIVE)
                .and(EntryFixture.with("package org.docs.webflux; public class DocsRouteBuilder {"
                        + " public static DocsRouteBuilder route() { return null; }"
                        + " public DocsRouteBuilder GET(String p, " + REACTIVE + ".HandlerFunction<String> h,"
                        + " java.util.function.Consumer<String> docs) { return this; }"
                        + " public DocsRouteBuilder nest(" + REACTIVE + ".RequestPredicate p,"
                        + " java.util.function.Supplier<" + REACTIVE + ".RouterFunction<String>> r) { return this; }"
                        + " public " + REACTIVE + ".RouterFunction<String> build() { return null; } }"))
                .check("""
                        package app;
                        import org.docs.webflux.DocsRouteBuilder;
                        import org.springframework.web.reactive.function.server.*;
                        import java.util.function.Supplier;
                        class Orders implements HandlerFunction<String> {
                            public String handle(Object r) { return ""; } // entry: webflux event-loop GET /orders
                        }
                        class Endpoints {
                            RouterFunction<String> endpoint() {
                                return DocsRouteBuilder.route()
                                    .GET("/orders", new Orders(), docs -> docs.length())
                                    .nest(RequestPredicates.path("/users"), users())
                                    .build();
                            }
                            Supplier<RouterFunction<String>> users() {
                                return () -> DocsRouteBuilder.route().GET("/{id}", this::user, docs -> {}).build();
                            }
                            String user(Object r) { return ""; } // entry: webflux event-loop GET /users/{id}
                        }
                        """);
    }
}
