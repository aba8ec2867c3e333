package tenth.m03;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Transactional;

class Monitor {
    private final Object mutex = new Object();
    private final Lock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    @GuardedBy("mutex")
    private int level; // OK tenth_shared_guardedby_nonfinal_lock
    private static int made;
    private final ConcurrentMap<String, AtomicInteger> hits = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> names = new ConcurrentHashMap<>();
    private Path file = Path.of("x");
    private boolean on;

    static synchronized void made() {
        made++; // OK tenth_shared_static_write_unlocked
    }

    static void madeBlock() {
        synchronized (Monitor.class) {
            made += 2; // OK tenth_shared_static_write_unlocked
        }
    }

    static void madeUnlocked() {
        made += 3; // BAD tenth_shared_static_write_unlocked
    }

    void drainBarrier() {
        synchronized (mutex) { // OK tenth_shared_empty_synchronized
            level++;
        }
    }

    void hit(String k) {
        hits.computeIfAbsent(k, x -> new AtomicInteger()).incrementAndGet(); // OK tenth_shared_unsafe_value_in_concurrent_map
    }

    void hitPutIfAbsent(String k) {
        AtomicInteger mine = new AtomicInteger();
        AtomicInteger old = hits.putIfAbsent(k, mine); // OK tenth_shared_put_if_absent_result_ignored
        (old == null ? mine : old).incrementAndGet();
    }

    void hitPutIfAbsentLost(String k) {
        AtomicInteger mine = new AtomicInteger();
        hits.putIfAbsent(k, mine); // BAD tenth_shared_put_if_absent_result_ignored
        mine.incrementAndGet();
    }

    void registerOnly(String k) {
        names.putIfAbsent(k, List.of()); // OK tenth_shared_put_if_absent_result_ignored
    }

    void lockOnHolder(String k) {
        AtomicInteger a = hits.get(k);
        if (a != null) {
            synchronized (mutex) { // OK tenth_shared_lock_on_concurrent_object
                level += a.get();
            }
        }
    }

    void onValue(Integer i) {
        synchronized (mutex) { // OK tenth_shared_lock_on_value_based
            level += i;
        }
    }

    void onEnumName(Thread.State s) {
        synchronized (mutex) { // OK tenth_shared_lock_on_enum
            level += s.ordinal();
        }
    }

    void onThreadName(Thread t) {
        synchronized (mutex) { // OK tenth_shared_lock_on_thread_object
            level += t.getName().length();
        }
    }

    int level() {
        synchronized (mutex) {
            return level; // OK tenth_shared_guardedby_violation
        }
    }

    int levelDoubled() {
        int l;
        synchronized (mutex) {
            l = level; // OK tenth_shared_guardedby_violation
        }
        return l * 2;
    }

    int levelLate() {
        synchronized (mutex) {
            System.out.println("x");
        }
        return level; // BAD tenth_shared_guardedby_violation
    }

    byte[] read() throws java.io.IOException {
        Path p;
        synchronized (mutex) {
            p = file;
        }
        return Files.readAllBytes(p); // OK tenth_hygiene_io_under_lock
    }

    void awaitOn() throws InterruptedException {
        lock.lockInterruptibly(); // OK tenth_hygiene_lock_not_released
        try {
            while (!on) {
                changed.await(); // OK tenth_hygiene_wait_outside_loop
            }
        } finally {
            lock.unlock(); // OK tenth_hygiene_unlock_not_held
        }
    }

    void turnOn() {
        lock.lock(); // OK tenth_hygiene_lock_inside_try
        try {
            on = true;
            changed.signalAll(); // OK tenth_hygiene_wait_without_monitor
        } finally {
            lock.unlock();
        }
    }

    boolean tryTurnOn() throws InterruptedException {
        boolean got = lock.tryLock(100, TimeUnit.MILLISECONDS); // OK tenth_hygiene_trylock_result_ignored
        if (!got) {
            return false;
        }
        try {
            on = true;
            changed.signalAll(); // OK tenth_hygiene_notify_instead_of_notify_all
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean ready(long millis) throws InterruptedException {
        synchronized (mutex) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (level == 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                mutex.wait(left); // OK tenth_hygiene_wait_holding_two_locks
            }
            return true;
        }
    }

    void poll(AtomicInteger flag) throws InterruptedException {
        synchronized (mutex) {
            while (flag.get() == 0) {
                mutex.wait(10); // OK tenth_hygiene_sleep_poll_loop (debatable)
            }
        }
    }

    void pollSleep(AtomicInteger flag) throws InterruptedException {
        while (flag.get() == 0) {
            TimeUnit.MILLISECONDS.sleep(5); // BAD tenth_hygiene_sleep_poll_loop
        }
    }

    void pauseOnce() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(5); // OK tenth_hygiene_sleep_under_lock
        synchronized (mutex) {
            level = 1;
        }
    }
}

