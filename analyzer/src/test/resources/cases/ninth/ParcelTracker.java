package cases.parceltracker;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import jakarta.annotation.PreDestroy;

record Parcel(String code, String carrier, long weight) {}

record Scan(String code, String depot, Instant at) {}

@RestController
class ParcelController {

    private static final Logger log = LoggerFactory.getLogger(ParcelController.class);
    private static final SimpleDateFormat STAMP = new SimpleDateFormat("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private final CarrierClient carriers;
    private final ScanBook scans;
    private final ExecutorService pool = new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS, // OK ninth_hygiene_executor_not_shut_down
            new ArrayBlockingQueue<>(200), new ThreadPoolExecutor.CallerRunsPolicy());
    private String currentUser;
    private int served;
    private final AtomicInteger accepted = new AtomicInteger();

    ParcelController(CarrierClient carriers, ScanBook scans) {
        this.carriers = carriers;
        this.scans = scans;
    }

    @GetMapping("/parcels/{code}")
    ResponseEntity<String> show(@PathVariable String code, @RequestHeader("X-User") String user) throws Exception {
        currentUser = user; // BAD ninth_shared_request_data_in_singleton
        served++; // BAD ninth_shared_unsynchronized_counter
        Future<String> status = pool.submit(() -> carriers.status(code));
        String text = status.get(); // BAD ninth_hygiene_wait_without_timeout
        return ResponseEntity.ok(describe(text));
    }

    private String describe(String text) {
        return text + " for " + currentUser + " (" + served + ")";
    }

    @GetMapping("/parcels/{code}/eta")
    ResponseEntity<String> eta(@PathVariable String code, @RequestHeader("X-User") String user) throws Exception {
        String who = user; // OK ninth_shared_request_data_in_singleton
        accepted.incrementAndGet(); // OK ninth_shared_unsynchronized_counter
        Future<String> status = pool.submit(() -> carriers.status(code));
        try {
            return ResponseEntity.ok(who + ":" + status.get(2, TimeUnit.SECONDS)); // OK ninth_hygiene_wait_without_timeout
        } catch (TimeoutException e) {
            status.cancel(true);
            return ResponseEntity.status(504).build();
        }
    }

    @GetMapping("/parcels/{code}/history")
    List<String> history(@PathVariable String code) {
        List<String> lines = new ArrayList<>();
        for (Scan s : scans.of(code)) {
            lines.add(s.depot() + " " + STAMP.format(Date.from(s.at()))); // BAD ninth_shared_shared_date_format
        }
        return lines;
    }

    @GetMapping("/parcels/{code}/days")
    List<String> days(@PathVariable String code) {
        return scans.of(code).stream().map(s -> DAY.format(s.at())).toList(); // OK ninth_shared_shared_date_format
    }

    @PostMapping("/scans")
    void scan(@RequestBody Scan scan) {
        scans.record(scan);
        new Thread(() -> carriers.push(scan)).start(); // BAD ninth_fanout_thread_per_task
    }

    @PostMapping("/scans/batch")
    void batch(@RequestBody List<Scan> batch) {
        MDC.put("batch", String.valueOf(batch.size()));
        try {
            for (Scan s : batch) {
                scans.record(s);
            }
            pool.execute(() -> batch.forEach(carriers::push)); // OK ninth_fanout_thread_per_task
            pool.execute(() -> log.info("stored batch {}", MDC.get("batch"))); // BAD ninth_hygiene_context_lost_across_threads
            Map<String, String> context = MDC.getCopyOfContextMap();
            pool.execute(() -> {
                MDC.setContextMap(context);
                try {
                    log.info("announced batch {}", MDC.get("batch")); // OK ninth_hygiene_context_lost_across_threads
                } finally {
                    MDC.clear();
                }
            });
        } finally {
            MDC.remove("batch");
        }
    }

    @PostMapping("/labels")
    String labels(@RequestBody List<Parcel> parcels) throws Exception {
        ExecutorService printing = Executors.newFixedThreadPool(4); // BAD ninth_fanout_executor_per_call
        try {
            StringBuilder out = new StringBuilder();
            List<Callable<String>> jobs = new ArrayList<>();
            for (Parcel p : parcels) {
                jobs.add(() -> carriers.label(p));
            }
            for (Future<String> f : printing.invokeAll(jobs, 20, TimeUnit.SECONDS)) {
                out.append(f.get());
            }
            return out.toString();
        } finally {
            printing.shutdown();
        }
    }

    @GetMapping("/parcels/{code}/quote")
    CompletableFuture<String> quote(@PathVariable String code) {
        return CompletableFuture.supplyAsync(() -> carriers.status(code)); // BAD ninth_fanout_blocking_on_common_pool_async
    }

    @GetMapping("/parcels/{code}/offer")
    CompletableFuture<String> offer(@PathVariable String code) {
        return CompletableFuture.supplyAsync(() -> carriers.status(code), pool); // OK ninth_fanout_blocking_on_common_pool_async
    }

    @PreDestroy
    void close() {
        pool.shutdown();
    }
}

@Service
class CarrierClient {

    private static final Logger log = LoggerFactory.getLogger(CarrierClient.class);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final ExecutorService labelPool = Executors.newFixedThreadPool(2); // OK ninth_fanout_executor_per_call

    String status(String code) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://carrier.example/s/" + code))
                .timeout(Duration.ofSeconds(5)) // OK ninth_hygiene_client_without_timeout
                .build();
        return send(request);
    }

    void push(Scan scan) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://carrier.example/scan"))
                .POST(HttpRequest.BodyPublishers.ofString(scan.code()))
                .build(); // BAD ninth_hygiene_client_without_timeout
        for (int i = 0; i < 10; i++) {
            try {
                send(request); // BAD ninth_fanout_retry_without_backoff
                return;
            } catch (IllegalStateException e) {
                log.warn("scan {} not delivered", scan.code(), e);
            }
        }
    }

    void confirm(Scan scan) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://carrier.example/confirm"))
                .POST(HttpRequest.BodyPublishers.ofString(scan.code()))
                .timeout(Duration.ofSeconds(5))
                .build();
        long pause = 200;
        for (int i = 0; i < 4; i++) {
            try {
                send(request); // OK ninth_fanout_retry_without_backoff
                return;
            } catch (IllegalStateException e) {
                log.warn("confirm {} not delivered", scan.code(), e);
                Thread.sleep(pause + ThreadLocalRandom.current().nextLong(100));
                pause *= 2;
            }
        }
    }

    String label(Parcel p) throws Exception {
        return labelPool.submit(() -> "^" + p.code() + "^" + p.carrier()).get(1, TimeUnit.SECONDS);
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // OK ninth_hygiene_swallowed_interrupt
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void close() {
        labelPool.shutdown();
    }
}

@Service
class ScanBook {

    private final Map<String, List<Scan>> byCode = new ConcurrentHashMap<>();
    private final Map<String, Scan> latest = new HashMap<>();

    void record(Scan scan) {
        if (!byCode.containsKey(scan.code())) {
            byCode.put(scan.code(), new CopyOnWriteArrayList<>()); // BAD ninth_shared_check_then_act_on_map
        }
        byCode.get(scan.code()).add(scan);
        latest.put(scan.code(), scan); // BAD ninth_shared_plain_collection_in_singleton
    }

    void merge(Scan scan) {
        byCode.computeIfAbsent(scan.code(), c -> new CopyOnWriteArrayList<>()).add(scan); // OK ninth_shared_check_then_act_on_map
    }

    List<Scan> of(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    Optional<Scan> last(String code) {
        return Optional.ofNullable(latest.get(code));
    }
}
