package tenth.f02;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

class Pools {

    private final ExecutorService cached = Executors.newCachedThreadPool(); // BAD tenth_fanout_unbounded_pool
    private final ExecutorService cachedNamed = Executors.newCachedThreadPool(r -> new Thread(r, "c")); // BAD tenth_fanout_unbounded_pool
    private final ExecutorService manual = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>()); // BAD tenth_fanout_unbounded_pool
    private final ExecutorService limited = new ThreadPoolExecutor(0, 32, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy()); // OK tenth_fanout_unbounded_pool
    private final ExecutorService virtualLike = ForkJoinPool.commonPool(); // OK tenth_fanout_unbounded_pool

    private final ThreadPoolExecutor noCapacity = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); // BAD tenth_fanout_unbounded_queue
    private final ThreadPoolExecutor maxCapacity = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(Integer.MAX_VALUE)); // BAD tenth_fanout_unbounded_queue
    private final ThreadPoolExecutor priority = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(16)); // BAD tenth_fanout_unbounded_queue
    private final ThreadPoolExecutor deque = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingDeque<>(1000)); // OK tenth_fanout_unbounded_queue
    private final ThreadPoolExecutor capacity = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1000)); // OK tenth_fanout_unbounded_queue

    private final ThreadPoolExecutor neverGrows = new ThreadPoolExecutor(2, 50, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); // BAD tenth_fanout_max_size_ignored
    private final ThreadPoolExecutor zeroCore = new ThreadPoolExecutor(0, 20, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); // BAD tenth_fanout_max_size_ignored
    private final ThreadPoolExecutor grows = new ThreadPoolExecutor(2, 50, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100)); // OK tenth_fanout_max_size_ignored

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>(); // BAD tenth_fanout_unbounded_buffer
    private final BlockingQueue<String> boundedEvents = new LinkedBlockingQueue<>(10_000); // OK tenth_fanout_unbounded_buffer
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>(); // BAD tenth_fanout_unbounded_buffer

    public void receive(String e) {
        events.add(e);
        log.add(e);
        if (!boundedEvents.offer(e)) {
            throw new IllegalStateException("busy");
        }
    }

    public String poll() throws InterruptedException {
        log.poll();
        return events.poll(1, TimeUnit.SECONDS);
    }

    public int perCall(Callable<Integer> c) throws Exception {
        ExecutorService ex = Executors.newSingleThreadExecutor(); // BAD tenth_fanout_executor_per_call
        Future<Integer> f = ex.submit(c);
        ex.shutdown();
        return f.get(1, TimeUnit.SECONDS);
    }

    public int perCallFixed(Callable<Integer> c) throws Exception {
        ExecutorService ex = Executors.newFixedThreadPool(10); // BAD tenth_fanout_executor_per_call
        try {
            return ex.submit(c).get(1, TimeUnit.SECONDS);
        } finally {
            ex.shutdownNow();
        }
    }

    public int perCallForkJoin(Callable<Integer> c) throws Exception {
        ForkJoinPool p = new ForkJoinPool(8); // BAD tenth_fanout_executor_per_call
        try {
            return p.submit(c).get(1, TimeUnit.SECONDS);
        } finally {
            p.shutdown();
        }
    }

    public void later(Runnable r) {
        ScheduledExecutorService s = Executors.newScheduledThreadPool(1); // BAD tenth_fanout_executor_per_call
        s.schedule(r, 5, TimeUnit.SECONDS);
        s.shutdown();
    }

    public int shared(Callable<Integer> c) throws Exception {
        return capacity.submit(c).get(1, TimeUnit.SECONDS); // OK tenth_fanout_executor_per_call
    }

    private volatile ExecutorService lazy;

    private ExecutorService executor() {
        ExecutorService e = lazy;
        if (e == null) {
            synchronized (this) {
                e = lazy;
                if (e == null) {
                    lazy = e = Executors.newFixedThreadPool(4); // OK tenth_fanout_executor_per_call
                }
            }
        }
        return e;
    }

    public static void main(String[] args) throws Exception {
        ExecutorService ex = Executors.newFixedThreadPool(2); // OK tenth_fanout_executor_per_call
        for (String a : args) {
            ex.execute(() -> System.out.println(a));
        }
        ex.shutdown();
        ex.awaitTermination(10, TimeUnit.SECONDS);
    }

    private ExecutorService make() {
        return Executors.newFixedThreadPool(5);
    }

    public void viaFactory(Runnable r) {
        ExecutorService ex = make(); // BAD tenth_fanout_executor_per_call
        ex.execute(r);
        ex.shutdown();
    }

    private final ScheduledExecutorService ses = Executors.newScheduledThreadPool(2);

    public void watch(String id) {
        ses.scheduleAtFixedRate(() -> System.out.println(id), 1, 1, TimeUnit.SECONDS); // BAD tenth_fanout_periodic_task_per_call
    }

    public void watchOnce(String id) {
        ses.schedule(() -> System.out.println(id), 1, TimeUnit.SECONDS); // OK tenth_fanout_periodic_task_per_call
    }

    public AutoCloseable watchUntilClosed(String id) {
        ScheduledFuture<?> f = ses.scheduleAtFixedRate(() -> System.out.println(id), 1, 1, TimeUnit.SECONDS); // OK tenth_fanout_periodic_task_per_call (debatable)
        return () -> f.cancel(false);
    }

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private final ExecutorService other = Executors.newFixedThreadPool(2);
    private final ExecutorService one = Executors.newSingleThreadExecutor();

    public Future<Integer> nested() {
        return two.submit(() -> {
            Future<Integer> inner = two.submit(() -> 1);
            return inner.get() + 1; // BAD tenth_fanout_nested_submit_deadlock
        });
    }

    public Future<Integer> nestedOther() {
        return two.submit(() -> {
            Future<Integer> inner = other.submit(() -> 1);
            return inner.get() + 1; // OK tenth_fanout_nested_submit_deadlock
        });
    }

    public void nestedInvokeAll(java.util.List<Callable<Integer>> cs) {
        one.execute(() -> {
            try {
                one.invokeAll(cs); // BAD tenth_fanout_nested_submit_deadlock
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public void nestedFireAndForget() {
        one.execute(() -> one.execute(() -> System.out.println("x"))); // OK tenth_fanout_nested_submit_deadlock
    }

    public Future<Integer> nestedThroughHelper() {
        return one.submit(() -> helper() + 1);
    }

    private int helper() throws Exception {
        return one.submit(() -> 41).get(); // BAD tenth_fanout_nested_submit_deadlock
    }

    public int outside() throws Exception {
        return two.submit(() -> 41).get(1, TimeUnit.SECONDS); // OK tenth_fanout_nested_submit_deadlock
    }

    public void perRequestSemaphore(Runnable r) throws InterruptedException {
        Semaphore s = new Semaphore(10); // BAD tenth_fanout_limit_per_request
        s.acquire();
        try {
            r.run();
        } finally {
            s.release();
        }
    }

    private final Semaphore global = new Semaphore(10); // OK tenth_fanout_limit_per_request

    public void globalSemaphore(Runnable r) throws InterruptedException {
        global.acquire();
        try {
            r.run();
        } finally {
            global.release();
        }
    }

    public void acquireInside(Runnable r) {
        cached.execute(() -> {
            global.acquireUninterruptibly(); // BAD tenth_fanout_permit_inside_task
            try {
                r.run();
            } finally {
                global.release();
            }
        });
    }

    public void acquireBefore(Runnable r) throws InterruptedException {
        global.acquire(); // OK tenth_fanout_permit_inside_task
        boolean ok = false;
        try {
            limited.execute(() -> {
                try {
                    r.run();
                } finally {
                    global.release();
                }
            });
            ok = true;
        } finally {
            if (!ok) {
                global.release();
            }
        }
    }
}
