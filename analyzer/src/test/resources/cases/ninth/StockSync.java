package cases.stocksync;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

record Item(String sku, int quantity) {}

interface Warehouse {
    Uni<Item> item(String sku);

    Uni<Void> write(Item item);

    Item readNow(String sku);

    void onChange(Consumer<Item> listener);
}

@Path("/stock")
class StockResource {
    private static final Logger LOG = Logger.getLogger(StockResource.class);

    @Inject
    Warehouse warehouse;
    @Inject
    StockLevels levels;

    @GET
    @Path("/one")
    public Uni<Item> one(String sku) {
        Item now = warehouse.item(sku).await().indefinitely(); // BAD ninth_fanout_blocking_on_event_loop
        return Uni.createFrom().item(now);
    }

    @GET
    @Path("/direct")
    @Blocking
    public Item direct(String sku) {
        return warehouse.item(sku).await().atMost(Duration.ofSeconds(3)); // OK ninth_fanout_blocking_on_event_loop
    }

    @GET
    @Path("/forever")
    @Blocking
    public Item forever(String sku) {
        return warehouse.item(sku).await().indefinitely(); // BAD ninth_hygiene_wait_without_timeout
    }

    @GET
    @Path("/many")
    public Multi<Item> many(List<String> skus) {
        return Multi.createFrom().iterable(skus)
                .onItem().transformToUni(warehouse::item).merge(Integer.MAX_VALUE); // BAD ninth_fanout_flat_map_without_concurrency
    }

    @GET
    @Path("/several")
    public Multi<Item> several(List<String> skus) {
        return Multi.createFrom().iterable(skus)
                .onItem().transformToUni(warehouse::item).merge(6); // OK ninth_fanout_flat_map_without_concurrency
    }

    @GET
    @Path("/row")
    public Multi<Item> row(List<String> skus) {
        return Multi.createFrom().iterable(skus).onItem().transformToUniAndConcatenate(warehouse::item); // OK ninth_fanout_flat_map_without_concurrency
    }

    @GET
    @Path("/joined")
    public Uni<List<Item>> joined(List<String> skus) {
        List<Uni<Item>> unis = skus.stream().map(warehouse::item).toList();
        return Uni.join().all(unis).andFailFast(); // BAD ninth_fanout_unbounded_gather
    }

    @GET
    @Path("/grouped")
    public Uni<List<Item>> grouped(List<String> skus) {
        List<Uni<Item>> unis = skus.stream().map(warehouse::item).toList();
        return Uni.join().all(unis).usingConcurrencyOf(5).andFailFast(); // OK ninth_fanout_unbounded_gather
    }

    @GET
    @Path("/sure")
    public Uni<Item> sure(String sku) {
        return warehouse.item(sku).onFailure().retry().indefinitely(); // BAD ninth_fanout_retry_without_limit
    }

    @GET
    @Path("/hope")
    public Uni<Item> hope(String sku) {
        return warehouse.item(sku).onFailure().retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5)).atMost(4); // OK ninth_fanout_retry_without_limit
    }

    @GET
    @Path("/hasty")
    public Uni<Item> hasty(String sku) {
        return warehouse.item(sku).onFailure().retry().atMost(10); // BAD ninth_fanout_retry_without_backoff
    }

    @POST
    public void put(Item item) {
        warehouse.write(item).onFailure().invoke(e -> LOG.warn("write", e)); // BAD ninth_hygiene_chain_never_subscribed
        levels.set(item);
    }

    @POST
    @Path("/later")
    public Uni<Void> later(Item item) {
        return warehouse.write(item).invoke(() -> levels.set(item)); // OK ninth_hygiene_chain_never_subscribed
    }

    @POST
    @Path("/now")
    public void now(Item item) {
        warehouse.write(item).subscribe().with(v -> levels.set(item)); // BAD ninth_hygiene_subscribe_without_error_handler
    }

    @POST
    @Path("/soon")
    public void soon(Item item) {
        warehouse.write(item).subscribe().with(v -> levels.set(item), e -> LOG.error("soon", e)); // OK ninth_hygiene_subscribe_without_error_handler
    }

    @GET
    @Path("/changes")
    public Multi<Item> changes() {
        return Multi.createFrom().emitter(e -> warehouse.onChange(e::emit)); // BAD ninth_fanout_stream_buffer_without_limit
    }

    @GET
    @Path("/updates")
    public Multi<Item> updates() {
        return Multi.createFrom().emitter(e -> warehouse.onChange(e::emit), BackPressureStrategy.DROP); // OK ninth_fanout_stream_buffer_without_limit
    }

    @GET
    @Path("/read")
    public Uni<Item> read(String sku) {
        return Uni.createFrom().item(() -> warehouse.readNow(sku))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()); // OK ninth_fanout_blocking_on_event_loop
    }
}

@ApplicationScoped
class StockLevels {
    private static final Logger LOG = Logger.getLogger(StockLevels.class);

    private final Map<String, Integer> bySku = new ConcurrentHashMap<>();
    private final UnicastProcessor<Item> queue = UnicastProcessor.create();
    private Item last;
    private volatile Item newest;
    private volatile int revision;
    private final AtomicBoolean syncing = new AtomicBoolean();
    private final ExecutorService workers = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, // OK ninth_hygiene_executor_not_shut_down
            new ArrayBlockingQueue<>(50));

    @Inject
    Warehouse warehouse;

    void set(Item item) {
        bySku.put(item.sku(), item.quantity());
        last = item; // BAD ninth_shared_mutable_application_scoped_state
        newest = item; // OK ninth_shared_mutable_application_scoped_state
        revision++; // BAD ninth_shared_compound_on_volatile
    }

    @Incoming("deliveries")
    public Uni<Void> delivered(Item item) {
        bySku.compute(item.sku(), (k, v) -> v == null ? item.quantity() : v + item.quantity()); // OK ninth_shared_compound_on_concurrent_map
        return warehouse.write(item);
    }

    @Incoming("sales")
    @Blocking(ordered = false)
    public void sold(Item item) {
        int left = bySku.getOrDefault(item.sku(), 0);
        bySku.put(item.sku(), left - item.quantity()); // BAD ninth_shared_compound_on_concurrent_map
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void pull() { // OK ninth_fanout_overlapping_schedule
        for (String sku : bySku.keySet()) {
            bySku.replace(sku, warehouse.readNow(sku).quantity());
        }
    }

    @Scheduled(every = "2s")
    void push() {
        for (String sku : bySku.keySet()) {
            workers.execute(() -> warehouse.readNow(sku)); // BAD ninth_fanout_overlapping_schedule
        }
    }

    void audit() {
        if (!syncing.get()) {
            syncing.set(true); // BAD ninth_shared_compound_on_atomic
            workers.execute(() -> {
                LOG.info("audit " + last + newest + queue);
                syncing.set(false);
            });
        }
    }

    void review() {
        if (syncing.compareAndSet(false, true)) { // OK ninth_shared_compound_on_atomic
            workers.execute(() -> {
                try {
                    LOG.info("review " + bySku.size());
                } finally {
                    syncing.set(false);
                }
            });
        }
    }

    int revision() {
        return revision;
    }

    @jakarta.annotation.PreDestroy
    void close() {
        workers.shutdown();
    }
}

@Dependent
class StockReport {
    private int lines;

    String line(Item i) {
        lines++; // OK ninth_shared_mutable_application_scoped_state
        return lines + ": " + i.sku();
    }
}
