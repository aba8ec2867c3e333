package cases.pricefeed;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.ConnectionProvider;
import reactor.util.retry.Retry;

record Quote(String symbol, double price, long at) {}

interface QuoteRepository {
    Mono<Void> save(Quote quote);

    Quote findLast(String symbol);
}

@Service
class QuoteService {

    private static final Logger log = LoggerFactory.getLogger(QuoteService.class);

    private final WebClient client;
    private final QuoteRepository repository;
    private final Sinks.Many<Quote> ticks = Sinks.many().unicast().onBackpressureBuffer(); // BAD ninth_fanout_stream_buffer_without_limit
    private final Sinks.Many<Quote> alerts = Sinks.many().multicast().onBackpressureBuffer(256, false); // OK ninth_fanout_stream_buffer_without_limit
    private final Scheduler io = Schedulers.fromExecutorService(Executors.newCachedThreadPool()); // BAD ninth_fanout_unlimited_scheduler
    private final Scheduler db = Schedulers.newBoundedElastic(16, 1_000, "quotes-db"); // OK ninth_fanout_unlimited_scheduler
    private final Scheduler reports = Schedulers.newBoundedElastic(Integer.MAX_VALUE, Integer.MAX_VALUE, "reports"); // BAD ninth_fanout_unlimited_scheduler
    private final ConnectionProvider wide = ConnectionProvider.builder("wide")
            .maxConnections(Integer.MAX_VALUE) // BAD ninth_fanout_client_without_limit
            .build();
    private final ConnectionProvider narrow = ConnectionProvider.builder("narrow")
            .maxConnections(50) // OK ninth_fanout_client_without_limit
            .pendingAcquireMaxCount(500)
            .pendingAcquireTimeout(Duration.ofSeconds(5))
            .build();

    QuoteService(WebClient client, QuoteRepository repository) {
        this.client = client;
        this.repository = repository;
    }

    private Mono<Quote> load(String symbol) {
        return client.get().uri("/quotes/{s}", symbol).retrieve().bodyToMono(Quote.class)
                .timeout(Duration.ofSeconds(3)); // OK ninth_hygiene_client_without_timeout
    }

    Flux<Quote> all(List<String> symbols) {
        return Flux.fromIterable(symbols).flatMap(this::load, Integer.MAX_VALUE); // BAD ninth_fanout_flat_map_without_concurrency
    }

    Flux<Quote> few(List<String> symbols) {
        return Flux.fromIterable(symbols).flatMap(this::load, 8); // OK ninth_fanout_flat_map_without_concurrency
    }

    Flux<Quote> ordered(List<String> symbols) {
        return Flux.fromIterable(symbols).concatMap(this::load); // OK ninth_fanout_flat_map_without_concurrency
    }

    Mono<Quote> stubborn(String symbol) {
        return load(symbol).retry(); // BAD ninth_fanout_retry_without_limit
    }

    Mono<Quote> patient(String symbol) {
        return load(symbol).retryWhen(Retry.backoff(3, Duration.ofMillis(200))); // OK ninth_fanout_retry_without_limit
    }

    Mono<Quote> eager(String symbol) {
        return load(symbol).retryWhen(Retry.indefinitely()); // BAD ninth_fanout_retry_without_limit
    }

    Mono<String> stored(String symbol) {
        return load(symbol).map(q -> {
            repository.save(q).block(); // BAD ninth_fanout_blocking_on_event_loop
            return q.symbol();
        });
    }

    Mono<String> kept(String symbol) {
        return load(symbol).flatMap(q -> repository.save(q).thenReturn(q.symbol())); // OK ninth_fanout_blocking_on_event_loop
    }

    Mono<Quote> last(String symbol) {
        return Mono.fromCallable(() -> repository.findLast(symbol)).subscribeOn(db); // OK ninth_fanout_blocking_on_event_loop
    }

    void accept(Quote quote) {
        ticks.tryEmitNext(quote);
        repository.save(quote); // BAD ninth_hygiene_chain_never_subscribed
    }

