package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.EntryPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entry points of sources alone: no class files, no class path, no build file. */
class BareSourcesEntriesTest {

    @TempDir
    Path folder;

    @Test
    void findsControllersByTheirImports() throws IOException {
        assertThat(entries("""
                package shop;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.http.ResponseEntity;
                @RestController @RequestMapping(Orders.BASE) public class Orders {
                    static final String BASE = "/orders";
                    @GetMapping(value = {"/a", "/b"}) public ResponseEntity<String> list() { return null; }
                    @RequestMapping(path = "/{id}", method = {RequestMethod.PUT, RequestMethod.PATCH}) public void set(Missing m) {}
                    public void other() {}
                }
                """))
                .containsExactly(
                        "spring-mvc request shop.Orders#list() GET /orders/a, GET /orders/b",
                        "spring-mvc request shop.Orders#set(Missing) PATCH /orders/{id}, PUT /orders/{id}");
    }

    @Test
    void findsBeansThatAreLambdas() throws IOException {
        assertThat(entries("""
                package shop;
                import org.springframework.context.annotation.*;
                import org.springframework.security.core.userdetails.UserDetailsService;
                import org.springframework.boot.CommandLineRunner;
                @Configuration class Security {
                    @Bean UserDetailsService users(UserRepository users) { return name -> users.findByName(name).orElseThrow(); }
                    @Bean CommandLineRunner seed(UserRepository users) {
                        return args -> {
                            users.save("a");
                        };
                    }
                }
                """))
                .containsExactly(
                        "runner startup shop.Security#seed(UserRepository)",
                        "security request shop.Security#users(UserRepository)");
    }

    @Test
    void findsControllersWithoutAnnotations() throws IOException {
        assertThat(entries("""
                package shop;
                import javax.servlet.http.*;
                import org.springframework.web.servlet.ModelAndView;
                import org.springframework.web.servlet.mvc.*;
                class Orders extends AbstractController {
                    @Override protected ModelAndView handleRequestInternal(HttpServletRequest q, HttpServletResponse a) { return null; }
                }
                class Help extends ParameterizableViewController {
                    @Override protected ModelAndView handleRequestInternal(HttpServletRequest q, HttpServletResponse a) { return null; }
                }
                """))
                .containsExactly(
                        "spring-mvc request shop.Help#handleRequestInternal(HttpServletRequest, HttpServletResponse)",
                        "spring-mvc request shop.Orders#handleRequestInternal(HttpServletRequest, HttpServletResponse)");
    }

    @Test
    void findsHandlersOfEventuate() throws IOException {
        assertThat(entries("""
                package shop;
                import io.eventuate.tram.events.subscriber.*;
                import io.eventuate.tram.sagas.participant.SagaCommandHandlersBuilder;
                class Consumers {
                    DomainEventHandlers events() {
                        return DomainEventHandlersBuilder.forAggregateType("shop.Order")
                                .onEvent(OrderPlaced.class, this::placed)
                                .onEvent(OrderGone.class, this::gone)
                                .build();
                    }
                    Object commands() {
                        return SagaCommandHandlersBuilder.fromChannel("orders").onMessage(Approve.class, this::approve).build();
                    }
                    private void placed(DomainEventEnvelope<OrderPlaced> event) {}
                    private void gone(DomainEventEnvelope<OrderGone> event) {}
                    public Object approve(Object message) { return null; }
                }
                """))
                .containsExactly(
                        "command-handler listener shop.Consumers#approve(Object) orders",
                        "event-consumer listener shop.Consumers#gone(DomainEventEnvelope) shop.Order",
                        "event-consumer listener shop.Consumers#placed(DomainEventEnvelope) shop.Order");
    }

    @Test
    void findsRoutesOfVertxWithTheirPaths() throws IOException {
        assertThat(entries("""
                package shop;
                import io.vertx.core.AbstractVerticle;
                import io.vertx.ext.web.Router;
                import io.vertx.ext.web.RoutingContext;
                public class Orders extends AbstractVerticle {
                    private static final String ALL = "/orders";
                    @Override public void start() {
                        final Router router = Router.router(vertx);
                        router.get(ALL).handler(this::all);
                        router.delete("/orders/:id").produces("text/plain").blockingHandler(this::drop);
                    }
                    private void all(RoutingContext context) {}
                    private void drop(RoutingContext context) {}
                }
                """))
                .containsExactly(
                        "vertx event-loop shop.Orders#all(RoutingContext) GET /orders",
                        "vertx bounded-pool shop.Orders#drop(RoutingContext) DELETE /orders/:id",
                        "vertx event-loop shop.Orders#start()");
    }

