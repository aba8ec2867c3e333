package t4.futurehygiene;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

public class FutureHygiene {
    private static final Logger LOG = LoggerFactory.getLogger(FutureHygiene.class);
    private final ExecutorService pool;
    private final ScheduledExecutorService timer;
    private Future<?> running;

    public FutureHygiene(ExecutorService pool, ScheduledExecutorService timer) {
        this.pool = pool;
        this.timer = timer;
    }

    private int work() {
        return 4;
    }

    public void ignored() {
        pool.submit(this::work); // BAD lost
    }

    public void executed() {
        pool.execute(this::work); // OK lost
    }

    public Future<Integer> returned() {
        return pool.submit(this::work); // OK lost
    }

    public void ignoredSupply() {
        CompletableFuture.supplyAsync(this::work, pool); // BAD lost
    }

    public void ignoredRun() {
        CompletableFuture.runAsync(() -> work(), pool); // BAD lost
    }

    public void handled() {
        CompletableFuture.runAsync(() -> work(), pool) // OK lost
            .exceptionally(error -> {
                LOG.warn("failed", error);
                return null;
            });
    }

    public void thenAcceptOnly() {
        CompletableFuture.supplyAsync(this::work, pool).thenAccept(n -> LOG.info("{}", n)); // BAD lost
    }

    public void whenCompleteLogged() {
        CompletableFuture.supplyAsync(this::work, pool) // OK lost
            .whenComplete((n, error) -> {
                if (error != null) {
                    LOG.warn("failed", error);
                }
            });
    }

    public void assignedAndDropped() {
        Future<Integer> answer = pool.submit(this::work); // BAD lost
    }

    public void kept() {
        running = pool.submit(this::work); // OK lost
    }

    public void stopRunning() {
        running.cancel(true);
    }

    public void callsAsyncMethod() {
        save("x"); // BAD lost
    }

    public CompletableFuture<Void> save(String text) {
        return CompletableFuture.runAsync(() -> LOG.info(text), pool);
    }

    public CompletableFuture<Void> savesInTurn(String a, String b) {
        return save(a).thenCompose(done -> save(b)); // OK lost
    }

    public CompletableFuture<Void> savesBadly(String a, String b) {
        return save(a).thenRun(() -> save(b)); // BAD lost
    }

    public CompletableFuture<Void> savesNested(String a, String b) {
        return save(a).thenAccept(done -> { save(b); }); // BAD lost
    }

    public void forEachSave(List<String> all) {
        all.forEach(this::save); // BAD lost
    }

    public CompletableFuture<Void> allSaved(List<String> all) {
        return CompletableFuture.allOf(all.stream().map(this::save).toArray(CompletableFuture[]::new)); // OK lost
    }

    public CompletableFuture<String> swallowsToNull(CompletableFuture<String> f) {
        return f.exceptionally(error -> null); // BAD swallowed
    }

    public CompletableFuture<String> mapsError(CompletableFuture<String> f) {
        return f.exceptionally(error -> { // OK swallowed
            throw new CompletionException("no answer", error);
        });
    }

    public CompletableFuture<Optional<String>> logsError(CompletableFuture<String> f) {
        return f.handle((value, error) -> { // OK swallowed
            if (error != null) {
                LOG.warn("no answer", error);
            }
            return Optional.ofNullable(value);
        });
    }

    public CompletableFuture<String> dropsError(CompletableFuture<String> f) {
        return f.handle((value, error) -> value); // BAD swallowed
    }

    public String catchesEmpty(Future<String> f) throws InterruptedException {
        try {
            return f.get();
        } catch (ExecutionException e) { // BAD swallowed
            return null;
        }
    }

    public String rethrows(Future<String> f) throws InterruptedException {
        try {
            return f.get();
        } catch (ExecutionException e) { // OK swallowed
            throw new IllegalStateException(e.getCause());
        }
    }

    public CompletableFuture<String> nullFuture(String key) {
        if (key == null) {
            return null; // BAD nullfuture
        }
        return CompletableFuture.completedFuture(key);
    }

    public Mono<String> nullMono(String key) {
        return key.isEmpty() ? null : Mono.just(key); // BAD nullfuture
    }

    public CompletableFuture<String> futureOfNull() {
        return CompletableFuture.completedFuture(null); // OK nullfuture
    }

    public CompletableFuture<String> composeToNull(CompletableFuture<String> f) {
        return f.thenCompose(v -> null); // BAD nullfuture
    }

    public Callable<String> callableNull() {
        return () -> null; // OK nullfuture
    }

    public Function<String, CompletableFuture<String>> asyncFunction() {
        return key -> null; // BAD nullfuture
    }

    public void monoNotSubscribed(Mono<String> saved) {
        saved.doOnNext(LOG::info); // BAD lost
    }

    public void fluxNotSubscribed(List<String> all) {
        Flux.fromIterable(all).map(String::trim); // BAD lost
    }

    public Mono<Void> innerNotSubscribed(Mono<String> saved, Mono<String> audit) {
        return saved.doOnNext(v -> audit.then()).then(); // BAD lost
    }

    public Mono<Void> innerChained(Mono<String> saved, Mono<String> audit) {
        return saved.flatMap(v -> audit).then(); // OK lost
    }

