package tenth.m01;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

record Notice(String id, String user, String text) { }

interface NoticeRepo {
    List<Notice> findPending(int limit);

    List<Notice> findAll();

    void markSent(String id);
}

@Service
class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build(); // OK tenth_fanout_client_per_call
    private final AtomicLong sent = new AtomicLong();
    private long failed;

    boolean send(Notice n) {
        try {
            HttpRequest r = HttpRequest.newBuilder(URI.create("http://push/" + n.user())) // OK tenth_hygiene_client_no_timeout
                .timeout(Duration.ofSeconds(2))
                .POST(HttpRequest.BodyPublishers.ofString(n.text()))
                .build();
            boolean ok = http.send(r, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            sent.incrementAndGet(); // OK tenth_shared_nonatomic_increment
            return ok;
        } catch (InterruptedException e) { // OK tenth_hygiene_swallowed_interrupt
            Thread.currentThread().interrupt();
            return false;
        } catch (java.io.IOException e) {
            failed++; // BAD tenth_shared_nonatomic_increment
            LOG.warn("send {}", n.id(), e);
            return false;
        }
    }

    long failed() {
        return failed;
    }
}

@Service
class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int BATCH = 50;

    private final NoticeRepo repo;
    private final Sender sender;
    private final ExecutorService pool = new ThreadPoolExecutor(4, 8, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100)); // OK tenth_fanout_unbounded_queue
    private final ExecutorService audit = Executors.newSingleThreadExecutor(); // BAD tenth_hygiene_executor_not_shutdown
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor();
    private final Deque<Notice> recent = new ArrayDeque<>();
    private final Map<String, Integer> perUser = new HashMap<>();
    private final Map<String, Long> lastSeen = new ConcurrentHashMap<>(); // BAD tenth_fanout_unbounded_cache
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile boolean paused;

    Dispatch(NoticeRepo repo, Sender sender) {
        this.repo = repo;
        this.sender = sender;
    }

    void remember(Notice n) {
        synchronized (recent) {
            recent.addLast(n); // OK tenth_shared_unsync_container_write
            while (recent.size() > 100) {
                recent.removeFirst();
            }
        }
        lastSeen.put(n.user(), System.currentTimeMillis());
        perUser.merge(n.user(), 1, Integer::sum); // BAD tenth_shared_unsync_container_write
    }

    List<Notice> recent() {
        synchronized (recent) {
            return new ArrayList<>(recent); // OK tenth_shared_exposed_internal
        }
    }

    boolean tooMany(String user) {
        return perUser.getOrDefault(user, 0) > 10; // BAD tenth_shared_unsync_container_read
    }

    @Scheduled(fixedDelay = 1_000)
    void sweep() {
        if (paused || !sweeping.compareAndSet(false, true)) { // OK tenth_shared_atomic_get_then_set
            return;
        }
        try {
            List<Notice> batch = repo.findPending(BATCH);
            CountDownLatch done = new CountDownLatch(batch.size());
            for (Notice n : batch) {
                try {
                    pool.execute(() -> { // OK tenth_fanout_thread_per_element
                        try {
                            one(n);
                        } finally {
                            done.countDown(); // OK tenth_hygiene_latch_not_counted_down
                        }
                    });
                } catch (RejectedExecutionException e) {
                    done.countDown();
                }
            }
            if (!done.await(30, TimeUnit.SECONDS)) { // OK tenth_hygiene_await_result_ignored
                LOG.warn("sweep is late");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sweeping.set(false);
        }
    }

    @Scheduled(fixedRate = 60_000)
    void sweepAll() {
        for (Notice n : repo.findAll()) {
            CompletableFuture.runAsync(() -> one(n)); // BAD tenth_fanout_common_pool_blocking
        }
    }

    private void one(Notice n) {
        try (MDC.MDCCloseable c = MDC.putCloseable("notice", n.id())) { // OK tenth_hygiene_mdc_not_removed
            if (sender.send(n)) {
                repo.markSent(n.id());
                remember(n);
            } else {
                retryLater(n, 3);
            }
        }
    }

    private void retryLater(Notice n, int left) {
        if (left == 0) {
            LOG.error("gave up {}", n.id());
            return;
        }
        retries.schedule(() -> { // OK tenth_fanout_retry_unbounded
            if (!sender.send(n)) {
                retryLater(n, left - 1);
            }
        }, 10L * (4 - left), TimeUnit.SECONDS);
    }

    void retryForever(Notice n) {
        retries.execute(() -> {
            if (!sender.send(n)) {
                retryForever(n); // BAD tenth_fanout_retry_unbounded
            }
        });
    }

    boolean sendAndWait(Notice n) throws Exception {
        Future<Boolean> f = pool.submit(() -> sender.send(n)); // OK tenth_hygiene_ignored_future
        try {
            return f.get(5, TimeUnit.SECONDS); // OK tenth_hygiene_timed_out_task_not_cancelled
        } catch (TimeoutException e) {
            f.cancel(true);
            return false;
        }
    }

    void sendQuietly(Notice n) {
        pool.submit(() -> sender.send(n)); // BAD tenth_hygiene_ignored_future
    }

    void auditTrail(Notice n) {
        MDC.put("user", n.user()); // BAD tenth_hygiene_mdc_not_removed
        audit.execute(() -> LOG.info("sent {}", n.id()));
    }

    boolean sendFromPool(List<Notice> ns) throws Exception {
        return pool.submit(() -> {
            boolean all = true;
            for (Notice n : ns) {
                all &= sendAndWaitForever(n);
            }
            return all;
        }).get(60, TimeUnit.SECONDS);
    }

    private boolean sendAndWaitForever(Notice n) throws Exception {
        return pool.submit(() -> sender.send(n)).get(); // BAD tenth_fanout_nested_submit_deadlock
    }

    synchronized void sendLocked(Notice n) {
        sender.send(n); // BAD tenth_hygiene_remote_call_under_lock
    }

    void sendUnlocked(Notice n) {
        boolean ok = sender.send(n); // OK tenth_hygiene_remote_call_under_lock
        synchronized (recent) {
            if (ok) {
                recent.addLast(n);
            }
        }
    }

    public void announce(String text) {
        broadcast(text); // BAD tenth_hygiene_self_invocation
    }

    @Async("bounded")
    public void broadcast(String text) {
        LOG.info(text);
    }

    @Transactional
    public void markAll(List<Notice> ns) {
        ns.forEach(n -> repo.markSent(n.id())); // OK tenth_hygiene_tx_context_lost
    }

    @Transactional
    public void markAllPooled(List<Notice> ns) {
        ns.forEach(n -> pool.execute(() -> repo.markSent(n.id()))); // BAD tenth_hygiene_tx_context_lost
    }

    void pause() {
        paused = true; // OK tenth_shared_nonvolatile_stop_flag
    }

    @PreDestroy
    void close() {
        pool.shutdown(); // OK tenth_hygiene_executor_not_shutdown
        retries.shutdownNow();
    }
}
