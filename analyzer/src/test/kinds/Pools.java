package kinds;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

class F1 {
    private final ExecutorService ex = Executors.newCachedThreadPool(); // finds UnboundedThreadPool

    void f(Runnable r) {
        ex.execute(r);
    }

    void close() {
        ex.shutdown(); // finds ShutdownDoesNotWait
    }
}

class F2 {
    private final ExecutorService ex = Executors.newFixedThreadPool(8); // finds UnboundedQueue

    void f(Runnable r) {
        ex.execute(r);
    }

    void close() {
        ex.shutdown(); // finds ShutdownDoesNotWait
    }
}

class F4 {
    private final ThreadPoolExecutor ex = new ThreadPoolExecutor(2, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // finds ThreadPoolMisconfigured, UnboundedQueue

    void f(Runnable r) {
        ex.execute(r);
    }

    void close() {
        ex.shutdown(); // finds ShutdownDoesNotWait
    }
}

class F5 {
    private final ThreadPoolExecutor ex = new ThreadPoolExecutor(2, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(100));

    void f(Runnable r) {
        ex.execute(r);
    }

    void close() throws InterruptedException {
        ex.shutdown();
        if (!ex.awaitTermination(5, TimeUnit.SECONDS)) {
            ex.shutdownNow();
        }
    }
}

class F6 {
    private final ThreadPoolExecutor ex = new ThreadPoolExecutor(2, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(100));

    void f(Runnable r) {
        ex.execute(r);
    }

    void close() throws InterruptedException {
        ex.shutdown();
        if (!ex.awaitTermination(5, TimeUnit.SECONDS)) {
            ex.shutdownNow();
        }
    }
}

class F7 {
    private final ThreadPoolExecutor ex = new ThreadPoolExecutor(2, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>()); // finds UnboundedThreadPool

    void f(Runnable r) {
        ex.execute(r);
    }

    void close() {
        ex.shutdown(); // finds ShutdownDoesNotWait
    }
}

class F8 {
    private final BlockingQueue<String> q = new LinkedBlockingQueue<>(); // finds UnboundedQueue

    void offer(String s) {
        q.offer(s);
    }

    String take() throws InterruptedException {
        return q.poll(1, TimeUnit.SECONDS);
    }
}

class F11 {
    CompletableFuture<String> f() {
        return CompletableFuture.supplyAsync(() -> load()); // finds AsyncWithoutExecutor
    }

    private String load() {
        return "x";
    }
}

class F12 {
    CompletableFuture<Void> f() {
        return CompletableFuture.runAsync(this::load); // finds AsyncWithoutExecutor
    }

    private void load() {
    }
}

class F13 {
    private final Executor ex;

    F13(Executor ex) {
        this.ex = ex;
    }

    CompletableFuture<String> f() {
        return CompletableFuture.supplyAsync(() -> load(), ex);
    }

    private String load() {
        return "x";
    }
}

class F14 {
    CompletableFuture<Integer> f(CompletableFuture<String> c) {
        return c.thenApplyAsync(String::length); // finds AsyncWithoutExecutor
    }
}

class F15 {
    CompletableFuture<Void> f(CompletableFuture<String> c) {
        return c.thenAcceptAsync(s -> System.out.println(s)); // finds AsyncWithoutExecutor
    }
}

class F18 {
    int f(List<String> l) {
        return l.parallelStream().mapToInt(String::length).sum(); // finds ParallelStreamOnCommonPool
    }
}

class F20 {
    int f(List<String> l) {
        return l.stream().mapToInt(String::length).sum();
    }
}

class F22 {
    void handle(String s) {
        Thread t = new Thread(() -> System.out.println(s));
        t.start(); // finds ThreadPerTask
    }
}

class F28 {
    void f(List<Runnable> l) {
        ExecutorService ex = Executors.newFixedThreadPool(4); // finds ExecutorPerCall, UnboundedQueue
        for (Runnable r : l) ex.execute(r);
        ex.shutdown();
    }
}

class F49 {
    private final ExecutorService ex = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10)); // finds ExecutorNeverShutDown

    String f() throws Exception {
        Future<String> o = ex.submit(() -> { Future<String> i = ex.submit(() -> "x"); return i.get(1, TimeUnit.SECONDS); }); // finds NestedSubmission
        return o.get(1, TimeUnit.SECONDS);
    }
}

class F50 {
    private final ExecutorService ex = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10)); // finds ExecutorNeverShutDown

    void f() {
        ex.execute(this::outer);
    }

    private void outer() {
        try {
            inner();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String inner() throws Exception {
        return ex.submit(() -> "x").get(1, TimeUnit.SECONDS); // finds NestedSubmission
    }
}

class F51 {
    private final ExecutorService ex = Executors.newSingleThreadExecutor(); // finds UnboundedQueue

    CompletableFuture<String> f() {
        return CompletableFuture.supplyAsync(() -> CompletableFuture.supplyAsync(() -> "x", ex).join(), ex); // finds NestedSubmission, WaitWithoutTimeout
    }

    void close() {
        ex.shutdown();
    }
}

class F52 {
    private final ExecutorService ex = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10)); // finds ExecutorNeverShutDown

    void crawl(String url) {
        for (String l : links(url)) {
            ex.submit(() -> crawl(l)); // finds LostFuture, RecursiveSubmission
        }
    }

    List<String> links(String u) {
        return List.of();
    }
}

class F61 {
    private final ExecutorService ex = Executors.newCachedThreadPool(); // finds UnboundedThreadPool

    void f(List<String> l) {
        for (String s : l) {
            ex.submit(() -> System.out.println(s)); // finds LostFuture, TaskPerElement
        }
    }

    void close() {
        ex.shutdown(); // finds ShutdownDoesNotWait
    }
}

class F62 {
    void f(List<String> l) {
        l.forEach(s -> new Thread(() -> System.out.println(s)).start()); // finds ThreadPerTask
    }
}

class F63 {
    static ExecutorService make() {
        return Executors.newCachedThreadPool(r -> new Thread(r, "x")); // finds UnboundedThreadPool
    }
}

class F66 {
    private final Executor ex = new ThreadPoolExecutor(1, 1, 0L, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<Runnable>(Integer.MAX_VALUE)); // finds ExecutorNeverShutDown, UnboundedQueue

    void f(Runnable r) {
        ex.execute(r);
    }
}

class F67 {
    private final ScheduledExecutorService s = new ScheduledThreadPoolExecutor(0); // finds ThreadPoolMisconfigured

    void f(Runnable r) {
        s.schedule(r, 1, TimeUnit.SECONDS);
    }

    void close() {
        s.shutdown();
    }
}

class F68 {
    void f(ScheduledThreadPoolExecutor s) {
        s.setMaximumPoolSize(10); // finds ThreadPoolMisconfigured
    }
}

class F42 {
    CompletableFuture<Void> f(List<String> in, Executor ex) {
        List<CompletableFuture<String>> l = in.stream().map(s -> CompletableFuture.supplyAsync(() -> load(s), ex)).collect(Collectors.toList());
        return CompletableFuture.allOf(l.toArray(new CompletableFuture[0])); // finds UnboundedAllOf
    }

    String load(String s) {
        return s;
    }
}

class F43 {
    CompletableFuture<Void> f(CompletableFuture<String> a, CompletableFuture<String> b) {
        return CompletableFuture.allOf(a, b);
    }
}

class JoinOk {
    private String r;

    String f() throws InterruptedException {
        Thread t = new Thread(() -> r = "x");
        t.start();
        t.join(1000);
        return r;
    }
}
