package tenth.h05;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class FutureUse {
    private static final Logger LOG = LoggerFactory.getLogger(FutureUse.class);
    private final ExecutorService ex;
    private final ScheduledExecutorService ses;

    FutureUse(ExecutorService ex, ScheduledExecutorService ses) {
        this.ex = ex;
        this.ses = ses;
    }

    private int risky() {
        return Integer.parseInt(System.getProperty("n"));
    }

    void submitted() {
        ex.submit(this::risky); // BAD tenth_hygiene_ignored_future
    }

    void submittedRunnable(Runnable r) {
        ex.submit(r); // BAD tenth_hygiene_ignored_future
    }

    void executed(Runnable r) {
        ex.execute(r); // OK tenth_hygiene_ignored_future
    }

    void caught() {
        ex.submit(() -> { // OK tenth_hygiene_ignored_future
            try {
                risky();
            } catch (RuntimeException e) {
                LOG.error("risky", e);
            }
        });
    }

    Future<Integer> returned() {
        return ex.submit(this::risky); // OK tenth_hygiene_ignored_future
    }

    void unusedVariable() {
        Future<Integer> f = ex.submit(this::risky); // BAD tenth_hygiene_ignored_future
        LOG.info("submitted");
    }

    void invokeAll(List<Callable<Integer>> cs) throws InterruptedException {
        ex.invokeAll(cs, 5, TimeUnit.SECONDS); // BAD tenth_hygiene_ignored_future
    }

    int invokeAllRead(List<Callable<Integer>> cs) throws InterruptedException, ExecutionException {
        int s = 0;
        for (Future<Integer> f : ex.invokeAll(cs, 5, TimeUnit.SECONDS)) { // OK tenth_hygiene_ignored_future
            s += f.get();
        }
        return s;
    }

    void cfIgnored() {
        CompletableFuture.supplyAsync(this::risky, ex).thenAccept(n -> LOG.info("{}", n)); // BAD tenth_hygiene_unobserved_completion
    }

    void cfHandled() {
        CompletableFuture.supplyAsync(this::risky, ex).thenAccept(n -> LOG.info("{}", n)).exceptionally(t -> { // OK tenth_hygiene_unobserved_completion
            LOG.error("risky", t);
            return null;
        });
    }

    void cfWhenComplete() {
        CompletableFuture.runAsync(this::risky, ex).whenComplete((v, t) -> { // OK tenth_hygiene_unobserved_completion
            if (t != null) {
                LOG.error("risky", t);
            }
        });
    }

    void cfHandlerTooEarly() {
        CompletableFuture.supplyAsync(this::risky, ex)
            .exceptionally(t -> 0)
            .thenApply(n -> 10 / n)
            .thenAccept(n -> LOG.info("{}", n)); // BAD tenth_hygiene_unobserved_completion
    }

    CompletableFuture<Integer> cfBranch(CompletableFuture<Integer> f) {
        f.thenApply(n -> 10 / n); // BAD tenth_hygiene_stage_result_discarded
        return f;
    }

    CompletableFuture<Integer> cfChain(CompletableFuture<Integer> f) {
        f = f.thenApply(n -> 10 / n); // OK tenth_hygiene_stage_result_discarded
        return f;
    }

    CompletableFuture<Integer> timeoutDiscarded(CompletableFuture<Integer> f) {
        CompletableFuture<Integer> g = f.thenApply(n -> n + 1);
        f.copy().orTimeout(1, TimeUnit.SECONDS); // BAD tenth_hygiene_stage_result_discarded
        return g;
    }

    CompletableFuture<CompletableFuture<Integer>> nested(CompletableFuture<Integer> f) {
        return f.thenApply(n -> CompletableFuture.supplyAsync(() -> n + risky(), ex)); // BAD tenth_hygiene_nested_future
    }

    CompletableFuture<Integer> composed(CompletableFuture<Integer> f) {
        return f.thenCompose(n -> CompletableFuture.supplyAsync(() -> n + risky(), ex)); // OK tenth_hygiene_nested_future
    }

    CompletableFuture<Void> acceptDrops(CompletableFuture<Integer> f) {
        return f.thenAccept(n -> CompletableFuture.runAsync(this::risky, ex)); // BAD tenth_hygiene_nested_future
    }

    void swallowHandle(CompletableFuture<Integer> f) {
        f.handle((v, t) -> v).thenAccept(v -> LOG.info("{}", v)); // BAD tenth_hygiene_exception_dropped_in_handle
    }

    CompletableFuture<Integer> swallowExceptionally(CompletableFuture<Integer> f) {
        return f.exceptionally(t -> null); // BAD tenth_hygiene_exception_dropped_in_handle
    }

    CompletableFuture<Integer> loggedExceptionally(CompletableFuture<Integer> f) {
        return f.exceptionally(t -> { // OK tenth_hygiene_exception_dropped_in_handle
            LOG.warn("default", t);
            return 0;
        });
    }

    CompletableFuture<Integer> wrongCast(CompletableFuture<Integer> f) {
        return f.thenApply(n -> n + 1).exceptionally(t -> {
            if (t instanceof IOException) { // BAD tenth_hygiene_completion_exception_not_unwrapped
                return 0;
            }
            throw new CompletionException(t);
        });
    }

    CompletableFuture<Integer> unwrapped(CompletableFuture<Integer> f) {
        return f.thenApply(n -> n + 1).exceptionally(t -> {
            Throwable c = t instanceof CompletionException ? t.getCause() : t;
            if (c instanceof IOException) { // OK tenth_hygiene_completion_exception_not_unwrapped
                return 0;
            }
            throw new CompletionException(c);
        });
    }

    CompletableFuture<String> neverOnError(Runnable r) {
        CompletableFuture<String> f = new CompletableFuture<>();
        ex.execute(() -> {
            r.run();
            f.complete("ok"); // BAD tenth_hygiene_future_never_completed
        });
        return f;
    }

    CompletableFuture<String> alsoOnError(Runnable r) {
        CompletableFuture<String> f = new CompletableFuture<>();
        ex.execute(() -> {
            try {
                r.run();
                f.complete("ok"); // OK tenth_hygiene_future_never_completed
            } catch (Throwable t) {
                f.completeExceptionally(t);
            }
        });
        return f;
    }

    CompletableFuture<String> onlySome(boolean b) {
        CompletableFuture<String> f = new CompletableFuture<>();
        if (b) {
            f.complete("b"); // BAD tenth_hygiene_future_never_completed
        }
        return f;
    }

    CompletableFuture<String> nullFuture(String id) {
        if (id == null) {
            return null; // BAD tenth_hygiene_null_future
        }
        return CompletableFuture.completedFuture(id);
    }

    CompletableFuture<String> nullValue(String id) {
        if (id == null) {
            return CompletableFuture.completedFuture(null); // OK tenth_hygiene_null_future
        }
        return CompletableFuture.supplyAsync(() -> id, ex);
    }

    ListenableFuture<String> nullListenable(boolean b) {
        return b ? Futures.immediateFuture("x") : null; // BAD tenth_hygiene_null_future
    }

    CompletableFuture<String> composeNull(CompletableFuture<String> f) {
        return f.thenCompose(s -> null); // BAD tenth_hygiene_null_future
    }

    void cancelCf(CompletableFuture<Integer> f) {
        CompletableFuture<Integer> g = CompletableFuture.supplyAsync(this::risky, ex);
        g.cancel(true); // BAD tenth_hygiene_cancel_ineffective
    }

    void cancelFuture() {
        Future<Integer> f = ex.submit(this::risky);
        f.cancel(true); // OK tenth_hygiene_cancel_ineffective
    }

    int cancelAfterTimeout(Callable<Integer> c) throws Exception {
        Future<Integer> f = ex.submit(c);
        try {
            return f.get(1, TimeUnit.SECONDS); // OK tenth_hygiene_timed_out_task_not_cancelled
        } catch (java.util.concurrent.TimeoutException e) {
            f.cancel(true);
            throw e;
        }
    }

    int keepsRunning(Callable<Integer> c) throws Exception {
        Future<Integer> f = ex.submit(c);
        try {
            return f.get(1, TimeUnit.SECONDS); // BAD tenth_hygiene_timed_out_task_not_cancelled
        } catch (java.util.concurrent.TimeoutException e) {
            return -1;
        }
    }

    void obtruded(CompletableFuture<Integer> f) {
        f.obtrudeValue(1); // BAD tenth_hygiene_obtrude
    }

    void completed(CompletableFuture<Integer> f) {
        f.complete(1); // OK tenth_hygiene_obtrude
    }

    void periodic() {
        ses.scheduleAtFixedRate(() -> LOG.info("{}", risky()), 1, 1, TimeUnit.SECONDS); // BAD tenth_hygiene_periodic_task_dies_on_exception
    }

    void periodicDelay() {
        ses.scheduleWithFixedDelay(this::risky, 1, 1, TimeUnit.SECONDS); // BAD tenth_hygiene_periodic_task_dies_on_exception
    }

    void periodicGuarded() {
        ses.scheduleWithFixedDelay(() -> { // OK tenth_hygiene_periodic_task_dies_on_exception
            try {
                risky();
            } catch (RuntimeException e) {
                LOG.error("tick", e);
            }
        }, 1, 1, TimeUnit.SECONDS);
    }

    Future<String> closedEarly(String file) throws IOException {
        try (BufferedReader r = new BufferedReader(new FileReader(file))) {
            return ex.submit(r::readLine); // BAD tenth_hygiene_resource_closed_early
        }
    }

    Future<String> closedInside(String file) {
        return ex.submit(() -> {
            try (BufferedReader r = new BufferedReader(new FileReader(file))) {
                return r.readLine(); // OK tenth_hygiene_resource_closed_early
            }
        });
    }

    CompletableFuture<Integer> closedFinally(String file) throws IOException {
        InputStream in = new FileInputStream(file);
        try {
            return CompletableFuture.supplyAsync(() -> read(in), ex); // BAD tenth_hygiene_resource_closed_early
        } finally {
            in.close();
        }
    }

    int joinedBeforeClose(String file) throws Exception {
        try (InputStream in = new FileInputStream(file)) {
            return CompletableFuture.supplyAsync(() -> read(in), ex).get(5, TimeUnit.SECONDS); // OK tenth_hygiene_resource_closed_early (debatable)
        }
    }

    private int read(InputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void guavaIgnored(ListenableFuture<String> f) {
        Futures.transform(f, String::trim, ex); // BAD tenth_hygiene_ignored_future
    }

    void guavaCallback(ListenableFuture<String> f) {
        Futures.addCallback(f, new FutureCallback<>() { // OK tenth_hygiene_ignored_future
            @Override
            public void onSuccess(String s) {
                LOG.info(s);
            }

            @Override
            public void onFailure(Throwable t) {
                LOG.error("f", t);
            }
        }, ex);
    }

    ListenableFuture<Integer> heavyDirect(ListenableFuture<String> f) {
        return Futures.transform(f, s -> read(open(s)), MoreExecutors.directExecutor()); // BAD tenth_hygiene_heavy_work_on_direct_executor
    }

    ListenableFuture<Integer> lightDirect(ListenableFuture<String> f) {
        return Futures.transform(f, String::length, MoreExecutors.directExecutor()); // OK tenth_hygiene_heavy_work_on_direct_executor
    }

    private InputStream open(String s) {
        try {
            return new FileInputStream(s);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    CompletableFuture<Integer> joinInStage(CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
        return a.thenApply(x -> x + b.join()); // BAD tenth_hygiene_blocking_in_stage
    }

    CompletableFuture<Integer> combined(CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
        return a.thenCombine(b, Integer::sum); // OK tenth_hygiene_blocking_in_stage
    }

    CompletableFuture<Integer> sleepInStage(CompletableFuture<Integer> a) {
        return a.thenApply(x -> {
            try {
                Thread.sleep(1000); // BAD tenth_hygiene_blocking_in_stage
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return x;
        });
    }

    CompletableFuture<Integer> afterAll(CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
        return CompletableFuture.allOf(a, b).thenApply(v -> a.join() + b.join()); // OK tenth_hygiene_blocking_in_stage
    }
}

class Shutdowns {

    void never(List<Runnable> rs) {
        ExecutorService e = Executors.newFixedThreadPool(4); // BAD tenth_hygiene_executor_not_shutdown
        rs.forEach(e::execute);
    }

    void notOnError(Callable<Void> c) throws Exception {
        ExecutorService e = Executors.newSingleThreadExecutor(); // BAD tenth_hygiene_executor_not_shutdown
        e.submit(c).get(1, TimeUnit.SECONDS);
        e.shutdown();
    }

    void onError(Callable<Void> c) throws Exception {
        ExecutorService e = Executors.newSingleThreadExecutor(); // OK tenth_hygiene_executor_not_shutdown
        try {
            e.submit(c).get(1, TimeUnit.SECONDS);
        } finally {
            e.shutdownNow();
        }
    }

    Executor daemon() {
        return Executors.newSingleThreadExecutor(r -> { // OK tenth_hygiene_executor_not_shutdown
            Thread t = new Thread(r);
            t.setDaemon(true);
            return t;
        });
    }

    static void main(String[] args) {
        ScheduledExecutorService s = Executors.newScheduledThreadPool(1); // BAD tenth_hygiene_executor_not_shutdown
        s.schedule(() -> System.out.println("once"), 1, TimeUnit.SECONDS);
    }
}
