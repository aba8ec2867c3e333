package cases.bakerytasks;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Service
public class BakeryTasks {

    private static final Logger LOG = LoggerFactory.getLogger(BakeryTasks.class);

    private final ExecutorService ovens = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final KafkaTemplate<String, String> kafka;

    public BakeryTasks(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    void bake(String loaf) {
        ovens.submit(() -> knead(loaf)); // BAD eighth_hygiene_dropped_future
    }

    void bakeLogged(String loaf) {
        ovens.submit(() -> { // OK eighth_hygiene_dropped_future
            try {
                knead(loaf);
            } catch (RuntimeException e) {
                LOG.error("loaf {} failed", loaf, e);
            }
        });
    }

    void bakeExecuted(String loaf) {
        ovens.execute(() -> knead(loaf)); // OK eighth_hygiene_dropped_future
    }

    Future<?> bakeReturned(String loaf) {
        return ovens.submit(() -> knead(loaf)); // OK eighth_hygiene_dropped_future
    }

    void bakeAll(List<String> loaves) throws InterruptedException, ExecutionException {
        List<Future<?>> all = new ArrayList<>();
        for (String l : loaves) {
            all.add(ovens.submit(() -> knead(l))); // OK eighth_hygiene_dropped_future
        }
        for (Future<?> f : all) {
            f.get();
        }
    }

    void bakeEvery(List<String> loaves) {
        loaves.forEach(l -> ovens.submit(() -> knead(l))); // BAD eighth_hygiene_dropped_future
    }

    void bakeKept(String loaf) {
        Future<?> f = ovens.submit(() -> knead(loaf)); // BAD eighth_hygiene_dropped_future
        LOG.info("queued {}", f);
    }

    void glaze(String cake) {
        CompletableFuture.runAsync(() -> knead(cake), ovens); // BAD eighth_hygiene_unhandled_stage
        CompletableFuture.runAsync(() -> knead(cake), ovens) // OK eighth_hygiene_unhandled_stage
                .exceptionally(t -> {
                    LOG.error("glaze", t);
                    return null;
                });
        CompletableFuture.supplyAsync(() -> cake.length(), ovens).thenAccept(n -> knead(cake + n)); // BAD eighth_hygiene_unhandled_stage
        CompletableFuture.supplyAsync(() -> cake.length(), ovens).whenComplete((n, t) -> { // OK eighth_hygiene_unhandled_stage
            if (t != null) {
                LOG.warn("glaze", t);
            }
        });
        CompletableFuture.supplyAsync(() -> cake.length(), ovens).whenComplete((n, t) -> LOG.info("glazed {}", n)); // BAD eighth_hygiene_unhandled_stage
        CompletableFuture.supplyAsync(() -> cake.length(), ovens).exceptionally(t -> null).thenAccept(n -> LOG.info("{}", n)); // BAD eighth_hygiene_unhandled_stage ?
    }

    void deliver(String order) {
        kafka.send("orders", order); // BAD eighth_hygiene_unhandled_send ?
        kafka.send("orders", order).whenComplete((r, t) -> { // OK eighth_hygiene_unhandled_send
            if (t != null) {
                LOG.error("order {}", order, t);
            }
        });
    }

    void startRounds() {
        clock.scheduleAtFixedRate(() -> knead("round"), 0, 1, TimeUnit.MINUTES); // BAD eighth_hygiene_periodic_dies
        clock.scheduleWithFixedDelay(() -> { // OK eighth_hygiene_periodic_dies
            try {
                knead("round");
            } catch (Exception e) {
                LOG.warn("round", e);
            }
        }, 0, 1, TimeUnit.MINUTES);
        clock.schedule(() -> { // OK eighth_hygiene_periodic_dies
            try {
                knead("once");
            } catch (RuntimeException e) {
                LOG.warn("once", e);
            }
        }, 1, TimeUnit.MINUTES);
        clock.scheduleWithFixedDelay(this::checkTemperature, 0, 5, TimeUnit.SECONDS); // BAD eighth_hygiene_periodic_dies
    }

    private void checkTemperature() {
        if (System.nanoTime() % 7 == 0) {
            throw new IllegalStateException("sensor");
        }
    }

    Integer price(String cake) throws InterruptedException, ExecutionException {
        Future<Integer> f = ovens.submit(cake::length);
        try {
            return f.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return 0; // BAD eighth_hygiene_timeout_not_cancelled
        }
    }

    Integer priceOrCancel(String cake) throws InterruptedException, ExecutionException {
        Future<Integer> f = ovens.submit(cake::length);
        try {
            return f.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            f.cancel(true); // OK eighth_hygiene_timeout_not_cancelled
            return 0;
        }
    }

    Integer priceWithin(String cake) {
        try {
            return ovens.submit(cake::length).get(1, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            return -1; // BAD eighth_hygiene_timeout_not_cancelled
        }
    }

    Integer weigh(Future<Integer> f) {
        try {
            return f.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            return null; // BAD eighth_hygiene_lost_cause
        }
    }

    Integer weighOrFail(Future<Integer> f) throws InterruptedException {
        try {
            return f.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("weigh", e.getCause()); // OK eighth_hygiene_lost_cause
        }
    }

    Integer weighOrThrow(Future<Integer> f) throws InterruptedException {
        try {
            return f.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("weigh"); // BAD eighth_hygiene_lost_cause
        }
    }

    CompletableFuture<String> decorate(String cake) {
        CompletableFuture<String> result = new CompletableFuture<>();
        ovens.execute(() -> {
            knead(cake);
            result.complete(cake); // BAD eighth_hygiene_never_completed
        });
        return result;
    }

    CompletableFuture<String> decorateAlso(String cake) {
        CompletableFuture<String> result = new CompletableFuture<>();
        ovens.execute(() -> {
            try {
                knead(cake);
                result.complete(cake); // OK eighth_hygiene_never_completed
            } catch (Throwable t) {
                result.completeExceptionally(t);
            }
        });
        return result;
    }

    CompletableFuture<String> decorateCallback(CompletableFuture<String> source) {
        CompletableFuture<String> result = new CompletableFuture<>();
        source.thenAccept(result::complete); // BAD eighth_hygiene_never_completed
        return result;
    }

    CompletableFuture<String> decorateBoth(CompletableFuture<String> source) {
        CompletableFuture<String> result = new CompletableFuture<>();
        source.whenComplete((v, t) -> { // OK eighth_hygiene_never_completed
            if (t != null) {
                result.completeExceptionally(t);
            } else {
                result.complete(v);
            }
        });
        return result;
    }

    void bakeTogether(List<String> loaves) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(loaves.size());
        CountDownLatch cooled = new CountDownLatch(loaves.size());
        for (String l : loaves) {
            ovens.execute(() -> {
                knead(l);
                done.countDown(); // BAD eighth_hygiene_count_down
            });
            ovens.execute(() -> {
                try {
                    knead(l);
                } finally {
                    cooled.countDown(); // OK eighth_hygiene_count_down
                }
            });
        }
        cooled.await();
        done.await();
    }

    void announce(Mono<Void> saved, Uni<String> printed, Flux<String> orders) {
        saved.doOnSuccess(v -> LOG.info("saved")); // BAD eighth_hygiene_never_subscribed
        printed.onItem().invoke(p -> LOG.info(p)); // BAD eighth_hygiene_never_subscribed
        saved.doOnSuccess(v -> LOG.info("saved")).subscribe(v -> { }, t -> LOG.error("save", t)); // OK eighth_hygiene_never_subscribed
        orders.subscribe(o -> LOG.info(o)); // BAD eighth_hygiene_subscribe_without_error ?
        orders.subscribe(o -> LOG.info(o), t -> LOG.error("orders", t)); // OK eighth_hygiene_subscribe_without_error
    }

    Mono<Void> announceReturned(Mono<Void> saved, Mono<Void> audited) {
        audited.then(); // BAD eighth_hygiene_never_subscribed
        return saved.then(audited); // OK eighth_hygiene_never_subscribed
    }

    @Async
    public void sendReceipt(String order) {
        knead(order);
    }

    @Async
    public String receiptNumber(String order) { // BAD eighth_hygiene_async_result_lost
        return "R" + order;
    }

    @Async
    public CompletableFuture<String> receiptCode(String order) { // OK eighth_hygiene_async_result_lost
        return CompletableFuture.completedFuture("C" + order);
    }

    @PreDestroy
    void close() throws InterruptedException {
        ovens.shutdown();
        clock.shutdownNow();
        ovens.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void knead(String what) {
        if (what.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
    }
}
