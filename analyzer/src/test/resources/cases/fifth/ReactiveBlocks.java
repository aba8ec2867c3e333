import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
class ReactiveBlocks {
    private final JdbcTemplate jdbc;
    private final RestTemplate rest;
    private final WebClient web;

    ReactiveBlocks(JdbcTemplate jdbc, RestTemplate rest, WebClient web) {
        this.jdbc = jdbc;
        this.rest = rest;
        this.web = web;
    }

    @GetMapping("/count")
    Mono<Integer> count() {
        return Mono.just(jdbc.queryForObject("select count(*) from t", Integer.class)); // BAD eventloop
    }

    @GetMapping("/countLater")
    Mono<Integer> countLater() {
        return Mono.fromCallable(() -> jdbc.queryForObject("select count(*) from t", Integer.class)) // OK eventloop
            .subscribeOn(Schedulers.boundedElastic());
    }

    @GetMapping("/named/{id}")
    Mono<String> named(@PathVariable String id) {
        return Mono.fromSupplier(() -> rest.getForObject("http://n/" + id, String.class)); // BAD eventloop
    }

    @GetMapping("/blocked")
    Mono<String> blocked() {
        String first = web.get().uri("/a").retrieve().bodyToMono(String.class).block(); // BAD eventloop
        return Mono.just(first);
    }

    @GetMapping("/composed")
    Mono<String> composed() {
        return web.get().uri("/a").retrieve().bodyToMono(String.class).map(String::trim); // OK eventloop
    }

    @GetMapping("/all")
    Flux<String> all() {
        return Flux.fromIterable(readAll("names")); // BAD eventloop
    }

    @GetMapping("/allElastic")
    Flux<String> allElastic() {
        return Mono.fromCallable(() -> readAll("names")) // OK eventloop
            .subscribeOn(Schedulers.boundedElastic())
            .flatMapMany(Flux::fromIterable);
    }

    private static List<String> readAll(String name) {
        try {
            return Files.readAllLines(Path.of(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @PostMapping("/streamed")
    Mono<List<String>> streamed(Flux<String> body) {
        List<String> got = body.toStream().collect(Collectors.toList()); // BAD eventloop
        return Mono.just(got);
    }

    @PostMapping("/collected")
    Mono<List<String>> collected(Flux<String> body) {
        return body.collectList(); // OK eventloop
    }

    @GetMapping("/published")
    Flux<String> published(Flux<Integer> ids) {
        return ids.publishOn(Schedulers.parallel()).map(id -> body("http://p/" + id)); // BAD eventloop
    }

    @GetMapping("/publishedElastic")
    Flux<String> publishedElastic(Flux<Integer> ids) {
        return ids.publishOn(Schedulers.boundedElastic()).map(id -> body("http://p/" + id)); // OK eventloop
    }

    private String body(String url) {
        try (InputStream in = new URL(url).openStream()) {
            return new String(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @GetMapping("/filtered")
    Flux<Path> filtered(Flux<Path> paths) {
        return paths.filter(Files::exists); // BAD eventloop
    }

    @GetMapping("/first")
    Mono<String> first(Flux<String> all) {
        return all.next().switchIfEmpty(Mono.fromCallable(() -> body("http://none"))); // BAD eventloop
    }

    @GetMapping("/optional")
    Mono<Optional<String>> optional(Mono<String> one) {
        return Mono.just(one.blockOptional(Duration.ofSeconds(1))); // BAD eventloop
    }

    @GetMapping("/side")
    Mono<String> side(Mono<String> one) {
        return one.doOnNext(v -> jdbc.update("insert into log values (?)", v)); // BAD eventloop
    }

    @GetMapping("/fallback")
    Mono<String> fallback(Mono<String> one) {
        return one.onErrorResume(e -> Mono.just(rest.getForObject("http://f", String.class))); // BAD eventloop
    }

    @GetMapping("/parked")
    Mono<Void> parked() {
        return Mono.fromRunnable(() -> LockSupport.parkNanos(1_000_000)); // BAD eventloop
    }

    @GetMapping("/future")
    Mono<String> future(CompletableFuture<String> f) {
        return Mono.fromFuture(f); // OK eventloop
    }

    @GetMapping("/joined")
    Mono<String> joined(CompletableFuture<String> f) {
        return Mono.just(f.join()); // BAD eventloop
    }

    @GetMapping("/zipped")
    Mono<String> zipped(Mono<String> a, Mono<String> b) {
        return Mono.zip(a, b, (x, y) -> x + body("http://" + y)); // BAD eventloop
    }

    @GetMapping("/deferred")
    Mono<String> deferred() {
        return Mono.defer(() -> Mono.just(body("http://d"))).subscribeOn(Schedulers.boundedElastic()); // OK eventloop
    }

    @GetMapping("/delayed")
    Mono<String> delayed() {
        return Mono.delay(Duration.ofMillis(3)).thenReturn("late"); // OK eventloop
    }
}

@Component
class Gate implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return allowed(exchange.getRequest().getPath().value()) ? chain.filter(exchange) : Mono.empty(); // BAD eventloop
    }

    private boolean allowed(String path) {
        try {
            return Files.readString(Path.of("allow")).contains(path);
        } catch (IOException e) {
            return false;
        }
    }
}
