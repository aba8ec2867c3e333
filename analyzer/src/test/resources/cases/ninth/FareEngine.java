package cases.fareengine;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimap;
import com.google.common.collect.Multimaps;
import com.google.common.util.concurrent.AbstractScheduledService;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.RateLimiter;
import com.google.common.util.concurrent.SettableFuture;
import com.google.common.util.concurrent.Uninterruptibles;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

record Fare(String route, long cents) {}

interface FareSource {
    Fare fare(String route);

    ListenableFuture<Fare> fareLater(String route);
}

@Singleton
class FareEngine {

    private static final NumberFormat MONEY = NumberFormat.getCurrencyInstance(Locale.US);
    private static final DecimalFormat PERCENT = new DecimalFormat("0.0%");
    private static final ThreadLocal<DecimalFormat> RATE = ThreadLocal.withInitial(() -> new DecimalFormat("0.000"));

    private final FareSource source;
    private final ListeningExecutorService pool = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(6)); // OK ninth_hygiene_executor_not_shut_down
    private final LoadingCache<String, Fare> fares;
    private final LoadingCache<String, Fare> fresh;
    private final Multimap<String, Fare> byCity = ArrayListMultimap.create();
    private final Multimap<String, Fare> byZone = Multimaps.synchronizedMultimap(ArrayListMultimap.create());
    private final Map<String, String> aliases = HashBiMap.create();
    private ImmutableMap<String, Long> base = ImmutableMap.of();
    private volatile ImmutableMap<String, Long> current = ImmutableMap.of();
    private final RateLimiter limiter = RateLimiter.create(50);
    @GuardedBy("this")
    private long revenue;

    @Inject
    FareEngine(FareSource source) {
        this.source = source;
        this.fares = CacheBuilder.newBuilder().build(CacheLoader.from(source::fare)); // BAD ninth_fanout_unbounded_cache
        this.fresh = CacheBuilder.newBuilder().maximumSize(500).build(CacheLoader.from(source::fare)); // OK ninth_fanout_unbounded_cache
    }

    String price(String route) {
        return MONEY.format(fares.getUnchecked(route).cents() / 100.0); // BAD ninth_shared_shared_date_format
    }

    String share(double part) {
        return PERCENT.format(part); // BAD ninth_shared_shared_date_format
    }

    String rate(double part) {
        return RATE.get().format(part); // OK ninth_shared_shared_date_format
    }

    String amount(String route) {
        NumberFormat own = NumberFormat.getCurrencyInstance(Locale.US);
        return own.format(fresh.getUnchecked(route).cents() / 100.0); // OK ninth_shared_shared_date_format
    }

    void place(String city, Fare fare) {
        byCity.put(city, fare); // BAD ninth_shared_plain_collection_in_singleton
        aliases.put(fare.route(), city); // BAD ninth_shared_plain_collection_in_singleton
        byZone.put(city, fare); // OK ninth_shared_plain_collection_in_singleton
    }

    int cheap() {
        int n = 0;
        for (Fare f : byZone.values()) { // BAD ninth_shared_unlocked_iteration
            if (f.cents() < 500) {
                n++;
            }
        }
        return n;
    }

    int dear() {
        int n = 0;
        synchronized (byZone) {
            for (Fare f : byZone.values()) { // OK ninth_shared_unlocked_iteration
                if (f.cents() > 5000) {
                    n++;
                }
            }
        }
        return n;
    }

    void rebase(Map<String, Long> values) {
        base = ImmutableMap.copyOf(values); // BAD ninth_shared_mutable_application_scoped_state
        current = ImmutableMap.copyOf(values); // OK ninth_shared_mutable_application_scoped_state
    }

    synchronized void sold(long cents) {
        revenue += cents; // OK ninth_shared_guarded_by_violated
    }

    Runnable auditor() {
        synchronized (this) {
            return () -> System.out.println(revenue); // BAD ninth_shared_guarded_by_violated
        }
    }

    Callable<Long> ledger() {
        return () -> {
            synchronized (this) {
                return revenue; // OK ninth_shared_guarded_by_violated
            }
        };
    }

    ListenableFuture<List<Fare>> all(List<String> routes) {
        return Futures.successfulAsList(Lists.transform(routes, source::fareLater)); // BAD ninth_fanout_unbounded_gather
    }

    List<Fare> paced(List<String> routes) {
        List<Fare> out = new ArrayList<>();
        for (List<String> part : Lists.partition(routes, 20)) {
            limiter.acquire(part.size());
            out.addAll(Futures.getUnchecked(Futures.withTimeout(
                    Futures.allAsList(part.stream().map(source::fareLater).toList()), // OK ninth_fanout_unbounded_gather
                    Duration.ofSeconds(5), Executors.newSingleThreadScheduledExecutor()))); // BAD ninth_fanout_timer_per_call
        }
        return out;
    }

    ListenableFuture<Long> sum(String a, String b) {
        return pool.submit(() -> {
            ListenableFuture<Fare> first = pool.submit(() -> source.fare(a));
            return Futures.getUnchecked(first).cents() + source.fare(b).cents(); // BAD ninth_fanout_pool_self_deadlock
        });
    }

    ListenableFuture<Long> doubled(String a) {
        return Futures.transform(pool.submit(() -> source.fare(a)), f -> f.cents() * 2, pool); // OK ninth_fanout_pool_self_deadlock
    }

    Fare quick(String route) throws Exception {
        ListeningExecutorService one = MoreExecutors.listeningDecorator(Executors.newSingleThreadExecutor()); // BAD ninth_fanout_executor_per_call
        try {
            return one.submit(() -> source.fare(route)).get(2, TimeUnit.SECONDS);
        } finally {
            one.shutdownNow();
        }
    }

    Fare brief(String route) throws Exception {
        return pool.submit(() -> source.fare(route)).get(2, TimeUnit.SECONDS); // OK ninth_fanout_executor_per_call
    }

    void preload(String route) {
        pool.submit(() -> source.fare(route)); // BAD ninth_hygiene_future_dropped
    }

    ListenableFuture<Fare> load(String route) {
        SettableFuture<Fare> result = SettableFuture.create();
        pool.execute(() -> result.set(source.fare(route))); // BAD ninth_hygiene_promise_not_completed
        return result;
    }

    ListenableFuture<Fare> reload(String route) {
        SettableFuture<Fare> result = SettableFuture.create();
        pool.execute(() -> {
            try {
                result.set(source.fare(route)); // OK ninth_hygiene_promise_not_completed
            } catch (Throwable t) {
                result.setException(t);
            }
        });
        return result;
    }

    Fare eventually(String route) throws ExecutionException {
        return Uninterruptibles.getUninterruptibly(source.fareLater(route)); // BAD ninth_hygiene_wait_without_timeout
    }

    Fare shortly(String route) throws ExecutionException, TimeoutException {
        return Uninterruptibles.getUninterruptibly(source.fareLater(route), 3, TimeUnit.SECONDS); // OK ninth_hygiene_wait_without_timeout
    }

    long base(String route) {
        return base.getOrDefault(route, 0L) + current.getOrDefault(route, 0L);
    }

    ImmutableList<String> names() {
        synchronized (aliases) {
            return ImmutableList.copyOf(aliases.values()); // OK ninth_shared_internal_collection_exposed
        }
    }

    void close() {
        MoreExecutors.shutdownAndAwaitTermination(pool, 10, TimeUnit.SECONDS);
    }
}

class FareRefresh extends AbstractScheduledService {

    private final FareEngine engine;

    FareRefresh(FareEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void runOneIteration() {
        engine.rebase(Map.of("a", 1L)); // OK ninth_hygiene_scheduled_task_may_throw
    }

    @Override
    protected Scheduler scheduler() {
        return Scheduler.newFixedDelaySchedule(Duration.ZERO, Duration.ofMinutes(1)); // OK ninth_fanout_overlapping_schedule
    }
}
