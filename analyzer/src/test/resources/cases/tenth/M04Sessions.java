package tenth.m04;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class Session {
    private final String id;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private volatile long touched = System.nanoTime();
    private long reads;
    private boolean closed;

    Session(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    synchronized void put(String k, String v) {
        attributes.put(k, v); // OK tenth_shared_unsync_container_write
        touched = System.nanoTime(); // OK tenth_shared_nonatomic_64bit_write
    }

    String get(String k) {
        reads++; // BAD tenth_shared_nonatomic_increment
        return attributes.get(k); // BAD tenth_shared_unsync_container_read
    }

    synchronized String getLocked(String k) {
        return attributes.get(k); // OK tenth_shared_unsync_container_read
    }

    boolean idle(Duration d) {
        return System.nanoTime() - touched > d.toNanos(); // OK tenth_shared_unsync_read
    }

    synchronized void close() {
        closed = true; // OK tenth_shared_unsync_write
    }

    boolean closed() {
        return closed; // BAD tenth_shared_inconsistent_sync
    }

    long reads() {
        return reads;
    }

    synchronized Map<String, String> attributes() {
        return Map.copyOf(attributes); // OK tenth_shared_exposed_internal
    }

    synchronized Map<String, String> live() {
        return attributes; // BAD tenth_shared_exposed_internal
    }
}

class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private final Map<String, Session> byId = new ConcurrentHashMap<>(); // OK tenth_fanout_unbounded_cache
    private final AtomicLong created = new AtomicLong();
    private final ScheduledExecutorService reaper = new ScheduledThreadPoolExecutor(1);
    private ScheduledFuture<?> task;
    private Session lastUsed;

    synchronized void start() {
        if (task == null) {
            task = reaper.scheduleWithFixedDelay(this::reap, 1, 1, TimeUnit.MINUTES); // OK tenth_fanout_periodic_task_per_call
        }
    }

    synchronized void stop() {
        if (task != null) {
            task.cancel(false); // OK tenth_hygiene_cancel_ineffective
        }
        reaper.shutdown(); // OK tenth_hygiene_executor_not_shutdown
    }

    private void reap() {
        try {
            byId.values().removeIf(s -> s.idle(Duration.ofMinutes(30))); // OK tenth_shared_iteration_unlocked
        } catch (RuntimeException e) {
            LOG.error("reap", e);
        }
    }

    Session open(String id) {
        return byId.computeIfAbsent(id, k -> { // OK tenth_shared_check_then_act
            created.incrementAndGet();
            return new Session(k);
        });
    }

    Session openTwice(String id) {
        if (!byId.containsKey(id)) {
            byId.put(id, new Session(id)); // BAD tenth_shared_check_then_act
        }
        return byId.get(id);
    }

    Session use(String id) {
        lastUsed = byId.get(id); // BAD tenth_shared_unsync_write
        return lastUsed;
    }

    void expireLater(String id) {
        reaper.schedule(() -> byId.remove(id), 30, TimeUnit.MINUTES); // OK tenth_fanout_periodic_task_per_call
    }

    void keepAlive(String id) {
        reaper.scheduleAtFixedRate(() -> byId.get(id).put("ping", "x"), 1, 1, TimeUnit.MINUTES); // BAD tenth_fanout_periodic_task_per_call
    }
}