    @Test
    void findsWhatDropwizardRuns() throws IOException {
        assertThat(entries("""
                package shop;
                import com.codahale.metrics.health.HealthCheck;
                import io.dropwizard.Application;
                import io.dropwizard.cli.ConfiguredCommand;
                import io.dropwizard.setup.Environment;
                public class Shop extends Application<Settings> {
                    @Override public void run(Settings settings, Environment environment) {}
                }
                class Seed extends ConfiguredCommand<Settings> {
                    @Override protected void run(Bootstrap<Settings> bootstrap, Namespace space, Settings settings) {}
                }
                class Alive extends HealthCheck {
                    @Override protected Result check() { return null; }
                }
                """))
                .containsExactly(
                        "command main shop.Seed#run(Bootstrap, Namespace, Settings)",
                        "health request shop.Alive#check()",
                        "runner startup shop.Shop#run(Settings, Environment)");
    }

    @Test
    void takesOverridesOfAnInterfaceThatTheBuildGeneratesForHandlers() throws IOException {
        assertThat(entries("""
                package org.springframework.samples.shop;
                import org.springframework.samples.shop.api.OwnersApi;
                import org.springframework.web.bind.annotation.RestController;
                @RestController public class Owners implements OwnersApi, Comparable<Owners> {
                    @Override public String list() { return null; }
                    @Override public String toString() { return ""; }
                    public String help() { return null; }
                }
                """)).containsExactly("spring-mvc request org.springframework.samples.shop.Owners#list()");
    }

    @Test
    void servesFromRequestThreadsWhereHandlersTakeTheServletsResponse() throws IOException {
        assertThat(entries("""
                package shop;
                import jakarta.servlet.http.HttpServletResponse;
                import org.springframework.web.bind.annotation.*;
                import reactor.core.publisher.Flux;
                @RestController public class Chat {
                    @GetMapping("/chat") public Flux<String> chat(HttpServletResponse response) { return null; }
                }
                """)).containsExactly("spring-mvc request shop.Chat#chat(HttpServletResponse) GET /chat");
    }

    @Test
    void findsHandlersInLongChainsOfBuildersThatAreNotThere() throws IOException {
        assertThat(entries("""
                package shop;
                import static org.springdoc.webflux.core.fn.SpringdocRouteBuilder.route;
                import static org.springframework.web.reactive.function.server.RequestPredicates.path;
                import org.springframework.web.reactive.function.server.*;
                import reactor.core.publisher.Mono;
                class Orders {
                    RouterFunction<ServerResponse> endpoint() {
                        return route().nest(path("/api"), () -> route()
                            .GET("/a", this::a, docs -> docs.operationId("a").tag("x"))
                            .PUT("/b", this::a, docs -> docs.operationId("b").tag("x"))
                            .POST("/c", this::a, docs -> docs.operationId("c").tag("x"))
                            .GET("/d", this::a, docs -> docs.operationId("d").tag("x"))
                            .GET("/e", this::a, docs -> docs.operationId("e").tag("x"))
                            .GET("/f", this::a, docs -> docs.operationId("f").tag("x"))
                            .GET("/g", this::a, docs -> docs.operationId("g").tag("x"))
                            .DELETE("/last", this::last, docs -> docs.operationId("last").tag("x"))
                            .build()).build();
                    }
                    Mono<ServerResponse> a(ServerRequest request) { return null; }
                    Mono<ServerResponse> last(ServerRequest request) { return null; }
                }
                """))
                .containsExactly(
                        "webflux event-loop shop.Orders#a(ServerRequest) GET /api/a, GET /api/d, GET /api/e, GET /api/f,"
                                + " GET /api/g, POST /api/c, PUT /api/b",
                        "webflux event-loop shop.Orders#last(ServerRequest) DELETE /api/last");
    }

    @Test
    void startsCompactSourcesAtTheirMain() throws IOException {
        assertThat(entries("""
                import module java.base;
                void main() throws Exception { Thread.sleep(1); }
                private void main(int n) {}
                """)).containsExactly("main main Source#main()");
    }

