package com.acme.feed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@RestController
public class FeedController {

    private final WebClient web = WebClient.create("http://news"); // ok
    private final RestTemplate rest = new RestTemplate();
    private final Scheduler io = Schedulers.newBoundedElastic(10, 100, "io"); // ok
    private final Executor pool = Executors.newFixedThreadPool(4);

    @GetMapping("/feed/blocking")
    public Mono<String> blocking() {
        String news = rest.getForObject("http://news", String.class); // ! event-loop http
        return Mono.just(news); // ok
    }

    @GetMapping("/feed/block")
    public Mono<String> block() {
        String news = web.get().retrieve().bodyToMono(String.class).block(); // ! event-loop sync-bridge
        return Mono.just(news);
    }

    @GetMapping("/feed/plain")
    public String plain(@PathVariable String id) throws Exception {
        Thread.sleep(20); // ! event-loop sleep
        return id.trim(); // ok
    }

    @GetMapping("/feed/reactive")
    public Flux<String> reactive() {
        return web.get().retrieve().bodyToFlux(String.class) // ok
                .map(String::toUpperCase) // ok
                .delayElements(Duration.ofMillis(5)); // ok
    }

    @GetMapping("/feed/callable")
    public Mono<String> callable() {
        return Mono.fromCallable(() -> rest.getForObject("http://news", String.class)); // ! event-loop http
    }

    @GetMapping("/feed/offloaded")
    public Mono<String> offloaded() {
        return Mono.fromCallable(() -> rest.getForObject("http://news", String.class)) // ! bounded-pool http
                .subscribeOn(Schedulers.boundedElastic()) // ok
                .map(String::trim); // ok
    }

    @GetMapping("/feed/own-scheduler")
    public Mono<byte[]> ownScheduler() {
        return Mono.fromCallable(() -> Files.readAllBytes(Path.of("/etc/feed"))) // ! bounded-pool file
                .subscribeOn(io); // ok
    }

    @GetMapping("/feed/publish-on")
    public Flux<String> publishOn() {
        return Flux.just("a", "b") // ok
                .map(id -> rest.getForObject("http://first/" + id, String.class)) // ! event-loop http
                .publishOn(Schedulers.boundedElastic()) // ok
                .map(id -> rest.getForObject("http://second/" + id, String.class)); // ! bounded-pool http
    }

    @GetMapping("/feed/parallel")
    public Mono<String> onParallel() {
        return Mono.fromCallable(() -> rest.getForObject("http://news", String.class)) // ! event-loop http
                .subscribeOn(Schedulers.parallel()); // ok
    }

    @GetMapping("/feed/defer")
    public Mono<String> defer() {
        return Mono.defer(() -> { // ok
            String text = rest.getForObject("http://deferred", String.class); // ! event-loop http
            return Mono.just(text); // ok
        });
    }

    @GetMapping("/feed/flat-map")
    public Flux<String> flatMap() {
        return Flux.range(0, 10) // ok
                .flatMap(page -> web.get().uri("/{p}", page).retrieve().bodyToMono(String.class), 4) // ok
                .doOnNext(page -> pause()); // ! event-loop below
    }

    private void pause() {
        try {
            Thread.sleep(1); // ! event-loop sleep
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // ok
        }
    }

    @GetMapping("/feed/inner-offload")
    public Flux<String> innerOffload() {
        return Flux.just("a", "b")
                .flatMap(id -> Mono.fromSupplier(() -> rest.getForObject("http://x/" + id, String.class)) // ! bounded-pool http
                        .subscribeOn(Schedulers.boundedElastic())); // ok
    }

    @GetMapping("/feed/future")
    public Mono<String> future() {
        CompletableFuture<String> answer =
                CompletableFuture.supplyAsync(() -> rest.getForObject("http://f", String.class), pool); // ! bounded-pool http
        return Mono.fromFuture(answer); // ok
    }

    @GetMapping("/feed/joined")
    public Mono<String> joined() {
        CompletableFuture<String> answer =
                CompletableFuture.supplyAsync(() -> "x", pool); // ok
        return Mono.just(answer.join()); // ! event-loop future
    }

    @PostMapping("/feed/list")
    public List<String> list() {
        return reactive().collectList().block(Duration.ofSeconds(1)); // ! event-loop sync-bridge
    }

    @GetMapping("/feed/iterable")
    public Mono<Integer> iterable() {
        int size = 0;
        for (String ignored : reactive().toIterable()) { // ! event-loop sync-bridge
            size++;
        }
        return Mono.just(size); // ok
    }

    @GetMapping("/feed/just")
    public Mono<String> just() {
        return Mono.just("x").map(x -> x + System.nanoTime()); // ok
    }
}
