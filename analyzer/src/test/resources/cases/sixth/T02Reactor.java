package t6.b02;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class T02Reactor {

    /** IntelliJ BlockingMethodInNonBlockingContext, BlockHound: blocking inside operators of a WebFlux handler. */
    @RestController
    static class C1 {
        private final WebClient web;
        private final RestTemplate rest;
        private final JdbcTemplate jdbc;

        C1(WebClient web, RestTemplate rest, JdbcTemplate jdbc) {
            this.web = web;
            this.rest = rest;
            this.jdbc = jdbc;
        }

        @GetMapping("/1")
        Mono<String> m1() {
            return Mono.just("k").map(k -> rest.getForObject("http://x/" + k, String.class)); // BAD blocking_event_loop
        }

        @GetMapping("/2")
        Mono<String> m2() {
            return Mono.fromCallable(() -> rest.getForObject("http://x/k", String.class)) // OK blocking_event_loop
                    .subscribeOn(Schedulers.boundedElastic());
        }

        @GetMapping("/3/{id}")
        Flux<String> m3(@PathVariable int id) {
            List<String> l = jdbc.queryForList("select n from t where id = " + id, String.class); // BAD blocking_event_loop
            return Flux.fromIterable(l);
        }

        @GetMapping("/4/{id}")
        Flux<String> m4(@PathVariable int id) {
            return Flux.defer(() -> Flux.fromIterable(names(id)))
                    .subscribeOn(Schedulers.boundedElastic());
        }

        private List<String> names(int id) {
            return jdbc.queryForList("select n from t where id = " + id, String.class); // OK blocking_event_loop
        }

        @GetMapping("/5")
        Mono<String> m5() {
            String token = web.get().uri("/token").retrieve().bodyToMono(String.class).block(); // BAD blocking_reactive_block
            return web.get().uri("/r?t=" + token).retrieve().bodyToMono(String.class);
        }

        @GetMapping("/6")
        Mono<String> m6() {
            return web.get().uri("/token").retrieve().bodyToMono(String.class) // OK blocking_reactive_block
                    .flatMap(t -> web.get().uri("/r?t=" + t).retrieve().bodyToMono(String.class));
        }

        @GetMapping("/7")
        Mono<Integer> m7() {
            return web.get().uri("/n").retrieve().bodyToMono(String.class).map(this::size);
        }

        private int size(String s) {
            try {
                return (int) Files.size(Path.of(s)); // BAD blocking_event_loop
            } catch (IOException e) {
                return -1;
            }
        }
    }

    /** Picnic FluxImplicitBlock: toIterable and toStream subscribe and block on iteration. */
    static class Implicit {
        Iterable<Integer> m1(Flux<Integer> f) {
            return f.toIterable(); // BAD blocking_reactive_block
        }

        Stream<Integer> m2(Flux<Integer> f) {
            return f.filter(i -> i > 1).toStream(); // BAD blocking_reactive_block
        }

        Mono<List<Integer>> m3(Flux<Integer> f) {
            return f.collect(Collectors.toList()); // OK blocking_reactive_block
        }

        Stream<Integer> m4(List<Integer> l) {
            return l.stream(); // OK blocking_reactive_block
        }
    }

    /** BlockHound: blocking in filter, doOnNext, handle, sink. */
    @Component
    static class F1 implements WebFilter {
        private final Semaphore permits = new Semaphore(10);

        @Override
        public Mono<Void> filter(ServerWebExchange ex, WebFilterChain chain) {
            permits.acquireUninterruptibly(); // BAD blocking_event_loop
            return chain.filter(ex).doFinally(s -> permits.release());
        }
    }

    /** BlockHound: tryAcquire() without arguments never waits. */
    @Component
    static class F2 implements WebFilter {
        private final Semaphore permits = new Semaphore(10);

        @Override
        public Mono<Void> filter(ServerWebExchange ex, WebFilterChain chain) {
            if (!permits.tryAcquire()) { // OK blocking_event_loop
                return Mono.error(new IllegalStateException("busy"));
            }
            return chain.filter(ex).doFinally(s -> permits.release());
        }
    }

    /** IntelliJ / BlockHound: operators of Flux and Mono, functional endpoints. */
    static class Ops {
        Mono<ServerResponse> m1(ServerRequest r) {
            return r.bodyToMono(String.class)
                    .doOnNext(s -> {
                        try {
                            Thread.sleep(s.length()); // BAD blocking_event_loop
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .flatMap(s -> ServerResponse.ok().bodyValue(s));
        }

        Mono<ServerResponse> m2(ServerRequest r) {
            return r.bodyToMono(String.class)
                    .delayElement(Duration.ofMillis(5))
                    .flatMap(s -> ServerResponse.ok().bodyValue(s));
        }

        Mono<String> m3(Mono<String> a, CompletableFuture<String> b) {
            return a.map(x -> {
                try {
                    return x + b.get(); // BAD blocking_event_loop
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        Mono<String> m4(Mono<String> a, CompletableFuture<String> b) {
            return a.zipWith(Mono.fromFuture(b), String::concat); // OK blocking_event_loop
        }

        Flux<String> m5(Flux<Path> f) {
            return f.publishOn(Schedulers.parallel()).map(p -> {
                try {
                    return Files.readString(p); // BAD blocking_event_loop
                } catch (IOException e) {
                    return "";
                }
            });
        }

        Flux<String> m6(Flux<Path> f) {
            return f.publishOn(Schedulers.boundedElastic()).map(p -> {
                try {
                    return Files.readString(p); // OK blocking_event_loop
                } catch (IOException e) {
                    return "";
                }
            });
        }

        Mono<String> m7(Mono<String> a, Mono<String> b) {
            return a.map(x -> x + b.block(Duration.ofSeconds(1))); // BAD blocking_reactive_block
        }

        Mono<Void> m9(Mono<String> a) {
            return a.flatMap(x -> Mono.fromRunnable(() -> System.out.println(x.strip())));
        }
    }

    /** BlockHound: main thread and tests may block at the end of the chain. */
    static class Main {
        public static void main(String[] args) {
            Mono<String> m = WebClient.create("http://x").get().retrieve().bodyToMono(String.class);
            System.out.println(m.block(Duration.ofSeconds(5))); // OK blocking_reactive_block
        }
    }
}