    @Test
    void takesOneOfTwoTypesOfOneName() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/src/main/java/shop"));
        Files.writeString(other.resolve("Orders.java"), """
                package shop;
                import org.springframework.scheduling.annotation.Scheduled;
                class Orders { @Scheduled(fixedRate = 1) void tick() {} @Scheduled(fixedRate = 2) void tock() {} }
                """);
        assertThat(entries("""
                package shop;
                import org.springframework.scheduling.annotation.Scheduled;
                class Orders { @Scheduled(fixedRate = 3) void beat() {} }
                """)).isNotEmpty();
    }

    @Test
    void servesFromEventLoopsWhereOnlyTypesOfWebFluxAreUsed() throws IOException {
        assertThat(entries("""
                package shop;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.server.ServerWebExchange;
                @RestController public class Feed {
                    @GetMapping("/a") public String path(ServerWebExchange exchange) { return null; }
                    @GetMapping("/b") public String plain() { return null; }
                }
                """))
                .containsExactly(
                        "webflux event-loop shop.Feed#path(ServerWebExchange) GET /a",
                        "webflux event-loop shop.Feed#plain() GET /b");
    }

    @Test
    void servesFromRequestThreadsWhereOnlyTheClientOfWebFluxIsUsed() throws IOException {
        assertThat(entries("""
                package shop;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.reactive.function.client.WebClient;
                import org.springframework.web.server.ResponseStatusException;
                @RestController public class Feed {
                    @GetMapping("/a") public String plain() { return null; }
                    private WebClient client() { return null; }
                    private ResponseStatusException wrong() { return null; }
                }
                """)).containsExactly("spring-mvc request shop.Feed#plain() GET /a");
    }

    @Test
    void takesOverridesOfGeneratedResourcesForHandlersButNotOfOtherInterfaces() throws IOException {
        assertThat(entries("""
                package com.shop.rest;
                import com.shop.api.HeroesResource;
                import com.shop.api.Visitor;
                import io.smallrye.mutiny.Uni;
                import org.lib.FarApi;
                public class Heroes implements HeroesResource {
                    @Override public Uni<String> one() { return null; }
                    @Override public String all() { return null; }
                }
                class Walk implements Visitor { @Override public void visit() {} }
                class Far implements FarApi { @Override public void far() {} }
                """))
                .containsExactly(
                        "jax-rs request com.shop.rest.Heroes#all()", "jax-rs event-loop com.shop.rest.Heroes#one()");
    }

    @Test
    void findsHandlersOfRoutesByTheirImports() throws IOException {
        assertThat(entries("""
                package shop;
                import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
                import static org.springframework.web.reactive.function.server.RequestPredicates.path;
                import static org.springframework.web.reactive.function.server.RouterFunctions.nest;
                import static org.springframework.web.reactive.function.server.RouterFunctions.route;
                import org.springframework.web.reactive.function.server.*;
                import reactor.core.publisher.Mono;
                public class Routes {
                    RouterFunction<ServerResponse> routes(Handler handler) {
                        return nest(path("/api"), route(GET("/orders"), handler::list));
                    }
                    RouterFunction<ServerResponse> built(Handler handler) {
                        return RouterFunctions.route().POST("/new", handler::add).build();
                    }
                }
                class Handler {
                    Mono<ServerResponse> list(ServerRequest request) { return null; }
                    Mono<ServerResponse> add(ServerRequest request) { return null; }
                    Mono<ServerResponse> unused(ServerRequest request) { return null; }
                }
                """))
                .containsExactly(
                        "webflux event-loop shop.Handler#add(ServerRequest) POST /new",
                        "webflux event-loop shop.Handler#list(ServerRequest) GET /api/orders");
    }

    @Test
    void findsResourcesAndFiltersByTheirImports() throws IOException {
        assertThat(entries("""
                package shop;
                import io.smallrye.mutiny.Uni;
                import jakarta.ws.rs.*;
                import org.springframework.web.filter.OncePerRequestFilter;
                @Path("/heroes") public class Heroes {
                    @GET @Path("/{id}") public Uni<String> one() { return null; }
                    @DELETE public void drop() {}
                }
                class Log extends OncePerRequestFilter {
                    @Override protected void doFilterInternal(Object q, Object s, Object c) {}
                }
                """))
                .containsExactly(
                        "filter request shop.Log#doFilterInternal(Object, Object, Object)",
                        "jax-rs request shop.Heroes#drop() DELETE /heroes",
                        "jax-rs event-loop shop.Heroes#one() GET /heroes/{id}");
    }

    private List<String> entries(String source) throws IOException {
        Files.writeString(folder.resolve("Source.java"), source);
        AnalysisRequest request =
                new AnalysisRequest(folder, List.of(), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return analysis.program().entryPoints().stream()
                    .map(BareSourcesEntriesTest::described)
                    .toList();
        }
    }

    private static String described(EntryPoint point) {
        return (point.kind() + " " + point.thread().label() + " " + point.method() + " "
                        + point.route().orElse(""))
                .strip();
    }
}
