package dev.unblock.analyzer.linking;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WebEntriesTest {

    private static final String IMPORTS = """
            package app;
            import org.springframework.core.annotation.*;
            import org.springframework.stereotype.*;
            import org.springframework.web.bind.annotation.*;
            import org.springframework.web.service.annotation.*;
            import reactor.core.publisher.*;
            """;
    private static final String WEB = "org.springframework.web.bind.annotation.";

    private static EntryFixture spring() {
        return EntryFixture.with(
                "@org.springframework.stereotype.Component value\n@org.springframework.stereotype.Controller value",
                "@org.springframework.cloud.openfeign.FeignClient value",
                "package org.springframework.core.annotation;"
                        + " public @interface AliasFor { Class<?> annotation(); String attribute() default \"\"; }",
                "package org.springframework.web.bind.annotation;"
                        + " @org.springframework.stereotype.Controller public @interface RestController { String value() default \"\"; }",
                "package org.springframework.web.bind.annotation; public enum RequestMethod { GET, POST, PUT }",
                "package org.springframework.web.bind.annotation; public @interface RequestMapping {"
                        + " String[] value() default {}; String[] path() default {}; RequestMethod[] method() default {}; }",
                "@" + WEB + "GetMapping value path\n@" + WEB + "PostMapping value path\n@" + WEB
                        + "DeleteMapping value path",
                "@" + WEB + "ExceptionHandler value\n@" + WEB + "ModelAttribute value\n@" + WEB + "InitBinder value",
                "@" + WEB + "ControllerAdvice value",
                "@org.springframework.web.service.annotation.HttpExchange value url\n"
                        + "@org.springframework.web.service.annotation.GetExchange value url",
                "package reactor.core.publisher; public class Mono<T> {}",
                "package reactor.core.publisher; public class Flux<T> {}");
    }

    private static EntryFixture servlet() {
        return spring().and(EntryFixture.with(
                "package org.springframework.web.servlet; public class DispatcherServlet {}"));
    }

    private static EntryFixture webFlux() {
        return spring().and(EntryFixture.with(
                "package org.springframework.web.reactive; public class DispatcherHandler {}",
                "package org.springframework.web.reactive.config; public interface BlockingExecutionConfigurer {"
                        + " BlockingExecutionConfigurer setExecutor(java.util.concurrent.Executor e); }",
                "package org.springframework.web.reactive.config; public interface WebFluxConfigurer {"
                        + " default void configureBlockingExecution(BlockingExecutionConfigurer c) {} }"));
    }

    @Test
    void findsControllersThatTheProjectMarksAndMapsItself() {
        EntryFixture.with("package org.springframework.web.servlet.mvc.method.annotation;"
                        + " public class RequestMappingHandlerMapping {}")
                .and(servlet())
                .check(IMPORTS + """
                        @interface AdminController { }
                        class AdminMapping extends
                                org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping { }
                        @AdminController class Instances {
                            @GetMapping("/instances") String list() { return ""; } // entry: spring-mvc request GET /instances
                            String other() { return ""; }
                        }
                        class Unmarked {
                            @GetMapping("/unmarked") String list() { return ""; }
                        }
                        """);
    }

    @Test
    void putsRoutesBelowThePathsThatTheSettingsName() {
        String orders = IMPORTS + """
                @RestController @RequestMapping("/orders") class Orders {
                    @GetMapping String list() { return ""; } // entry: spring-mvc request GET /shop/api/orders
                    @PostMapping("/{id}") void add() { } // entry: spring-mvc request POST /shop/api/orders/{id}
                }
                """;
        servlet()
                .check(
                        Map.of(
                                "server.servlet.context-path", "/shop",
                                "spring.mvc.servlet.path", "${dispatcher:/api}",
                                "spring.webflux.base-path", "/not"),
                        orders);
    }

    @Test
    void putsReactiveRoutesBelowTheirOwnBasePath() {
        webFlux()
                .check(
                        Map.of("spring.webflux.base-path", "/flux", "server.servlet.context-path", "/not"),
                        IMPORTS + """
                @RestController class Orders {
                    @GetMapping("/orders") Mono<String> list() { return null; } // entry: webflux event-loop GET /flux/orders
                }
                """);
    }

    @Test
    void handlesRequestsOfAnInterfaceThatComesInAJar() {
        servlet()
                .and(EntryFixture.with("package api; public interface OrdersApi {"
                        + " @org.springframework.web.bind.annotation.GetMapping(\"/orders\") String list();"
                        + " default String name() { return \"\"; } }"))
                .check(IMPORTS + """
                        @RestController class Orders implements api.OrdersApi {
                            @Override public String list() { return ""; } // entry: spring-mvc request
                            public String other() { return ""; }
                        }
                        """);
    }

    @Test
    void takesEveryPathAndVerbOfAMapping() {
        servlet().check(IMPORTS + """
                @RestController @RequestMapping({"/api", "/v1"}) class Orders {
                    @GetMapping({"a", "/b/"}) void two() {} // entry: spring-mvc request GET /api/a, GET /api/b, GET /v1/a, GET /v1/b
                    @RequestMapping(path = "c", method = {RequestMethod.GET, RequestMethod.POST})
                    void verbs() {} // entry: spring-mvc request GET /api/c, GET /v1/c, POST /api/c, POST /v1/c
                    @RequestMapping void all() {} // entry: spring-mvc request /api, /v1
                    void notMapped() {}
                    @GetMapping static void ofTheType() {} // entry: spring-mvc request GET /api, GET /v1
                }
                @Component class NoController { @GetMapping("/x") void x() {} }
                @org.springframework.cloud.openfeign.FeignClient interface Client { @GetMapping("/y") String y(); }
                """);
    }

    @Test
    void findsMappingsOnWhatIsOverriddenTheNearestFirst() {
        servlet().check(IMPORTS + """
                @RequestMapping("/api") interface Api<T, K> {
                    @GetMapping("/{id}") T one(K id);
                    @PostMapping void add(T made);
                    @GetMapping("/default") default String plain() { return ""; } // entry: spring-mvc request GET /api/default, GET /cars/default
                    @GetMapping("/old") String moved();
                }
                abstract class Base<T> implements Api<T, Long> {
                    @DeleteMapping("/{id}") public void drop(Long id) {} // entry: spring-mvc request DELETE /api/{id}, DELETE /cars/{id}
                    public void add(T made) {} // entry: spring-mvc request POST /api
                }
                @RestController class Orders extends Base<String> {
                    public String one(Long id) { return ""; } // entry: spring-mvc request GET /api/{id}
                    @GetMapping("/new") public String moved() { return ""; } // entry: spring-mvc request GET /api/new
                    public String toString() { return ""; }
                }
                @RestController @RequestMapping("/cars") class Cars extends Base<Integer> {
                    public Integer one(Long id) { return 1; } // entry: spring-mvc request GET /cars/{id}
                    public String moved() { return ""; } // entry: spring-mvc request GET /cars/old
                    public void add(Integer made) {} // entry: spring-mvc request POST /cars
                }
                abstract class Unused { @GetMapping("/unused") void unused() {} }
                """);
    }

    @Test
    void understandsComposedAnnotations() {
        servlet().check(IMPORTS + """
                @RestController @RequestMapping @interface Endpoint {
                    @AliasFor(annotation = RequestMapping.class, attribute = "path") String[] at();
                    String value() default "";
                }
                @RequestMapping(method = RequestMethod.PUT) @interface Store {
                    @AliasFor(annotation = RequestMapping.class) String[] value();
                }
                @Endpoint(at = "/shop", value = "beanName") class Orders {
                    @Store("/{id}") void store() {} // entry: spring-mvc request PUT /shop/{id}
                    @Deprecated void other() {}
                }
                """);
    }

    @Test
    void fillsInPlaceholdersBySettingOrDefault() {
        servlet().check(Map.of("api.base", "/v2"), IMPORTS + """
                @RestController @RequestMapping("${api.base:/v1}") class Orders {
                    @GetMapping("${list:/all}") void list() {} // entry: spring-mvc request GET /v2/all
                    @GetMapping("${unknown}") void open() {} // entry: spring-mvc request GET /v2/${unknown}
                }
                """);
    }

    @Test
    void servesHttpExchangesOfControllersButNotOfClients() {
        servlet().check(IMPORTS + """
                @HttpExchange("/rates") interface Rates { @GetExchange("/{day}") String of(String day); }
                interface Remote { @GetExchange("/far") String far(); }
                @RestController class RatesController implements Rates {
                    public String of(String day) { return ""; } // entry: spring-mvc request GET /rates/{day}
                }
                """);
    }

    @Test
    void findsHandlersBehindInterfacesThatAreOnlyInAJar() {
        servlet()
                .and(EntryFixture.with(
                        "package org.api; public interface OwnersApi { String list(); default void close() {} }"))
                .check(IMPORTS + """
                        @RestController class Owners implements org.api.OwnersApi, Runnable {
                            public String list() { return ""; } // entry: spring-mvc request
                            public void run() {}
                            public String other() { return ""; }
                        }
                        @Component class Service implements org.api.OwnersApi { public String list() { return ""; } }
                        """);
    }

    @Test
    void runsWhatIsAroundHandlersOnTheirThread() {
        servlet().check(IMPORTS + """
                @ControllerAdvice class Advice {
                    @ExceptionHandler void wrong() {} // entry: exception-handler request
                    @ModelAttribute("user") String user() { return ""; } // entry: model-attribute request user
                    @InitBinder void bind() {} // entry: init-binder request
                    void show(@ModelAttribute String form) {}
                }
                """);
    }

    @Test
    void servesFromEventLoopsWhereOnlyWebFluxIs() {
        webFlux().check(IMPORTS + """
                @RestController class Orders {
                    @GetMapping("/a") Mono<String> publisher() { return null; } // entry: webflux event-loop GET /a
                    @GetMapping("/b") String plain() { return ""; } // entry: webflux event-loop GET /b
                }
                @ControllerAdvice class Advice { @ExceptionHandler void wrong() {} } // entry: exception-handler event-loop
                """);
    }

    @Test
    void servesFromRequestThreadsWhereBothStacksAre() {
        webFlux()
                .and(EntryFixture.with("package org.springframework.web.servlet; public class DispatcherServlet {}"))
                .check(IMPORTS + """
                        @RestController class Orders {
                            @GetMapping("/a") Mono<String> publisher() { return null; } // entry: spring-mvc request GET /a
                        }
                        """);
        webFlux()
                .and(EntryFixture.with("package org.springframework.web.servlet; public class DispatcherServlet {}"))
                .check(Map.of("spring.main.web-application-type", "reactive"), IMPORTS + """
                        @RestController class Orders {
                            @GetMapping("/a") String plain() { return ""; } // entry: webflux event-loop GET /a
                        }
                        """);
    }

    @Test
    void goesByTheResultWhereNoStackIsKnown() {
        spring().check(IMPORTS + """
                @RestController class Orders {
                    @GetMapping("/a") Flux<String> publisher() { return null; } // entry: webflux event-loop GET /a
                    @GetMapping("/b") String plain() { return ""; } // entry: spring-mvc request GET /b
                }
                """);
    }

    @Test
    void runsPlainHandlersElsewhereWhereWebFluxIsToldSo() {
        webFlux().check(IMPORTS + """
                class Config implements org.springframework.web.reactive.config.WebFluxConfigurer {
                    public void configureBlockingExecution(org.springframework.web.reactive.config.BlockingExecutionConfigurer c) {
                        c.setExecutor(java.util.concurrent.Executors.newCachedThreadPool());
                    }
                }
                @RestController class Orders {
                    @GetMapping("/a") Mono<String> publisher() { return null; } // entry: webflux event-loop GET /a
                    @GetMapping("/b") String plain() { return ""; } // entry: webflux unbounded-pool GET /b
                }
                """);
        webFlux().check(Map.of("spring.threads.virtual.enabled", "true"), IMPORTS + """
                @RestController class Orders {
                    @GetMapping("/a") Mono<String> publisher() { return null; } // entry: webflux event-loop GET /a
                    @GetMapping("/b") String plain() { return ""; } // entry: webflux virtual GET /b
                }
                """);
    }
}