class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private final ServerSocket socket;
    private final Sessions sessions;
    private final ExecutorService workers = new ThreadPoolExecutor(2, 32, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy()); // OK tenth_fanout_unbounded_pool
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(1024); // OK tenth_fanout_unbounded_buffer
    private final List<Socket> open = new ArrayList<>();
    private final CompositeDisposable subscriptions = new CompositeDisposable();
    private Thread acceptor;
    private volatile boolean running = true;
    private boolean verbose;

    Server(ServerSocket socket, Sessions sessions) {
        this.socket = socket;
        this.sessions = sessions;
        this.acceptor = new Thread(this::accept, "acceptor"); // OK tenth_shared_thread_start_in_constructor
    }

    void start() {
        acceptor.start(); // OK tenth_fanout_thread_per_request
    }

    private void accept() {
        while (running) { // OK tenth_shared_nonvolatile_stop_flag
            try {
                Socket s = socket.accept();
                s.setSoTimeout(5_000); // OK tenth_hygiene_client_no_timeout
                synchronized (open) {
                    open.add(s); // OK tenth_shared_unsync_container_write
                }
                workers.execute(() -> serve(s)); // OK tenth_fanout_thread_per_request
            } catch (IOException e) {
                LOG.warn("accept", e);
            }
        }
    }

    void acceptThreads() throws IOException {
        while (running) {
            Socket s = socket.accept();
            Thread t = new Thread(() -> serve(s));
            t.setDaemon(true);
            t.start(); // BAD tenth_fanout_thread_per_request
        }
    }

    private void serve(Socket s) {
        try (s; var r = new java.io.BufferedReader(new java.io.InputStreamReader(s.getInputStream()))) { // OK tenth_hygiene_resource_closed_early
            String l;
            while ((l = r.readLine()) != null) {
                sessions.open(l).put("last", l);
                if (!lines.offer(l)) { // OK tenth_hygiene_offer_result_ignored
                    LOG.warn("dropped");
                }
                if (verbose) { // BAD tenth_shared_unsync_read
                    LOG.info(l);
                }
            }
        } catch (IOException e) {
            LOG.debug("serve", e);
        } finally {
            synchronized (open) {
                open.remove(s); // OK tenth_shared_unsync_container_write
            }
        }
    }

    void serveEarly(Socket s) throws IOException {
        try (s; var r = new java.io.BufferedReader(new java.io.InputStreamReader(s.getInputStream()))) {
            workers.execute(() -> r.lines().forEach(lines::add)); // BAD tenth_hygiene_resource_closed_early
        }
    }

    synchronized void verbose(boolean b) {
        verbose = b;
    }

    void consume() {
        subscriptions.add(Flowable.<String>generate(e -> e.onNext(lines.take())) // OK tenth_hygiene_disposable_lost
            .subscribeOn(Schedulers.io())
            .subscribe(LOG::info, t -> LOG.error("consume", t)));
    }

    void consumeOnComputation() {
        subscriptions.add(Flowable.<String>generate(e -> e.onNext(lines.take())).subscribeOn(Schedulers.computation()) // BAD tenth_hygiene_io_on_cpu_scheduler
            .subscribe(LOG::info, t -> LOG.error("consume", t)));
    }

    void consumeUnhandled() {
        subscriptions.add(Flowable.fromIterable(List.of("a")).subscribe(LOG::info)); // BAD tenth_hygiene_subscribe_without_error_handler
    }

    int openCount() {
        return open.size(); // BAD tenth_shared_unsync_container_read
    }

    CompletableFuture<Integer> count() {
        return CompletableFuture.supplyAsync(() -> { // OK tenth_fanout_common_pool_blocking
            synchronized (open) {
                return open.size();
            }
        }, workers);
    }

    List<String> drain(int max) {
        List<String> l = new ArrayList<>();
        lines.drainTo(l, max); // OK tenth_hygiene_poll_spin
        return l;
    }

    void drainSpin(List<String> l, int max) {
        while (l.size() < max) {
            String s = lines.poll(); // BAD tenth_hygiene_poll_spin
            if (s != null) {
                l.add(s);
            }
        }
    }

    @Override
    public void close() throws IOException {
        running = false;
        socket.close(); // OK tenth_hygiene_resource_closed_early
        subscriptions.dispose();
        workers.shutdown();
        try {
            acceptor.join(2_000); // OK tenth_hygiene_wait_no_timeout
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) { // OK tenth_hygiene_await_result_ignored
                workers.shutdownNow();
            }
        } catch (InterruptedException e) { // OK tenth_hygiene_swallowed_interrupt
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

class Poller {
    private final KafkaConsumer<String, String> consumer;
    private final ExecutorService pool;
    private volatile boolean stop;

    Poller(KafkaConsumer<String, String> consumer, ExecutorService pool) {
        this.consumer = consumer;
        this.pool = pool;
    }

    void loop() {
        try {
            while (!stop) {
                consumer.poll(Duration.ofMillis(500)).forEach(r -> System.out.println(r.value())); // OK tenth_hygiene_sleep_in_poll_loop
                consumer.commitSync(Duration.ofSeconds(5)); // OK tenth_hygiene_commit_before_processed
            }
        } finally {
            consumer.close(Duration.ofSeconds(5));
        }
    }

    void pollInPool() {
        pool.execute(() -> consumer.poll(Duration.ofMillis(100))); // BAD tenth_hygiene_consumer_used_from_other_thread
        consumer.commitSync(Duration.ofSeconds(5));
    }

    void shutdown() {
        stop = true;
        consumer.wakeup(); // OK tenth_hygiene_consumer_used_from_other_thread
    }

    interface Stub {
        Stub withDeadlineAfter(long n, TimeUnit u);

        String hello(String s);
    }

    String hello(Stub stub) {
        return stub.withDeadlineAfter(500, TimeUnit.MILLISECONDS).hello("x"); // OK tenth_hygiene_grpc_deadline_set_once
    }

    private Stub cached;

    synchronized Stub cachedWithDeadline(Stub s) {
        if (cached == null) {
            cached = s.withDeadlineAfter(10, TimeUnit.SECONDS); // BAD tenth_hygiene_grpc_deadline_set_once
        }
        return cached;
    }
}
