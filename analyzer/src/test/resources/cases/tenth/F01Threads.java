package tenth.f01;

import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class Threads {

    private static final int WORKERS = 4;
    private final ExecutorService pool = new ThreadPoolExecutor(4, 8, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(200)); // OK tenth_fanout_unbounded_queue
    private final ArrayBlockingQueue<String> work = new ArrayBlockingQueue<>(500); // OK tenth_fanout_unbounded_queue

    void handle(String s) {
        System.out.println(s);
    }

    void forEachLoop(List<String> in) {
        for (String s : in) {
            new Thread(() -> handle(s)).start(); // BAD tenth_fanout_thread_per_element
        }
    }

    void indexedLoop(List<String> in) {
        for (int i = 0; i < in.size(); i++) {
            final String s = in.get(i);
            Thread t = new Thread(new Runnable() { // BAD tenth_fanout_thread_per_element
                @Override
                public void run() {
                    handle(s);
                }
            });
            t.setDaemon(true);
            t.start();
        }
    }

    void streamed(List<String> in) {
        in.stream().map(s -> new Thread(() -> handle(s))).forEach(Thread::start); // BAD tenth_fanout_thread_per_element
    }

    void lambdaForEach(List<String> in) {
        in.forEach(s -> {
            Worker w = new Worker(s);
            w.start(); // BAD tenth_fanout_thread_per_element
        });
    }

    void fixedNumber(List<String> in) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> ts = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            Thread t = new Thread(() -> { // OK tenth_fanout_thread_per_element
                int k;
                while ((k = next.getAndIncrement()) < in.size()) {
                    handle(in.get(k));
                }
            });
            ts.add(t);
            t.start();
        }
        for (Thread t : ts) {
            t.join(10_000);
        }
    }

    void perCore() {
        int n = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < n; i++) {
            new Thread(this::drain, "drain-" + i).start(); // OK tenth_fanout_thread_per_element
        }
    }

    void pooled(List<String> in) {
        for (String s : in) {
            pool.execute(() -> handle(s)); // OK tenth_fanout_thread_per_element
        }
    }

    private void drain() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                handle(work.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void accept(ServerSocket ss) throws Exception {
        while (!ss.isClosed()) {
            Socket s = ss.accept();
            new Thread(() -> serve(s)).start(); // BAD tenth_fanout_thread_per_request
        }
    }

    void acceptPooled(ServerSocket ss) throws Exception {
        while (!ss.isClosed()) {
            Socket s = ss.accept();
            pool.execute(() -> serve(s)); // OK tenth_fanout_thread_per_request
        }
    }

    private final Semaphore slots = new Semaphore(64);

    void acceptLimited(ServerSocket ss) throws Exception {
        while (!ss.isClosed()) {
            slots.acquire();
            Socket s = ss.accept();
            new Thread(() -> { // OK tenth_fanout_thread_per_request (debatable)
                try {
                    serve(s);
                } finally {
                    slots.release();
                }
            }).start();
        }
    }

    void acceptCached(ServerSocket ss) throws Exception {
        ExecutorService ex = Executors.newCachedThreadPool(); // BAD tenth_fanout_unbounded_pool
        try {
            while (!ss.isClosed()) {
                Socket s = ss.accept();
                ex.execute(() -> serve(s));
            }
        } finally {
            ex.shutdown();
        }
    }

    void acceptFixed(ServerSocket ss) throws Exception {
        ExecutorService ex = new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(64), new ThreadPoolExecutor.CallerRunsPolicy()); // OK tenth_fanout_unbounded_pool
        try {
            while (!ss.isClosed()) {
                Socket s = ss.accept();
                ex.execute(() -> serve(s));
            }
        } finally {
            ex.shutdown();
        }
    }

    private void serve(Socket s) {
        try (s) {
            s.getOutputStream().write(1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public void onMessage(String m) {
        startInHelper(() -> handle(m));
    }

    private void startInHelper(Runnable r) {
        Thread t = new Thread(r);
        t.start(); // BAD tenth_fanout_thread_per_request
    }

    private final ThreadFactory factory = Executors.defaultThreadFactory();

    public void onEvent(Object event) {
        factory.newThread(() -> handle(event.toString())).start(); // BAD tenth_fanout_thread_per_request
    }

    private Thread single;

    public synchronized void start() {
        if (single == null) {
            single = new Thread(this::drain, "single");
            single.start(); // OK tenth_fanout_thread_per_request
        }
    }

    public void remindLater(String m) {
        Timer t = new Timer(true); // BAD tenth_fanout_timer_per_call
        t.schedule(new TimerTask() {
            @Override
            public void run() {
                handle(m);
            }
        }, 1000);
    }

    private final Timer timer = new Timer("reminders", true); // OK tenth_fanout_timer_per_call

    public void remind(String m) {
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                handle(m);
            }
        }, 1000);
    }

    public void hook(String name) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> handle(name))); // BAD tenth_fanout_shutdown_hook_per_call
    }

    public static void main(String[] args) {
        Threads t = new Threads();
        Runtime.getRuntime().addShutdownHook(new Thread(t.pool::shutdown)); // OK tenth_fanout_shutdown_hook_per_call
        t.start();
    }

    static class Worker extends Thread {
        private final String s;

        Worker(String s) {
            this.s = s;
        }

        @Override
        public void run() {
            System.out.println(s);
        }
    }

    static class Tree {
        Tree left;
        Tree right;
        int value;

        int sumThreaded() throws InterruptedException {
            int[] r = new int[2];
            Thread a = left == null ? null : new Thread(() -> r[0] = safeSum(left)); // BAD tenth_fanout_recursive_threads
            if (a != null) {
                a.start();
                a.join();
            }
            return value + r[0] + (right == null ? 0 : right.sumThreaded());
        }

        private int safeSum(Tree t) {
            try {
                return t.sumThreaded();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }

        int sumSequential() {
            return value + (left == null ? 0 : left.sumSequential()) + (right == null ? 0 : right.sumSequential());
        }

        int sumToDepth(int depth) throws InterruptedException {
            if (depth == 0 || left == null) {
                return sumSequential();
            }
            int[] r = new int[1];
            Thread a = new Thread(() -> r[0] = left.sumSequential()); // OK tenth_fanout_recursive_threads
            a.start();
            int v = right == null ? 0 : right.sumToDepth(depth - 1);
            a.join();
            return v + r[0] + value;
        }
    }
}
