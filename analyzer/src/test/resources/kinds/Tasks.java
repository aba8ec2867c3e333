import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
class Tasks {
    private final RestTemplate http;
    private final Executor pool = new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(100));
    private final ExecutorService cached = Executors.newCachedThreadPool(); // BAD UnboundedPool
    private final ExecutorService growing =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new java.util.concurrent.SynchronousQueue<>()); // BAD UnboundedPool
    private final ExecutorService fixed = Executors.newFixedThreadPool(4); // BAD UnboundedQueue
    private final ExecutorService linked =
            new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BAD UnboundedQueue
    private final ExecutorService few = Executors.newFixedThreadPool(3); // OK UnboundedPool
    private final ExecutorService bounded = // OK UnboundedPool
            new ThreadPoolExecutor(4, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(50)); // OK UnboundedQueue

    Tasks(RestTemplate http) {
        this.http = http;
    }

    @GetMapping("/a")
    void perRequest() {
        new Thread(() -> http.delete("http://a/1")).start(); // BAD ThreadPer
        cached.submit(() -> http.delete("http://a/2"));
        fixed.submit(() -> http.delete("http://a/3"));
        linked.submit(() -> http.delete("http://a/3"));
        growing.submit(() -> http.delete("http://a/3"));
        bounded.submit(() -> http.delete("http://a/4")); // OK ThreadPer
    }

    void begin() {
        Thread cleaner = new Thread(() -> http.delete("http://a/old"), "cleaner"); // OK ThreadPer
        cleaner.setDaemon(true);
        cleaner.start();
    }

    @GetMapping("/b")
    void perElement(List<String> ids) {
        for (String id : ids) {
            new Thread(() -> http.delete("http://a/" + id)).start(); // BAD ThreadPer
        }
    }

    @GetMapping("/c")
    CompletableFuture<String> common() {
        return CompletableFuture.supplyAsync(() -> http.getForObject("http://a/1", String.class)); // BAD NoExecutor
    }

    @GetMapping("/d")
    CompletableFuture<Void> run() {
        return CompletableFuture.runAsync(() -> http.delete("http://a/1")); // BAD NoExecutor
    }

    @GetMapping("/d2")
    CompletableFuture<String> then(CompletableFuture<String> first) {
        return first.thenApplyAsync(id -> http.getForObject("http://a/" + id, String.class)); // BAD NoExecutor
    }

    @GetMapping("/e")
    CompletableFuture<String> own() {
        return CompletableFuture.supplyAsync(() -> http.getForObject("http://a/1", String.class), pool); // OK NoExecutor
    }

    @GetMapping("/e2")
    CompletableFuture<Integer> thenSize(CompletableFuture<String> first) {
        return first.thenApply(String::length); // OK NoExecutor
    }

    @GetMapping("/f")
    List<String> parallel(List<String> ids) {
        return ids.parallelStream().map(id -> http.getForObject("http://a/" + id, String.class)).toList(); // BAD BlockingParallel
    }

    @GetMapping("/g")
    void forkJoin() {
        ForkJoinPool.commonPool().submit(() -> http.delete("http://a/1")); // BAD BlockingParallel
    }

    @GetMapping("/h")
    List<String> trimmed(List<String> ids) {
        return ids.stream().map(String::trim).toList(); // OK BlockingParallel
    }

    @GetMapping("/h2")
    int sum(int[] numbers) {
        return java.util.Arrays.stream(numbers).parallel().map(n -> n * n).sum(); // OK BlockingParallel
    }

    @GetMapping("/i")
    void virtual(List<String> ids) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String id : ids) {
                each.submit(() -> http.delete("http://a/" + id)); // BAD VirtualPerElement
            }
        }
    }

    @GetMapping("/j")
    void virtualThreads(List<String> ids) {
        for (String id : ids) {
            Thread.ofVirtual().start(() -> http.delete("http://a/" + id)); // BAD VirtualPerElement
        }
    }

    private final Semaphore permits = new Semaphore(10);

    @GetMapping("/k")
    void limited(List<String> ids) throws InterruptedException {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String id : ids) {
                permits.acquire();
                each.submit(() -> { // OK VirtualPerElement
                    try {
                        http.delete("http://a/" + id);
                    } finally {
                        permits.release();
                    }
                });
            }
        }
    }

    @GetMapping("/k2")
    void one() {
        Thread.ofVirtual().start(() -> http.delete("http://a/1")); // OK VirtualPerElement
    }

    @GetMapping("/l")
    void perCall(List<String> ids) throws InterruptedException {
        ExecutorService own = Executors.newFixedThreadPool(4); // BAD ExecutorPerCall
        for (String id : ids) {
            own.submit(() -> http.delete("http://a/" + id));
        }
        own.shutdown();
        own.awaitTermination(1, TimeUnit.SECONDS);
    }

    @GetMapping("/m")
    void perCallWithoutEnd() {
        ExecutorService own = Executors.newSingleThreadExecutor(); // BAD ExecutorPerCall
        own.submit(() -> http.delete("http://a/1"));
    }

    @GetMapping("/n")
    void shared() {
        bounded.submit(() -> http.delete("http://a/1")); // OK ExecutorPerCall
    }

    @GetMapping("/n2")
    void alsoShared() {
        pool.execute(() -> http.delete("http://a/1")); // OK ExecutorPerCall
    }

    @GetMapping("/o")
    void limitPerRequest(List<String> ids) throws InterruptedException {
        Semaphore own = new Semaphore(5); // BAD LimitPerCall
        for (String id : ids) {
            own.acquire();
            bounded.submit(() -> {
                http.delete("http://a/" + id);
                own.release();
            });
        }
    }

    @GetMapping("/o2")
    void poolPerRequest(List<String> ids) throws InterruptedException {
        com.google.common.util.concurrent.RateLimiter own = com.google.common.util.concurrent.RateLimiter.create(5); // BAD LimitPerCall
        for (String id : ids) {
            own.acquire();
            http.delete("http://a/" + id);
        }
    }

    @GetMapping("/p")
    void limitForAll(List<String> ids) throws InterruptedException {
        for (String id : ids) {
            permits.acquire(); // OK LimitPerCall
            bounded.submit(() -> {
                http.delete("http://a/" + id);
                permits.release();
            });
        }
    }

    @GetMapping("/p2")
    void oneAtATime(List<String> ids) {
        java.util.concurrent.Semaphore turn = permits; // OK LimitPerCall
        for (String id : ids) {
            turn.acquireUninterruptibly();
            http.delete("http://a/" + id);
            turn.release();
        }
    }

    @GetMapping("/q")
    void all(List<String> ids) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (String id : ids) {
            running.add(CompletableFuture.runAsync(() -> http.delete("http://a/" + id), cached));
        }
        CompletableFuture.allOf(running.toArray(new CompletableFuture[0])).join(); // BAD AllOf
    }

    @GetMapping("/r")
    void allOfStream(List<String> ids) {
        CompletableFuture.allOf(ids.stream() // BAD AllOf
                        .map(id -> CompletableFuture.runAsync(() -> http.delete("http://a/" + id), cached))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @GetMapping("/s")
    void two() {
        CompletableFuture<Void> a = CompletableFuture.runAsync(() -> http.delete("http://a/1"), pool);
        CompletableFuture<Void> b = CompletableFuture.runAsync(() -> http.delete("http://a/2"), pool);
        CompletableFuture.allOf(a, b).join(); // OK AllOf
    }

    @GetMapping("/s2")
    void bounded(List<String> ids) {
        CompletableFuture.allOf(ids.stream() // OK AllOf
                        .map(id -> CompletableFuture.runAsync(() -> http.delete("http://a/" + id), bounded))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    void visit(String path) {
        for (String next : http.getForObject(path, String[].class)) {
            bounded.submit(() -> visit(next)); // BAD RecursiveSubmission
        }
    }

    void halves(int from, int to) {
        if (to - from > 1) {
            int middle = (from + to) / 2;
            bounded.submit(() -> halves(from, middle)); // BAD RecursiveSubmission
            bounded.submit(() -> halves(middle, to));
        }
    }

    void once(String id) {
        bounded.submit(() -> http.delete("http://a/" + id)); // OK RecursiveSubmission
    }

    int walk(int depth) {
        return depth == 0 ? 0 : walk(depth - 1) + 1; // OK RecursiveSubmission
    }

    String nested() throws Exception {
        return bounded.submit(() -> {
                    Future<String> inner = bounded.submit(() -> http.getForObject("http://a/1", String.class));
                    return inner.get(); // BAD NestedSubmission
                })
                .get();
    }

    String outer() throws Exception {
        return fixed.submit(this::middle).get();
    }

    private String middle() throws Exception {
        return fixed.submit(() -> http.getForObject("http://a/1", String.class)).get(); // BAD NestedSubmission
    }

    void dropped() {
        bounded.submit(() -> bounded.submit(() -> http.delete("http://a/1"))); // OK NestedSubmission
    }

    String other() throws Exception {
        return bounded.submit(() -> linked.submit(() -> http.getForObject("http://a/1", String.class)).get()) // OK NestedSubmission
                .get();
    }
}

@Configuration
class Executor1 {
    @Bean
    ThreadPoolTaskExecutor defaults() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor(); // BAD UnboundedQueue
        executor.setCorePoolSize(4);
        return executor;
    }

    @Bean
    ThreadPoolTaskExecutor limited() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor(); // OK UnboundedQueue
        executor.setCorePoolSize(4);
        executor.setQueueCapacity(100);
        return executor;
    }
}
