package dev.unblock.analyzer.linking;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** JAX-RS, Quarkus, Micronaut, servlets, Vert.x, Netty, gRPC and what else serves. */
class ServerEntriesTest {

    private static EntryFixture jaxRs() {
        return EntryFixture.with(
                "@jakarta.ws.rs.GET\n@jakarta.ws.rs.POST\n@jakarta.ws.rs.Path value\n@jakarta.ws.rs.HttpMethod value",
                "@javax.ws.rs.GET\n@javax.ws.rs.Path value",
                "@io.smallrye.common.annotation.Blocking\n@io.smallrye.common.annotation.NonBlocking",
                "@io.smallrye.common.annotation.RunOnVirtualThread",
                "package io.smallrye.mutiny; public class Uni<T> {}",
                "package jakarta.ws.rs.container; public interface ContainerRequestFilter { void filter(Object c); }",
                "package jakarta.ws.rs.ext; public interface ExceptionMapper<E> { Object toResponse(E e); }");
    }

    private static final String JAX_RS = "package app;\nimport jakarta.ws.rs.*; import io.smallrye.common.annotation.*;"
            + " import io.smallrye.mutiny.Uni; import java.util.concurrent.*;\n";

    @Test
    void findsResourcesTheirInterfacesAndSubResources() {
        jaxRs().check(JAX_RS + """
                @HttpMethod("PURGE") @interface PURGE {}
                @Path("/orders") interface OrdersApi { @GET @Path("{id}") String one(String id); }
                class Orders implements OrdersApi {
                    public String one(String id) { return ""; } // entry: jax-rs request GET /orders/{id}
                    @POST public void add() {} // entry: jax-rs request POST /orders
                    @PURGE public void purge() {} // entry: jax-rs request PURGE /orders
                    @Path("{id}/lines") public Lines lines() { return new Lines(); } // entry: jax-rs request
                    public void other() {}
                }
                class Lines { @GET @Path("/{n}") public String line() { return ""; } } // entry: jax-rs request GET /orders/{id}/lines/{n}
                @Path("/remote") interface Client { @GET String far(); }
                @javax.ws.rs.Path("old") class Old { @javax.ws.rs.GET public String get() { return ""; } } // entry: jax-rs request GET /old
                """);
    }

    @Test
    void findsFiltersAndExceptionMappers() {
        jaxRs().check(JAX_RS + """
                class Auth implements jakarta.ws.rs.container.ContainerRequestFilter {
                    public void filter(Object c) {} // entry: filter request
                    void help() {}
                }
                class Wrong implements jakarta.ws.rs.ext.ExceptionMapper<RuntimeException> {
                    public Object toResponse(RuntimeException e) { return ""; } // entry: exception-handler request
                }
                """);
    }

    @Test
    void goesBySignatureAndAnnotationOnQuarkus() {
        EntryFixture quarkus = EntryFixture.with(
                "package io.quarkus.runtime; public class Quarkus {}",
                "@io.quarkus.scheduler.Scheduled cron every\n@jakarta.transaction.Transactional",
                "@org.eclipse.microprofile.reactive.messaging.Incoming value",
                "@io.quarkus.vertx.ConsumeEvent value",
                "@jakarta.enterprise.event.Observes",
                "package io.quarkus.runtime; public class StartupEvent {}");
        jaxRs().and(quarkus).check(JAX_RS + """
                @Path("/a") class Orders {
                    @GET @Path("u") public Uni<String> uni() { return null; } // entry: jax-rs event-loop GET /a/u
                    @GET @Path("c") public CompletionStage<String> stage() { return null; } // entry: jax-rs event-loop GET /a/c
                    @GET @Path("p") public String plain() { return ""; } // entry: jax-rs request GET /a/p
                    @GET @Path("b") @Blocking public Uni<String> told() { return null; } // entry: jax-rs request GET /a/b
                    @GET @Path("n") @NonBlocking public String fast() { return ""; } // entry: jax-rs event-loop GET /a/n
                    @GET @Path("v") @RunOnVirtualThread public String light() { return ""; } // entry: jax-rs virtual GET /a/v
                    @GET @Path("t") @RunOnVirtualThread @jakarta.transaction.Transactional public String kept() { return ""; } // entry: jax-rs request GET /a/t
                    @io.quarkus.scheduler.Scheduled(every = "10s") void tick() {} // entry: scheduled scheduler every 10s
                    @org.eclipse.microprofile.reactive.messaging.Incoming("in") void in(String s) {} // entry: stream-listener listener in
                    @io.quarkus.vertx.ConsumeEvent("bus") void bus(String s) {} // entry: vertx event-loop bus
                    void start(@jakarta.enterprise.event.Observes io.quarkus.runtime.StartupEvent e) {} // entry: event-listener startup io.quarkus.runtime.StartupEvent
                }
                @NonBlocking @Path("/n") class Fast { @GET public String get() { return ""; } } // entry: jax-rs event-loop GET /n
                """);
    }

