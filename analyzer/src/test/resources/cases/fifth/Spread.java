import com.github.benmanes.caffeine.cache.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.retry.annotation.*;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.*;
import reactor.core.scheduler.*;
import reactor.util.retry.Retry;

/** Work that multiplies. */
@RestController
class Spread {
    private final WebClient web;
    private final RestTemplate rest;
    private final ExecutorService four = Executors.newFixedThreadPool(4); // BAD unboundedqueue
    private final ExecutorService any = Executors.newCachedThreadPool(); // BAD unboundedpool
    private final BlockingQueue<String> open = new LinkedBlockingQueue<>(); // BAD unboundedqueue
    private final BlockingQueue<String> closed = new LinkedBlockingQueue<>(100); // OK unboundedqueue
    private final Map<String, String> memory = new ConcurrentHashMap<>(); // BAD cache
    private final Cache<String, String> noLimit = Caffeine.newBuilder().build(); // BAD cache
    private final Cache<String, String> limit = Caffeine.newBuilder().maximumSize(10).build(); // OK cache

    Spread(WebClient web, RestTemplate rest) {
        this.web = web;
        this.rest = rest;
    }

    @PostMapping("/fan")
    Flux<String> fan(@RequestBody List<String> ids) {
        return Flux.fromIterable(ids).flatMap(id -> web.get().uri("/{id}", id).retrieve().bodyToMono(String.class)); // BAD flatmap
    }

    @PostMapping("/fanSome")
    Flux<String> fanSome(@RequestBody List<String> ids) {
        return Flux.fromIterable(ids).flatMap(id -> web.get().uri("/{id}", id).retrieve().bodyToMono(String.class), 4); // OK flatmap
    }

    @PostMapping("/fanTurn")
    Flux<String> fanTurn(@RequestBody List<String> ids) {
        return Flux.fromIterable(ids).concatMap(id -> web.get().uri("/{id}", id).retrieve().bodyToMono(String.class)); // OK flatmap
    }

    @PostMapping("/sequential")
    Flux<String> sequential(@RequestBody Flux<String> ids) {
        return ids.flatMapSequential(this::one); // BAD flatmap
    }

    private Mono<String> one(String id) {
        return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class);
    }

    @PostMapping("/futures")
    List<String> futures(@RequestBody List<String> ids) {
        List<CompletableFuture<String>> all = ids.stream()
            .map(id -> CompletableFuture.supplyAsync(() -> rest.getForObject("http://" + id, String.class))) // BAD noexecutor
            .collect(Collectors.toList());
        return all.stream().map(CompletableFuture::join).collect(Collectors.toList());
    }

    @PostMapping("/threads")
    void threads(@RequestBody List<String> ids) {
        for (String id : ids) {
            new Thread(() -> rest.delete("http://" + id)).start(); // BAD threadper
        }
    }

    @PostMapping("/virtual")
    void virtual(@RequestBody List<String> ids) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            ids.forEach(id -> each.submit(() -> rest.delete("http://" + id))); // BAD fanout
        }
    }

    @PostMapping("/perCall")
    int perCall() throws Exception {
        ExecutorService own = Executors.newFixedThreadPool(2); // BAD percall
        try {
            return own.submit(() -> 1).get(1, TimeUnit.SECONDS);
        } finally {
            own.shutdown();
        }
    }

    @PostMapping("/loop")
    void loop(@RequestBody List<String> ids) {
        for (String id : ids) {
            rest.delete("http://" + id); // BAD loopcall
        }
    }

    @PostMapping("/once")
    void once(@RequestBody List<String> ids) {
        rest.postForObject("http://all", ids, String.class); // OK loopcall
    }

    @GetMapping("/remember/{id}")
    String remember(@PathVariable String id) {
        return memory.computeIfAbsent(id, k -> rest.getForObject("http://" + k, String.class));
    }

    @GetMapping("/retried")
    Mono<String> retried() {
        return web.get().uri("/r").retrieve().bodyToMono(String.class).retry(); // BAD retry
    }

    @GetMapping("/retriedBackoff")
    Mono<String> retriedBackoff() {
        return web.get().uri("/r").retrieve().bodyToMono(String.class)
            .retryWhen(Retry.backoff(3, Duration.ofMillis(100)).jitter(0.5)); // OK retry
    }

    @GetMapping("/retriedFixed")
    String retriedFixed() {
        for (int i = 0; ; i++) {
            try {
                return rest.getForObject("http://r", String.class); // BAD retry
            } catch (RuntimeException e) {
                if (i > 100) {
                    throw e;
                }
            }
        }
    }

    Future<Integer> nested(List<Integer> parts) {
        return four.submit(() -> {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (Integer part : parts) {
                tasks.add(() -> part + 1);
            }
            int sum = 0;
            for (Future<Integer> f : four.invokeAll(tasks)) { // BAD nested
                sum += f.get();
            }
            return sum;
        });
    }

    Future<Integer> notNested(List<Callable<Integer>> parts) {
        return any.submit(() -> four.invokeAll(parts).size()); // OK nested
    }

    private int tree(int depth) throws Exception {
        return depth == 0 ? 1 : four.submit(() -> tree(depth - 1)).get(); // BAD nested
    }

    Flux<String> emitted() {
        return Flux.create(sink -> rest.execute("http://s", null, null, r -> sink.next("x")), FluxSink.OverflowStrategy.BUFFER); // BAD buffer
    }

    Flux<String> buffered(Flux<String> fast) {
        return fast.onBackpressureBuffer(); // BAD buffer
    }

    Flux<String> bufferedSome(Flux<String> fast) {
        return fast.onBackpressureBuffer(256); // OK buffer
    }

    Scheduler elastic() {
        return Schedulers.fromExecutorService(Executors.newCachedThreadPool()); // BAD unboundedpool
    }

    CompletableFuture<Void> allOf(Collection<String> ids) {
        return CompletableFuture.allOf(ids.stream()
            .map(id -> CompletableFuture.runAsync(() -> rest.delete("http://" + id), four)) // OK noexecutor
            .toArray(CompletableFuture[]::new));
    }

    void applied(CompletableFuture<String> f) {
        f.thenAcceptAsync(v -> rest.delete("http://" + v)); // BAD noexecutor
    }

    void appliedOn(CompletableFuture<String> f) {
        f.thenAcceptAsync(v -> rest.delete("http://" + v), four); // OK noexecutor
    }
}