    Mono<Void> take(Quote quote) {
        alerts.tryEmitNext(quote);
        return repository.save(quote); // OK ninth_hygiene_chain_never_subscribed
    }

    Disposable start(Flux<Quote> source) {
        return source.flatMap(repository::save, 4).subscribe(); // BAD ninth_hygiene_subscribe_without_error_handler
    }

    Disposable begin(Flux<Quote> source) {
        return source.flatMap(repository::save, 4)
                .subscribe(v -> { }, e -> log.error("quotes ended", e)); // OK ninth_hygiene_subscribe_without_error_handler
    }

    Flux<Quote> polled(String symbol) {
        return Flux.interval(Duration.ofMillis(100)).onBackpressureDrop()
                .flatMap(i -> load(symbol)); // BAD ninth_fanout_overlapping_schedule
    }

    Flux<Quote> sampled(String symbol) {
        return Flux.interval(Duration.ofSeconds(1)).onBackpressureDrop()
                .concatMap(i -> load(symbol), 1); // OK ninth_fanout_overlapping_schedule
    }

    Flux<Quote> bridge(ExchangeSocket socket) {
        return Flux.create(sink -> socket.listen(sink::next)); // BAD ninth_fanout_stream_buffer_without_limit
    }

    Flux<Quote> newest(ExchangeSocket socket) {
        return Flux.create(sink -> socket.listen(sink::next), FluxSink.OverflowStrategy.LATEST); // OK ninth_fanout_stream_buffer_without_limit
    }

    void close() {
        io.dispose();
        db.dispose();
        reports.dispose();
        wide.dispose();
        narrow.dispose();
    }
}

interface ExchangeSocket {
    void listen(java.util.function.Consumer<Quote> consumer);
}

@Component
class BestPrices {

    private final Map<String, Double> best = new ConcurrentHashMap<>();
    private volatile Map<String, Quote> snapshot = new HashMap<>();
    private final AtomicReference<Map<String, Quote>> table = new AtomicReference<>(Map.of());
    private double spread;
    private volatile double mid;

    void offer(Quote q) {
        Double old = best.get(q.symbol());
        if (old == null || old < q.price()) {
            best.put(q.symbol(), q.price()); // BAD ninth_shared_check_then_act_on_map
        }
        snapshot.put(q.symbol(), q); // BAD ninth_shared_mutable_object_behind_volatile
    }

    void propose(Quote q) {
        best.merge(q.symbol(), q.price(), Math::max); // OK ninth_shared_check_then_act_on_map
        table.updateAndGet(old -> { // OK ninth_shared_mutable_object_behind_volatile
            Map<String, Quote> copy = new HashMap<>(old);
            copy.put(q.symbol(), q);
            return Map.copyOf(copy);
        });
    }

    Disposable follow(Flux<Quote> quotes) {
        return quotes.publishOn(Schedulers.parallel()).subscribe(q -> {
            spread = q.price() - best.getOrDefault(q.symbol(), 0d); // BAD ninth_shared_non_volatile_64_bit
            mid = q.price() / 2; // OK ninth_shared_non_volatile_64_bit
        }, e -> spread = 0);
    }

    double spread() {
        return spread;
    }

    double mid() {
        return mid;
    }
}

class Archiver extends BaseSubscriber<Quote> {

    private final QuoteRepository repository;

    Archiver(QuoteRepository repository) {
        this.repository = repository;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(1); // OK ninth_fanout_unbounded_demand
    }

    @Override
    protected void hookOnNext(Quote value) {
        repository.save(value).subscribe(v -> { }, this::cancelWith, () -> request(1));
    }

    private void cancelWith(Throwable e) {
        cancel();
    }
}

class Replayer extends BaseSubscriber<Quote> {

    private final QuoteRepository repository;

    Replayer(QuoteRepository repository) {
        this.repository = repository;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE); // BAD ninth_fanout_unbounded_demand
    }

    @Override
    protected void hookOnNext(Quote value) {
        repository.save(value).subscribe(v -> { }, e -> dispose());
    }
}
