package tenth.f07;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

record Order(String id, String customer, int amount) { }

@Service
class PriceClient {
    private final RestTemplate rest;

    PriceClient(RestTemplate rest) {
        this.rest = rest;
    }

    int price(Order o) {
        return rest.getForObject("http://prices/{id}", Integer.class, o.id());
    }

    CompletableFuture<Integer> priceAsync(Order o) {
        return CompletableFuture.supplyAsync(() -> price(o)); // BAD tenth_fanout_common_pool_blocking
    }

    CompletableFuture<Integer> priceAsync(Order o, ExecutorService ex) {
        return CompletableFuture.supplyAsync(() -> price(o), ex); // OK tenth_fanout_common_pool_blocking
    }
}

@Service
class OrderStore {
    private final JdbcTemplate jdbc;

    OrderStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void save(Order o, int price) {
        jdbc.update("insert into o values (?,?)", o.id(), price);
    }
}

@Service
class OrderImporter {

    private final PriceClient prices;
    private final OrderStore store;
    private final ExecutorService pool = new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(500), new ThreadPoolExecutor.CallerRunsPolicy());
    private final ExecutorService burst = Executors.newCachedThreadPool(Executors.defaultThreadFactory()); // BAD tenth_fanout_unbounded_pool
    private final BlockingQueue<Order> inbox = new LinkedBlockingQueue<>(); // BAD tenth_fanout_unbounded_buffer
    private final BlockingQueue<Order> limitedInbox = new ArrayBlockingQueue<>(1_000); // OK tenth_fanout_unbounded_buffer
    private final LinkedTransferQueue<Order> transfer = new LinkedTransferQueue<>(); // BAD tenth_fanout_unbounded_buffer
    private final Queue<Order> failed = new ConcurrentLinkedDeque<>(); // BAD tenth_fanout_unbounded_buffer
    private final Semaphore permits = new Semaphore(32);

    OrderImporter(PriceClient prices, OrderStore store) {
        this.prices = prices;
        this.store = store;
    }

    @KafkaListener(topics = "orders")
    void onOrder(Order o) {
        inbox.add(o);
        transfer.offer(o);
    }

    @KafkaListener(topics = "orders-limited")
    void onOrderLimited(Order o) throws InterruptedException {
        limitedInbox.put(o);
    }

    @KafkaListener(topics = "orders-burst")
    void onOrderBurst(Order o) {
        new Thread(() -> importOne(o), "import-" + o.id()).start(); // BAD tenth_fanout_thread_per_request
    }

    @KafkaListener(topics = "orders-pool")
    void onOrderPool(Order o) {
        pool.execute(() -> importOne(o)); // OK tenth_fanout_thread_per_request
    }

    void importOne(Order o) {
        try {
            store.save(o, prices.price(o));
        } catch (RuntimeException e) {
            failed.add(o);
        }
    }

    void importAll(Collection<Order> orders) {
        List<CompletableFuture<Void>> fs = orders.stream()
            .map(o -> prices.priceAsync(o, burst).thenAccept(p -> store.save(o, p)))
            .collect(Collectors.toList());
        CompletableFuture.allOf(fs.toArray(new CompletableFuture<?>[0])).orTimeout(1, TimeUnit.MINUTES).join(); // BAD tenth_fanout_allof_unbounded
    }

    void importParallel(Collection<Order> orders) {
        orders.parallelStream().forEach(this::importOne); // BAD tenth_fanout_parallel_stream_blocking
    }

    int totalParallel(Collection<Order> orders) {
        return orders.parallelStream().mapToInt(Order::amount).sum(); // OK tenth_fanout_parallel_stream_blocking
    }

    void importWithPermits(Collection<Order> orders) throws InterruptedException {
        for (Order o : orders) {
            permits.acquire(); // OK tenth_fanout_permit_inside_task
            try {
                burst.execute(() -> {
                    try {
                        importOne(o);
                    } finally {
                        permits.release();
                    }
                });
            } catch (RuntimeException e) {
                permits.release();
                throw e;
            }
        }
    }

    void importWithPermitsInTask(Collection<Order> orders) {
        for (Order o : orders) {
            burst.execute(() -> {
                try {
                    permits.acquire(); // BAD tenth_fanout_permit_inside_task
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                try {
                    importOne(o);
                } finally {
                    permits.release();
                }
            });
        }
    }

    void retryFailed() {
        Order o;
        while ((o = failed.poll()) != null) {
            try {
                store.save(o, prices.price(o));
            } catch (RuntimeException e) {
                failed.add(o); // BAD tenth_fanout_retry_unbounded
            }
        }
    }

    void retryFailedOnce() {
        for (int n = failed.size(); n > 0; n--) {
            Order o = failed.poll();
            if (o != null) {
                importOne(o); // OK tenth_fanout_retry_unbounded
            }
        }
    }

    @Scheduled(fixedDelay = 5_000)
    void sweep() {
        pool.execute(this::retryFailed); // BAD tenth_fanout_overlapping_schedule
    }

    @Scheduled(fixedDelay = 5_000)
    void sweepInline() {
        retryFailedOnce(); // OK tenth_fanout_overlapping_schedule
    }

    int cheapest(List<Order> orders) throws Exception {
        ExecutorService ex = Executors.newFixedThreadPool(orders.size()); // BAD tenth_fanout_pool_sized_by_input
        try {
            CompletionService<Integer> cs = new ExecutorCompletionService<>(ex);
            orders.forEach(o -> cs.submit(() -> prices.price(o)));
            int best = Integer.MAX_VALUE;
            for (int i = 0; i < orders.size(); i++) {
                best = Math.min(best, cs.take().get());
            }
            return best;
        } finally {
            ex.shutdownNow();
        }
    }

    static ExecutorService forBatch(List<Order> orders) {
        return Executors.newFixedThreadPool(Math.max(1, Math.min(orders.size(), 8))); // OK tenth_fanout_pool_sized_by_input (debatable)
    }

    static ExecutorService forConfig(int threads) {
        return Executors.newFixedThreadPool(threads); // OK tenth_fanout_pool_sized_by_input (debatable)
    }

    void recursive(List<Order> orders) {
        if (orders.size() <= 1) {
            orders.forEach(this::importOne);
            return;
        }
        int mid = orders.size() / 2;
        Future<?> left = pool.submit(() -> recursive(orders.subList(0, mid)));
        recursive(orders.subList(mid, orders.size()));
        try {
            left.get(); // BAD tenth_fanout_nested_submit_deadlock
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void flat(List<Order> orders) throws Exception {
        List<Future<?>> fs = new ArrayList<>();
        for (Order o : orders) {
            fs.add(pool.submit(() -> importOne(o)));
        }
        for (Future<?> f : fs) {
            f.get(10, TimeUnit.SECONDS); // OK tenth_fanout_nested_submit_deadlock
        }
    }

    <T, R> List<CompletableFuture<R>> mapAsync(Collection<T> ts, Function<T, R> f) {
        List<CompletableFuture<R>> out = new ArrayList<>();
        for (T t : ts) {
            CompletableFuture<R> r = new CompletableFuture<>();
            Thread th = new Thread(() -> { // BAD tenth_fanout_thread_per_element
                try {
                    r.complete(f.apply(t));
                } catch (Throwable e) {
                    r.completeExceptionally(e);
                }
            });
            th.start();
            out.add(r);
        }
        return out;
    }

    @PreDestroy
    void stop() throws InterruptedException {
        pool.shutdown();
        burst.shutdown();
        pool.awaitTermination(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
    }
}