class Meter {
    private static final AtomicIntegerFieldUpdater<Meter> UP = AtomicIntegerFieldUpdater.newUpdater(Meter.class, "n");
    private volatile int n;
    private volatile int m;
    private static final ThreadLocal<StringBuilder> SB = ThreadLocal.withInitial(StringBuilder::new); // OK tenth_hygiene_threadlocal_not_static
    private final ThreadLocal<StringBuilder> sb = ThreadLocal.withInitial(StringBuilder::new); // BAD tenth_hygiene_threadlocal_not_static

    void inc() {
        UP.incrementAndGet(this); // OK tenth_shared_volatile_compound
    }

    void incM() {
        m += 1; // BAD tenth_shared_volatile_compound
    }

    int n() {
        return n; // OK tenth_shared_inconsistent_sync
    }

    int m() {
        return m;
    }

    String text(String s) {
        StringBuilder b = SB.get();
        b.setLength(0);
        return b.append(s).append(sb.get().length()).toString(); // OK tenth_hygiene_threadlocal_hop
    }

    private int hash;

    int lazyHash(String s) {
        int h = hash;
        if (h == 0) {
            h = s.hashCode();
            hash = h; // OK tenth_shared_racy_single_check_reads_twice
        }
        return h;
    }
}

class Serialised implements java.io.Serializable {
    private int n;

    synchronized void set(int x) {
        n = x; // OK tenth_shared_unsync_write
    }

    private synchronized void writeObject(java.io.ObjectOutputStream o) throws java.io.IOException { // OK tenth_shared_unsynchronized_write_object
        o.defaultWriteObject();
    }
}

class Latching {
    void released(ExecutorService ex, Callable<Void> c) throws InterruptedException {
        CountDownLatch l = new CountDownLatch(1);
        ex.execute(() -> {
            try {
                c.call();
            } catch (Exception e) {
                System.err.println(e);
            } finally {
                l.countDown(); // OK tenth_hygiene_latch_not_counted_down
            }
        });
        if (!l.await(5, TimeUnit.SECONDS)) { // OK tenth_hygiene_latch_never_released
            System.err.println("late");
        }
    }

    void countTooLarge(ExecutorService ex) throws InterruptedException {
        CountDownLatch l = new CountDownLatch(2);
        ex.execute(l::countDown);
        l.await(); // BAD tenth_hygiene_latch_never_released
    }

    void phases(List<Runnable> rs, ExecutorService ex) {
        Phaser p = new Phaser(1);
        for (Runnable r : rs) {
            p.register();
            ex.execute(() -> {
                try {
                    r.run();
                } finally {
                    p.arriveAndDeregister(); // OK tenth_hygiene_phaser_not_deregistered
                }
            });
        }
        p.arriveAndAwaitAdvance();
    }

    String dump() {
        StringBuilder b = new StringBuilder();
        Thread.getAllStackTraces().keySet().forEach(t -> b.append(t.getName())); // OK tenth_hygiene_thread_group_use
        return b.toString();
    }

    void orderedByJoin(Thread t) throws InterruptedException {
        t.join(5_000); // OK tenth_hygiene_thread_yield
        System.out.println("after the other");
    }

    void daemon() {
        Thread t = new Thread(() -> System.out.println("x"), "d"); // OK tenth_hygiene_thread_without_runnable
        t.setDaemon(true); // OK tenth_hygiene_daemon_set_after_start
        t.start();
    }
}

class Publics {
    @Async
    public CompletableFuture<Void> open() { // OK tenth_hygiene_proxied_method_not_public
        return CompletableFuture.completedFuture(null); // OK tenth_hygiene_null_future
    }

    @Transactional
    private void secret() { // BAD tenth_hygiene_proxied_method_not_public
        System.out.println("s");
    }

    public void visible() {
        secret();
    }
}