    public Mono<Mono<String>> mapToPublisher(Mono<String> saved, Mono<String> audit) {
        return saved.map(v -> audit); // OK lost
    }

    public Mono<Void> mapToPublisherThen(Mono<String> saved, Mono<String> audit) {
        return saved.map(v -> audit.map(String::trim)).then(); // BAD lost
    }

    public Mono<String> subscribesInside(Mono<String> saved, Mono<String> audit) {
        return saved.doOnNext(v -> audit.subscribe()); // BAD lost
    }

    public Mono<String> subscribesInMap(Mono<String> saved, Mono<String> audit) {
        return saved.map(v -> {
            audit.subscribe(LOG::info); // BAD lost
            return v;
        });
    }

    public Mono<String> errorToNothing(Mono<String> saved) {
        return saved.onErrorResume(error -> Mono.empty()); // BAD swallowed
    }

    public Mono<String> errorLogged(Mono<String> saved) {
        return saved.doOnError(error -> LOG.warn("no", error)).onErrorResume(error -> Mono.empty()); // OK swallowed
    }

    public Mono<String> errorToDefault(Mono<String> saved) {
        return saved.onErrorReturn(IllegalArgumentException.class, "none"); // OK swallowed
    }

    public Disposable subscribedWithHandler(Mono<String> saved) {
        return saved.subscribe(LOG::info, error -> LOG.warn("no", error)); // OK swallowed
    }

    public void subscribedWithout(Mono<String> saved) {
        saved.subscribe(LOG::info); // BAD swallowed
    }

    public void scheduledDies() {
        timer.scheduleAtFixedRate(this::work, 1, 1, TimeUnit.SECONDS); // BAD dies
    }

    public void scheduledGuarded() {
        timer.scheduleAtFixedRate(() -> { // OK dies
            try {
                work();
            } catch (RuntimeException e) {
                LOG.warn("again later", e);
            }
        }, 1, 1, TimeUnit.SECONDS);
    }

    public void interruptSwallowed() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) { // BAD interrupt
            LOG.debug("woken", e);
        }
    }

    public void interruptKept() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) { // OK interrupt
            Thread.currentThread().interrupt();
        }
    }

    public void interruptRethrown() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) { // BAD interrupt
            throw new IllegalStateException(e);
        }
    }

    public void interruptOfMulti(Future<String> f) {
        try {
            f.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) { // BAD interrupt
            LOG.warn("no", e);
        }
    }

    public void interruptAsException(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.SECONDS);
        } catch (Exception e) { // BAD interrupt
            LOG.warn("no", e);
        }
    }

    public void interruptPassed(CountDownLatch latch) throws InterruptedException {
        latch.await(1, TimeUnit.SECONDS); // BAD timedresult
        work();
    }

    public boolean latchAsked(CountDownLatch latch) throws InterruptedException {
        return latch.await(1, TimeUnit.SECONDS); // OK timedresult
    }

    public void offerIgnored(LinkedBlockingQueue<String> queue) throws InterruptedException {
        queue.offer("x", 1, TimeUnit.SECONDS); // BAD timedresult
    }

    public void tryLockIgnored(Lock lock) throws InterruptedException {
        lock.tryLock(1, TimeUnit.SECONDS); // BAD timedresult
    }

    public void terminationIgnored() throws InterruptedException {
        pool.shutdown();
        pool.awaitTermination(5, TimeUnit.SECONDS); // BAD timedresult
    }

    public void terminationAsked() throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(5, TimeUnit.SECONDS)) { // OK timedresult
            pool.shutdownNow();
        }
    }

    public void latchNotCounted(CountDownLatch latch) {
        pool.execute(() -> {
            work();
            latch.countDown(); // BAD latch
        });
    }

    public void latchCounted(CountDownLatch latch) {
        pool.execute(() -> {
            try {
                work();
            } finally {
                latch.countDown(); // OK latch
            }
        });
    }

    public ScheduledThreadPoolExecutor zeroCore() {
        return new ScheduledThreadPoolExecutor(0); // BAD misconfigured
    }

    public ThreadPoolExecutor neverGrows() {
        return new ThreadPoolExecutor(1, 50, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BAD misconfigured
    }

    public ThreadPoolExecutor bounded() {
        return new ThreadPoolExecutor(4, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(100)); // OK misconfigured
    }

    public void runInsteadOfStart() {
        Thread thread = new Thread(this::work);
        thread.run(); // BAD run
    }

    public void startThread() {
        Thread thread = new Thread(this::work);
        thread.start(); // OK run
    }

    public void runnableRun(Runnable task) {
        task.run(); // OK run
    }

    public void threadAsTask() {
        pool.execute(new Thread(this::work)); // BAD run
    }

    public void neverStarted() {
        Thread thread = new Thread(this::work); // BAD neverstarted
        thread.setName("idle");
    }

    public int localPool() throws Exception {
        ExecutorService own = Executors.newSingleThreadExecutor(); // BAD noshutdown
        return own.submit(this::work).get(1, TimeUnit.SECONDS);
    }

    public int localPoolEnded() throws Exception {
        ExecutorService own = Executors.newSingleThreadExecutor(); // OK noshutdown
        try {
            return own.submit(this::work).get(1, TimeUnit.SECONDS);
        } finally {
            own.shutdown();
        }
    }
}
