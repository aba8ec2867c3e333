import com.google.common.util.concurrent.*;
import io.reactivex.rxjava3.core.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.Function;
import org.slf4j.*;
import reactor.core.publisher.*;

/** Results and errors of asynchronous work that nobody sees. */
class FuturesLost {
    private static final Logger LOG = LoggerFactory.getLogger(FuturesLost.class);
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final ListeningExecutorService listening = MoreExecutors.listeningDecorator(pool);

    void risky() {
        if (pool.isTerminated()) {
            throw new IllegalStateException("over");
        }
    }

    int figure() {
        risky();
        return 1;
    }

    public void submitted() {
        pool.submit(() -> figure()); // BAD lost
    }

    public void submittedReference() {
        pool.submit(this::figure); // BAD lost
    }

    public void executed() {
        pool.execute(this::risky); // OK lost
    }

    public Future<Integer> returned() {
        return pool.submit(this::figure); // OK lost
    }

    public void keptOnly() {
        Future<Integer> unused = pool.submit(this::figure); // BAD lost
    }

    public void asked() throws Exception {
        Future<Integer> used = pool.submit(this::figure); // OK lost
        LOG.info("{}", used.get(1, TimeUnit.SECONDS));
    }

    public void ran() {
        CompletableFuture.runAsync(this::risky, pool); // BAD lost
    }

    public void ranHandled() {
        CompletableFuture.runAsync(this::risky, pool).exceptionally(e -> { // OK lost
            LOG.error("failed", e);
            return null;
        });
    }

    public void ranWhenComplete() {
        CompletableFuture.runAsync(this::risky, pool).whenComplete((v, e) -> { // OK lost
            if (e != null) {
                LOG.error("failed", e);
            }
        });
    }

    public void chained(CompletableFuture<String> f) {
        f.thenApply(String::length).thenAccept(n -> LOG.info("{}", 10 / n)); // BAD lost
    }

    public void chainedHandled(CompletableFuture<String> f) {
        f.thenApply(String::length).handle((n, e) -> { // OK lost
            LOG.info("{} {}", n, e);
            return n;
        });
    }

    public void listened() {
        listening.submit(this::figure); // BAD lost
    }

    public void listenedTo() {
        Futures.addCallback(listening.submit(this::figure), new FutureCallback<Integer>() { // OK lost
            @Override
            public void onSuccess(Integer n) {
                LOG.info("{}", n);
            }

            @Override
            public void onFailure(Throwable t) {
                LOG.error("failed", t);
            }
        }, pool);
    }

    public void scheduledOnce() {
        clock.schedule(this::figure, 1, TimeUnit.SECONDS); // BAD lost
    }

    public void cold(Mono<String> mono) {
        mono.map(String::trim); // BAD lost
    }

    public void coldInside(Mono<String> a, Mono<Void> b) {
        a.doOnNext(v -> b.then()).subscribe(LOG::info, e -> LOG.error("no", e)); // BAD lost
    }

    public Mono<Void> joinedIn(Mono<String> a, Mono<Void> b) {
        return a.then(b); // OK lost
    }

    public Mono<String> forgotten(Mono<String> a, Flux<String> b) {
        b.collectList(); // BAD lost
        return a;
    }

    public void single(Single<String> single) {
        single.map(String::trim); // BAD lost
    }

    public void singleSubscribed(Single<String> single) {
        single.subscribe(LOG::info, e -> LOG.error("no", e)); // OK lost
    }

    public void completable(Completable done) {
        done.andThen(Completable.complete()); // BAD lost
    }

    public CompletableFuture<String> defaulted(CompletableFuture<String> f) {
        return f.exceptionally(e -> null); // BAD swallowed
    }

    public CompletableFuture<String> defaultedLogged(CompletableFuture<String> f) {
        return f.exceptionally(e -> { // OK swallowed
            LOG.warn("none", e);
            return null;
        });
    }

    public CompletableFuture<String> handled(CompletableFuture<String> f) {
        return f.handle((v, e) -> v == null ? "" : v); // BAD swallowed
    }

    public CompletableFuture<String> handledBoth(CompletableFuture<String> f) {
        return f.handle((v, e) -> e == null ? v : e.getMessage()); // OK swallowed
    }

    public Mono<String> continued(Flux<String> all) {
        return all.onErrorContinue((e, v) -> { }).next(); // BAD swallowed
    }

    public Mono<String> resumed(Mono<String> one) {
        return one.onErrorResume(IllegalStateException.class, e -> { // OK swallowed
            LOG.warn("state", e);
            return Mono.empty();
        });
    }

    public CompletableFuture<String> nothing(boolean known) {
        if (!known) {
            return null; // BAD nullfuture
        }
        return CompletableFuture.completedFuture("x");
    }

    public CompletableFuture<String> conditional(boolean known) {
        return known ? CompletableFuture.completedFuture("x") : null; // BAD nullfuture
    }

    public Mono<String> noMono(String id) {
        return switch (id) {
            case "a" -> Mono.just("a");
            default -> null; // BAD nullfuture
        };
    }

    public CompletableFuture<String> nullResult() {
        return CompletableFuture.completedFuture(null); // OK nullfuture
    }

    public ListenableFuture<String> transformed(ListenableFuture<String> f) {
        return Futures.transformAsync(f, v -> null, pool); // BAD nullfuture
    }

    public AsyncFunction<String, Integer> function() {
        return new AsyncFunction<String, Integer>() {
            @Override
            public ListenableFuture<Integer> apply(String input) {
                return null; // BAD nullfuture
            }
        };
    }

    public boolean cancelled(CompletableFuture<String> f) {
        return f.cancel(true); // BAD cancel
    }

    public boolean cancelledTask(Runnable task) {
        Future<?> f = pool.submit(task);
        return f.cancel(true); // OK cancel
    }

    public void dies() {
        clock.scheduleAtFixedRate(this::risky, 1, 1, TimeUnit.SECONDS); // BAD dies
    }

    public void survives() {
        clock.scheduleWithFixedDelay(() -> { // OK dies
            try {
                risky();
            } catch (Exception e) {
                LOG.error("once", e);
            }
        }, 1, 1, TimeUnit.SECONDS);
    }

    public void timer() {
        new Timer(true).schedule(new TimerTask() { // BAD dies
            @Override
            public void run() {
                risky();
            }
        }, 10, 10);
    }

    public void ignoredOffer(BlockingQueue<String> queue) throws InterruptedException {
        queue.offer("a", 1, TimeUnit.SECONDS); // BAD timedresult
    }

    public void ignoredAwait(CountDownLatch latch) throws InterruptedException {
        latch.await(1, TimeUnit.SECONDS); // BAD timedresult
        LOG.info("all done");
    }

    public boolean usedAwait(CountDownLatch latch) throws InterruptedException {
        return latch.await(1, TimeUnit.SECONDS); // OK timedresult
    }

    public void ignoredTry(Semaphore permits) throws InterruptedException {
        permits.tryAcquire(1, TimeUnit.SECONDS); // BAD timedresult
        permits.release();
    }
}