    @Test
    void servesStagesFromRequestThreadsOutsideOfQuarkus() {
        jaxRs().check(JAX_RS + """
                @Path("/a") class Orders {
                    @GET public CompletionStage<String> stage() { return null; } // entry: jax-rs request GET /a
                }
                """);
    }

    @Test
    void servesMicronautFromEventLoopsUnlessToldElsewhere() {
        EntryFixture.with(
                        "@io.micronaut.http.annotation.Controller value\n@io.micronaut.http.annotation.Get value uri uris",
                        "@io.micronaut.http.annotation.Post value uri\n@io.micronaut.scheduling.annotation.ExecuteOn value",
                        "@io.micronaut.http.client.annotation.Client value",
                        "@io.micronaut.scheduling.annotation.Scheduled fixedDelay")
                .check(
                        "package app;\nimport io.micronaut.http.annotation.*; import io.micronaut.scheduling.annotation.*;\n"
                                + """
                        @Controller("/orders") class Orders {
                            @Get("/{id}") String one() { return ""; } // entry: micronaut event-loop GET /orders/{id}
                            @Get(uris = {"/a", "/b"}) String two() { return ""; } // entry: micronaut event-loop GET /orders/a, GET /orders/b
                            @Post @ExecuteOn("io") void add() {} // entry: micronaut request POST /orders
                            @Scheduled(fixedDelay = "5s") void clean() {} // entry: scheduled scheduler 5s after the last
                        }
                        @io.micronaut.http.client.annotation.Client("/far") interface Far { @Get String far(); }
                        """);
    }

    @Test
    void servesMicronautFromTheThreadsThatItsSettingSelects() {
        EntryFixture micronaut = EntryFixture.with(
                "@io.micronaut.http.annotation.Controller value\n@io.micronaut.http.annotation.Get value uri uris",
                "@io.micronaut.core.annotation.NonBlocking value",
                "package org.reactivestreams; public interface Publisher<T> {}");
        String plain = """
                package app;
                import io.micronaut.http.annotation.*;
                @Controller("/orders") class Orders {
                    @Get("/a") String one() { return ""; } // entry: micronaut request GET /orders/a
                """;
        micronaut.check(Map.of("micronaut.server.thread-selection", "AUTO"), plain + """
                    @Get("/b") org.reactivestreams.Publisher<String> two() { return null; } // entry: micronaut event-loop GET /orders/b
                    @Get("/c") @io.micronaut.core.annotation.NonBlocking String three() { return ""; } // entry: micronaut event-loop GET /orders/c
                }
                """);
        micronaut.check(Map.of("micronaut.server.thread-selection", "io"), plain + """
                    @Get("/b") org.reactivestreams.Publisher<String> two() { return null; } // entry: micronaut request GET /orders/b
                }
                """);
    }

