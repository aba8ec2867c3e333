package cases.ticketcaches;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import io.github.resilience4j.retry.RetryConfig;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public class TicketCaches extends HttpServlet {

    private static final Map<String, byte[]> RENDERED = new ConcurrentHashMap<>();
    private static final Map<String, byte[]> NEWEST = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > 500;
        }
    });
    private static final Map<Object, String> TAGS = Collections.synchronizedMap(new WeakHashMap<>());
    private static final Map<Zone, byte[]> BY_ZONE = new ConcurrentHashMap<>();
    private static final Set<String> SEEN = Collections.synchronizedSet(new HashSet<>());

    private final Cache<String, byte[]> open = Caffeine.newBuilder().recordStats().build(); // BAD eighth_fanout_cache_builder
    private final Cache<String, byte[]> sized = Caffeine.newBuilder().maximumSize(10_000).build(); // OK eighth_fanout_cache_builder
    private final Cache<String, byte[]> weighed = Caffeine.newBuilder().maximumWeight(1 << 20)
            .weigher((String k, byte[] v) -> v.length).build(); // OK eighth_fanout_cache_builder
    private final com.google.common.cache.Cache<String, byte[]> guava = CacheBuilder.newBuilder().concurrencyLevel(4).build(); // BAD eighth_fanout_cache_builder
    private final com.google.common.cache.Cache<String, byte[]> guavaSoft = CacheBuilder.newBuilder().softValues().maximumSize(99).build(); // OK eighth_fanout_cache_builder

    enum Zone { INNER, OUTER }

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        String id = req.getParameter("id");
        byte[] page = RENDERED.computeIfAbsent(id, this::render); // BAD eighth_fanout_cache_map
        NEWEST.put(id, page); // OK eighth_fanout_cache_map
        TAGS.put(req, id); // OK eighth_fanout_cache_map
        BY_ZONE.put(Zone.valueOf(req.getParameter("zone")), page); // OK eighth_fanout_cache_map
        SEEN.add(req.getRemoteAddr()); // BAD eighth_fanout_cache_map
        open.put(id, page);
        sized.put(id, page);
        weighed.put(id, page);
        guava.put(id, page);
        guavaSoft.put(id, page);
        resp.getOutputStream().write(page);
    }

    private byte[] render(String id) {
        return id.getBytes();
    }
}

class Sessions {

    private final Map<String, StringBuilder> carts = new ConcurrentHashMap<>();
    private final Map<String, StringBuilder> visits = new ConcurrentHashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    void addToCart(String session, String item) {
        carts.computeIfAbsent(session, k -> new StringBuilder()).append(item); // OK eighth_fanout_session_map ?
    }

    void onLogout(String session) {
        carts.remove(session);
    }

    void visit(String session, String page) {
        visits.computeIfAbsent(session, k -> new StringBuilder()).append(page); // BAD eighth_fanout_session_map
    }

    void handle(HttpServletRequest request) {
        watchers.add(() -> System.out.println(request.getRequestURI())); // BAD eighth_fanout_listener_growth
        run();
    }

    void handleAndForget(HttpServletRequest request) {
        Runnable watcher = () -> System.out.println(request.getRequestURI());
        watchers.add(watcher); // OK eighth_fanout_listener_growth
        try {
            run();
        } finally {
            watchers.remove(watcher);
        }
    }

    void hook(HttpServletRequest request) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(request.getRequestURI()))); // BAD eighth_fanout_listener_growth
    }

    private void run() {
        watchers.forEach(Runnable::run);
    }
}

class Gate {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final Map<String, ScheduledFuture<?>> expiries = new ConcurrentHashMap<>();

    String open(String id) throws InterruptedException {
        while (true) {
            try {
                return call(id); // BAD eighth_fanout_retry_loop
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }

    String openFive(String id) throws IOException, InterruptedException {
        IOException last = null;
        for (int i = 0; i < 5; i++) {
            try {
                return call(id); // OK eighth_fanout_retry_loop
            } catch (IOException e) {
                last = e;
                Thread.sleep((100L << i) + ThreadLocalRandom.current().nextInt(50));
            }
        }
        throw last;
    }

    String openUntil(String id, long deadline) throws InterruptedException, TimeoutException {
        while (System.nanoTime() < deadline) {
            try {
                return call(id); // OK eighth_fanout_retry_loop
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
        throw new TimeoutException(id);
    }

    String openAgain(String id) throws InterruptedException {
        try {
            return call(id);
        } catch (IOException e) {
            return openAgain(id); // BAD eighth_fanout_retry_loop
        }
    }

    String openAgain(String id, int left) throws InterruptedException, IOException {
        try {
            return call(id);
        } catch (IOException e) {
            if (left == 0) {
                throw e;
            }
            Thread.sleep(100);
            return openAgain(id, left - 1); // OK eighth_fanout_retry_loop
        }
    }

    CompletableFuture<String> openLater(String id) {
        return callAsync(id).exceptionallyCompose(e -> openLater(id)); // BAD eighth_fanout_retry_async
    }

    CompletableFuture<String> openLater(String id, int left) {
        return callAsync(id).exceptionallyCompose(e -> left > 0
                ? openLater(id, left - 1) : CompletableFuture.failedFuture(e)); // OK eighth_fanout_retry_async
    }

    RetryConfig patient() {
        return RetryConfig.custom().maxAttempts(4).waitDuration(Duration.ofMillis(300)).build(); // OK eighth_fanout_retry_config
    }

    RetryConfig endless() {
        return RetryConfig.custom().maxAttempts(Integer.MAX_VALUE).waitDuration(Duration.ofMillis(1)).build(); // BAD eighth_fanout_retry_config
    }

    void expire(String id) {
        clock.schedule(() -> System.out.println(id), 1, TimeUnit.DAYS); // BAD eighth_fanout_delayed_tasks ?
        ScheduledFuture<?> old = expiries.put(id, clock.schedule(() -> { // OK eighth_fanout_delayed_tasks ?
            expiries.remove(id);
        }, 10, TimeUnit.SECONDS));
        if (old != null) {
            old.cancel(false);
        }
    }

    private String call(String id) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://gate/" + id)).timeout(Duration.ofSeconds(1)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private CompletableFuture<String> callAsync(String id) {
        return http.sendAsync(HttpRequest.newBuilder(URI.create("http://gate/" + id)).timeout(Duration.ofSeconds(1)).build(),
                HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
    }
}