class Sized {
    private final ExecutorService cpu = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(64), new ThreadPoolExecutor.AbortPolicy()); // OK tenth_fanout_max_size_ignored
    private final ScheduledExecutorService ses = new ScheduledThreadPoolExecutor(2); // OK tenth_fanout_unbounded_pool
    private final ForkJoinPool fj = new ForkJoinPool(4); // OK tenth_fanout_executor_per_call
    private final Semaphore gate = new Semaphore(8, true); // OK tenth_fanout_limit_per_request
    private final BlockingQueue<String> inbox = new ArrayBlockingQueue<>(32); // OK tenth_fanout_unbounded_buffer
    private final ExecutorService tiny = new ThreadPoolExecutor(1, 1000, 60, TimeUnit.SECONDS, new java.util.concurrent.LinkedBlockingQueue<>()); // BAD tenth_fanout_max_size_ignored
    private final ExecutorService byFactory = Executors.newCachedThreadPool(r -> { // BAD tenth_fanout_unbounded_pool
        Thread t = new Thread(r);
        t.setDaemon(true);
        return t;
    });

    long parallelOwn(List<Integer> xs) throws Exception {
        return fj.submit(() -> xs.parallelStream().mapToLong(x -> (long) x * x).sum()).get(10, TimeUnit.SECONDS); // OK tenth_fanout_parallel_stream_blocking
    }

    CompletableFuture<String> io(Path p) {
        return CompletableFuture.supplyAsync(() -> slurp(p), cpu); // OK tenth_fanout_common_pool_blocking
    }

    CompletableFuture<String> ioCommon(Path p) {
        return CompletableFuture.supplyAsync(() -> slurp(p)); // BAD tenth_fanout_common_pool_blocking
    }

    private String slurp(Path p) {
        try {
            return Files.readString(p);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void gated(List<Runnable> rs) throws InterruptedException {
        for (Runnable r : rs) {
            gate.acquire(); // OK tenth_fanout_permit_inside_task
            try {
                byFactory.execute(() -> {
                    try {
                        r.run();
                    } finally {
                        gate.release();
                    }
                });
            } catch (RuntimeException e) {
                gate.release();
                throw e;
            }
        }
    }

    void tick() {
        ses.scheduleWithFixedDelay(() -> { // OK tenth_fanout_overlapping_schedule
            String s = inbox.poll();
            if (s != null) {
                System.out.println(s);
            }
        }, 1, 1, TimeUnit.SECONDS);
    }

    boolean put(String s) throws InterruptedException {
        return inbox.offer(s, 100, TimeUnit.MILLISECONDS); // OK tenth_hygiene_offer_result_ignored
    }

    int sumChunks(int[] a, int parts) throws Exception {
        List<Callable<Integer>> cs = new ArrayList<>();
        int step = (a.length + parts - 1) / parts;
        for (int i = 0; i < a.length; i += step) {
            int lo = i;
            int hi = Math.min(a.length, i + step);
            cs.add(() -> {
                int s = 0;
                for (int k = lo; k < hi; k++) {
                    s += a[k]; // OK tenth_shared_task_mutation
                }
                return s;
            });
        }
        int sum = 0;
        for (var f : cpu.invokeAll(cs, 10, TimeUnit.SECONDS)) { // OK tenth_hygiene_wait_no_timeout
            sum += f.get();
        }
        return sum;
    }

    static class Fill extends RecursiveAction {
        private final int[] a;
        private final int lo;
        private final int hi;

        Fill(int[] a, int lo, int hi) {
            this.a = a;
            this.lo = lo;
            this.hi = hi;
        }

        @Override
        protected void compute() {
            if (hi - lo < 1_000) {
                for (int i = lo; i < hi; i++) {
                    a[i] = i; // OK tenth_shared_unsync_array_write
                }
                return;
            }
            int mid = (lo + hi) >>> 1;
            invokeAll(new Fill(a, lo, mid), new Fill(a, mid, hi)); // OK tenth_fanout_fork_without_threshold
        }
    }

    static class FillAll extends RecursiveAction {
        private final List<int[]> rows;
        private final int at;

        FillAll(List<int[]> rows, int at) {
            this.rows = rows;
            this.at = at;
        }

        @Override
        protected void compute() {
            if (at == rows.size()) {
                return;
            }
            FillAll rest = new FillAll(rows, at + 1);
            rest.fork(); // BAD tenth_fanout_fork_without_threshold (debatable)
            java.util.Arrays.fill(rows.get(at), at);
            rest.join();
        }
    }

    void close() throws InterruptedException {
        for (ExecutorService e : List.of(cpu, ses, fj, tiny, byFactory)) {
            e.shutdown(); // OK tenth_hygiene_executor_not_shutdown
        }
        if (!cpu.awaitTermination(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)) { // OK tenth_hygiene_wrong_time_unit
            cpu.shutdownNow();
        }
    }
}

class Registry {
    private final AtomicReference<Map<String, String>> current = new AtomicReference<>(Map.of());
    private final Map<String, String> plain = new HashMap<>();

    void put(String k, String v) {
        current.updateAndGet(m -> { // OK tenth_shared_atomic_get_then_set
            Map<String, String> n = new HashMap<>(m);
            n.put(k, v);
            return Map.copyOf(n);
        });
    }

    void putRacy(String k, String v) {
        Map<String, String> n = new HashMap<>(current.get());
        n.put(k, v);
        current.set(Map.copyOf(n)); // BAD tenth_shared_atomic_get_then_set
    }

    void putCas(String k, String v) {
        Map<String, String> o;
        Map<String, String> n;
        do {
            o = current.get();
            n = new HashMap<>(o);
            n.put(k, v);
        } while (!current.compareAndSet(o, Map.copyOf(n))); // OK tenth_shared_atomic_check_then_act
    }

    Map<String, String> view() {
        return current.get(); // OK tenth_shared_exposed_internal
    }

    synchronized void putPlain(String k, String v) {
        plain.putIfAbsent(k, v); // OK tenth_shared_check_then_act
    }

    synchronized void checkPutPlain(String k, String v) {
        if (!plain.containsKey(k)) {
            plain.put(k, v); // OK tenth_shared_check_then_act
        }
    }

    String plain(String k) {
        return plain.get(k); // BAD tenth_shared_unsync_container_read
    }
}