    @Test
    void findsServletsFiltersAndInterceptors() {
        EntryFixture.with(
                        "package javax.servlet.http; public class HttpServlet implements javax.servlet.Servlet {"
                                + " protected void doGet(Object q, Object s) {} protected void doPost(Object q, Object s) {} }",
                        "package javax.servlet; public interface Servlet {}",
                        "package jakarta.servlet; public interface Filter { void doFilter(Object q); }",
                        "package org.springframework.web.filter; public abstract class OncePerRequestFilter implements jakarta.servlet.Filter {"
                                + " public void doFilter(Object q) {} protected abstract void doFilterInternal(Object q); }",
                        "package org.springframework.web.servlet; public interface HandlerInterceptor {"
                                + " default boolean preHandle(Object q) { return true; } }")
                .check("""
                        package app;
                        class Cart extends javax.servlet.http.HttpServlet {
                            protected void doGet(Object q, Object s) {} // entry: servlet request
                            protected void help() {}
                        }
                        class Plain { void doGet(Object q, Object s) {} }
                        class Log extends org.springframework.web.filter.OncePerRequestFilter {
                            protected void doFilterInternal(Object q) {} // entry: filter request
                        }
                        class Auth implements org.springframework.web.servlet.HandlerInterceptor {
                            public boolean preHandle(Object q) { return true; } // entry: interceptor request
                        }
                        """);
    }

    @Test
    void findsWhatServesStaticResources() {
        EntryFixture.with(
                        "package org.springframework.web.reactive.resource; public abstract class PathResourceResolver {"
                                + " protected Object getResource(String path, Object location) { return null; } }",
                        "package org.springframework.web.servlet.resource; public interface ResourceTransformer {"
                                + " Object transform(Object request, Object resource, Object chain); }")
                .check("""
                        package app;
                        class Screens extends org.springframework.web.reactive.resource.PathResourceResolver {
                            protected Object getResource(String path, Object location) { return path; } // entry: resource-handler event-loop
                            Object other(String path) { return path; }
                        }
                        class Shrink implements org.springframework.web.servlet.resource.ResourceTransformer {
                            public Object transform(Object request, Object resource, Object chain) { return resource; } // entry: resource-handler request
                        }
                        """);
    }

    @Test
    void findsWhatRunsDuringBinding() {
        EntryFixture.with(
                        "package org.springframework.core.convert.converter; public interface Converter<S, T> { T convert(S s); }",
                        "package org.springframework.format; public interface Formatter<T> { T parse(String s); String print(T t); }",
                        "package org.springframework.validation; public interface Validator { void validate(Object o); }",
                        "package jakarta.validation; public interface ConstraintValidator<A, T> { boolean isValid(T t); }",
                        "package org.springframework.web.method.support; public interface HandlerMethodArgumentResolver {"
                                + " Object resolveArgument(Object p); }",
                        "package org.springframework.http.converter; public interface HttpMessageConverter<T> { T read(Object in); }",
                        "@org.springframework.context.annotation.Bean")
                .check("""
                        package app;
                        class ToOwner implements org.springframework.core.convert.converter.Converter<String, Integer> {
                            public Integer convert(String s) { return 1; } // entry: converter request
                        }
                        class PetFormat implements org.springframework.format.Formatter<Integer> {
                            public Integer parse(String s) { return 1; } // entry: formatter request
                            public String print(Integer i) { return ""; } // entry: formatter request
                        }
                        class Check implements org.springframework.validation.Validator { public void validate(Object o) {} } // entry: validator request
                        class Unique implements jakarta.validation.ConstraintValidator<Deprecated, String> {
                            public boolean isValid(String s) { return true; } // entry: validator request
                        }
                        class User implements org.springframework.web.method.support.HandlerMethodArgumentResolver {
                            public Object resolveArgument(Object p) { return p; } // entry: argument-resolver request
                        }
                        class Csv implements org.springframework.http.converter.HttpMessageConverter<String> {
                            public String read(Object in) { return ""; } // entry: message-converter request
                        }
                        class NoConverter { Integer convert(String s) { return 1; } }
                        class Config {
                            @org.springframework.context.annotation.Bean
                            org.springframework.core.convert.converter.Converter<String, Long> toLong() {
                                return text -> 1L; // entry: converter request
                            }
                            org.springframework.core.convert.converter.Converter<String, Long> noBean() { return text -> 2L; }
                        }
                        """);
    }

