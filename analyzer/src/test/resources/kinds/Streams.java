import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@RestController
class Streams {
    private final WebClient web;
    private final Map<String, String> answers = new ConcurrentHashMap<>(); // BAD UnboundedCache
    private final Cache<String, String> everything = Caffeine.newBuilder().build(); // BAD UnboundedCache
    private final Cache<String, String> some = Caffeine.newBuilder().maximumSize(100).build(); // OK UnboundedCache
    private final Map<String, String> fixed = Map.of("a", "b"); // OK UnboundedCache

    Streams(WebClient web) {
        this.web = web;
    }

    private Mono<String> load(String id) {
        return web.get().uri("/a/" + id).retrieve().bodyToMono(String.class);
    }

    @GetMapping("/a")
    Flux<String> all(List<String> ids) {
        return Flux.fromIterable(ids).flatMap(this::load); // BAD FlatMapConcurrency
    }

    @GetMapping("/b")
    Flux<String> sequential(List<String> ids) {
        return Flux.fromIterable(ids).flatMapSequential(this::load); // BAD FlatMapConcurrency
    }

    @GetMapping("/c")
    Flux<String> excessive(List<String> ids) {
        return Flux.fromIterable(ids).flatMap(this::load, 5000); // BAD FlatMapConcurrency
    }

    @GetMapping("/c2")
    Flux<String> merged(List<String> ids) {
        return Flux.merge(ids.stream().map(this::load).toList()); // BAD FlatMapConcurrency
    }

    @GetMapping("/d")
    Flux<String> few(List<String> ids) {
        return Flux.fromIterable(ids).flatMap(this::load, 8); // OK FlatMapConcurrency
    }

    @GetMapping("/e")
    Flux<String> oneByOne(List<String> ids) {
        return Flux.fromIterable(ids).concatMap(this::load); // OK FlatMapConcurrency
    }

    @GetMapping("/e2")
    Mono<String> single(String id) {
        return Mono.just(id).flatMap(this::load); // OK FlatMapConcurrency
    }

    @GetMapping("/f")
    String cached(String id) {
        return answers.computeIfAbsent(id, key -> key + "!") + everything.getIfPresent(id) + some.getIfPresent(id) + fixed;
    }

    Flux<String> buffered(Flux<String> events) {
        return events.onBackpressureBuffer(); // BAD NoBackpressure
    }

    Sinks.Many<String> sink() {
        return Sinks.many().unicast().onBackpressureBuffer(); // BAD NoBackpressure
    }

    Flux<String> dropping(Flux<String> events) {
        return events.onBackpressureDrop(); // OK NoBackpressure
    }

    Flux<String> bounded(Flux<String> events) {
        return events.onBackpressureBuffer(256); // OK NoBackpressure
    }
}

@Service
class Producer {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>(); // BAD UnboundedQueue
    private final BlockingQueue<String> few = new LinkedBlockingQueue<>(100); // OK UnboundedQueue

    public void put(String event) {
        events.add(event);
        few.offer(event);
    }

    public String take() throws InterruptedException {
        return events.take() + few.take();
    }
}