    @Test
    void findsSocketsGraphQlAndGrpc() {
        EntryFixture.with(
                        "@org.springframework.stereotype.Controller",
                        "@jakarta.websocket.server.ServerEndpoint value\n@jakarta.websocket.OnMessage",
                        "package org.springframework.web.socket; public interface WebSocketHandler { void handleMessage(Object s); }",
                        "package org.springframework.web.reactive.socket; public interface WebSocketHandler { Object handle(Object s); }",
                        "@org.springframework.messaging.handler.annotation.MessageMapping value",
                        "@org.springframework.graphql.data.method.annotation.QueryMapping name value",
                        "@org.springframework.graphql.data.method.annotation.BatchMapping value",
                        "@com.netflix.graphql.dgs.DgsComponent\n@com.netflix.graphql.dgs.DgsQuery field",
                        "package io.grpc; public interface BindableService {}",
                        "package io.grpc.stub; public interface StreamObserver<T> {}",
                        "package grpc; public abstract class GreeterImplBase implements io.grpc.BindableService {"
                                + " public void hello(String q, io.grpc.stub.StreamObserver<String> o) {} }")
                .check("""
                        package app;
                        import org.springframework.graphql.data.method.annotation.*;
                        @jakarta.websocket.server.ServerEndpoint("/chat") class Chat {
                            @jakarta.websocket.OnMessage void said(String s) {} // entry: websocket request
                            void other() {}
                        }
                        class Socket implements org.springframework.web.socket.WebSocketHandler {
                            public void handleMessage(Object s) {} // entry: websocket request
                        }
                        class Flow implements org.springframework.web.reactive.socket.WebSocketHandler {
                            public Object handle(Object s) { return s; } // entry: websocket event-loop
                        }
                        @org.springframework.stereotype.Controller class Shop {
                            @org.springframework.messaging.handler.annotation.MessageMapping("/say") void say() {} // entry: websocket bounded-pool /say
                            @QueryMapping String order() { return ""; } // entry: graphql request
                            @BatchMapping("lines") String lines() { return ""; } // entry: graphql request lines
                        }
                        @com.netflix.graphql.dgs.DgsComponent class Dgs {
                            @com.netflix.graphql.dgs.DgsQuery(field = "cars") String cars() { return ""; } // entry: graphql request cars
                        }
                        class Greeter extends grpc.GreeterImplBase {
                            public void hello(String q, io.grpc.stub.StreamObserver<String> o) {} // entry: grpc request
                            void help(String q) {}
                        }
                        """);
    }

    @Test
    void servesRSocketFromEventLoops() {
        EntryFixture.with(
                        "@org.springframework.messaging.handler.annotation.MessageMapping value",
                        "package io.rsocket; public interface RSocket {}")
                .check("""
                        package app;
                        class Shop {
                            @org.springframework.messaging.handler.annotation.MessageMapping("quote") String quote() { return ""; } // entry: websocket event-loop quote
                        }
                        """);
    }

    @Test
    void findsHandlersOfVertxAndNetty() {
        EntryFixture.with(
                        "package io.vertx.core; public interface Handler<T> { void handle(T t); }",
                        "package io.vertx.core; public abstract class AbstractVerticle { public void start() {} }",
                        "package io.vertx.ext.web; public interface Route { Route handler(io.vertx.core.Handler<String> h);"
                                + " Route blockingHandler(io.vertx.core.Handler<String> h); }",
                        "package io.vertx.ext.web; public interface Router { Route get(String p); Route route(); }",
                        "package io.netty.channel; public class ChannelInboundHandlerAdapter { public void channelRead(Object c, Object m) {} }")
                .check("""
                        package app;
                        class Shop extends io.vertx.core.AbstractVerticle {
                            io.vertx.ext.web.Router router;
                            public void start() {
                                router.get("/orders").handler(this::list); // entry: vertx event-loop
                                router.route().blockingHandler(c -> c.trim()); // entry: vertx bounded-pool
                            }
                            private void list(String c) {} // entry: vertx event-loop GET /orders
                            private void other(String c) {}
                        }
                        class Wire extends io.netty.channel.ChannelInboundHandlerAdapter {
                            public void channelRead(Object c, Object m) {} // entry: netty event-loop
                        }
                        """);
    }
}
