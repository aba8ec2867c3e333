package tenth.f05;

import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.processors.UnicastProcessor;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.reactivex.rxjava3.subjects.ReplaySubject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

class Reactive {

    private final WebClient web;
    private final Sinks.Many<String> unicast = Sinks.many().unicast().onBackpressureBuffer(); // BAD tenth_fanout_unbounded_sink
    private final Sinks.Many<String> unicastQ = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(256)); // OK tenth_fanout_unbounded_sink
    private final Sinks.Many<String> replay = Sinks.many().replay().all(); // BAD tenth_fanout_unbounded_sink
    private final Sinks.Many<String> replayLimit = Sinks.many().replay().limit(100); // OK tenth_fanout_unbounded_sink
    private final Sinks.Many<String> multi = Sinks.many().multicast().onBackpressureBuffer(512, false); // OK tenth_fanout_unbounded_sink
    private final Sinks.Many<String> best = Sinks.many().multicast().directBestEffort(); // OK tenth_fanout_unbounded_sink
    private final ReplaySubject<String> subject = ReplaySubject.create(); // BAD tenth_fanout_unbounded_sink
    private final ReplaySubject<String> sized = ReplaySubject.createWithSize(50); // OK tenth_fanout_unbounded_sink
    private final UnicastProcessor<String> proc = UnicastProcessor.create(); // BAD tenth_fanout_unbounded_sink
    private final PublishSubject<String> pub = PublishSubject.create(); // OK tenth_fanout_unbounded_sink

    Reactive(WebClient web) {
        this.web = web;
    }

    private Mono<String> call(String id) {
        return web.get().uri("/x/{id}", id).retrieve().bodyToMono(String.class).timeout(Duration.ofSeconds(2));
    }

    private String slow(String id) {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return id;
    }

    Flux<String> maxConcurrency(Flux<String> ids) {
        return ids.flatMap(this::call, Integer.MAX_VALUE); // BAD tenth_fanout_flatmap_no_concurrency
    }

    Flux<String> plain(Flux<String> ids) {
        return ids.flatMap(this::call); // BAD tenth_fanout_flatmap_no_concurrency (debatable)
    }

    Flux<String> limited(Flux<String> ids) {
        return ids.flatMap(this::call, 8); // OK tenth_fanout_flatmap_no_concurrency
    }

    Flux<String> concat(Flux<String> ids) {
        return ids.concatMap(this::call); // OK tenth_fanout_flatmap_no_concurrency
    }

    Flux<String> pure(Flux<String> lines) {
        return lines.flatMap(l -> Flux.fromArray(l.split(","))); // OK tenth_fanout_flatmap_no_concurrency
    }

    Mono<String> mono(Mono<String> id) {
        return id.flatMap(this::call); // OK tenth_fanout_flatmap_no_concurrency
    }

    Flux<String> iterable(List<String> ids) {
        return Flux.fromIterable(ids).flatMap(id -> call(id).onErrorResume(e -> Mono.empty())); // BAD tenth_fanout_flatmap_no_concurrency (debatable)
    }

    Flux<String> sequentialUnbounded(List<String> ids) {
        return Flux.fromIterable(ids).flatMapSequential(this::call, Integer.MAX_VALUE); // BAD tenth_fanout_flatmap_no_concurrency
    }

    Flux<String> sequentialBounded(List<String> ids) {
        return Flux.fromIterable(ids).flatMapSequential(this::call, 4); // OK tenth_fanout_flatmap_no_concurrency
    }

    Observable<String> rx(List<String> ids) {
        return Observable.fromIterable(ids).flatMap(id -> Observable.fromCallable(() -> slow(id)).subscribeOn(Schedulers.io())); // BAD tenth_fanout_flatmap_no_concurrency
    }

    Observable<String> rxLimited(List<String> ids) {
        return Observable.fromIterable(ids).flatMap(id -> Observable.fromCallable(() -> slow(id)).subscribeOn(Schedulers.io()), false, 6); // OK tenth_fanout_flatmap_no_concurrency
    }

    Observable<String> rxSingle(List<String> ids) {
        return Observable.fromIterable(ids).flatMapSingle(id -> Single.fromCallable(() -> slow(id)).subscribeOn(Schedulers.io())); // BAD tenth_fanout_flatmap_no_concurrency
    }

    Flowable<String> rxFlowable(List<String> ids) {
        return Flowable.fromIterable(ids).flatMapSingle(id -> Single.fromCallable(() -> slow(id)).subscribeOn(Schedulers.io()), false, 5); // OK tenth_fanout_flatmap_no_concurrency
    }

    Completable rxConcatEager(List<String> ids) {
        return Observable.fromIterable(ids).concatMapCompletable(id -> Completable.fromAction(() -> slow(id))); // OK tenth_fanout_flatmap_no_concurrency
    }

    Mono<List<String>> merged(List<String> ids) {
        return Flux.merge(Flux.fromIterable(ids).map(this::call), Integer.MAX_VALUE).collectList(); // BAD tenth_fanout_merge_unbounded
    }

    Flux<String> mergedTwo(String a, String b) {
        return Flux.merge(call(a), call(b)); // OK tenth_fanout_merge_unbounded
    }

    Mono<Void> when(List<String> ids) {
        return Mono.when(ids.stream().map(this::call).toList()); // BAD tenth_fanout_merge_unbounded
    }

    Mono<Void> whenTwo(String a, String b) {
        return Mono.when(call(a), call(b)); // OK tenth_fanout_merge_unbounded
    }

    Mono<String> zipAll(List<String> ids) {
        return Mono.zip(ids.stream().map(this::call).toList(), a -> String.valueOf(a.length)); // BAD tenth_fanout_merge_unbounded
    }

    Mono<String> retryForever(String id) {
        return call(id).retry(); // BAD tenth_fanout_retry_unbounded
    }

    Mono<String> retryThree(String id) {
        return call(id).retryWhen(Retry.backoff(3, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(2))); // OK tenth_fanout_retry_unbounded
    }

    Mono<String> retryIndefinitely(String id) {
        return call(id).retryWhen(Retry.indefinitely()); // BAD tenth_fanout_retry_unbounded
    }

    Mono<String> retryNoPause(String id) {
        return call(id).retryWhen(Retry.max(20)); // BAD tenth_fanout_retry_no_backoff
    }

    Mono<String> retryFixed(String id) {
        return call(id).retryWhen(Retry.fixedDelay(3, Duration.ofMillis(300))); // OK tenth_fanout_retry_no_backoff
    }

    Single<String> rxRetry(String id) {
        return Single.fromCallable(() -> slow(id)).retry(); // BAD tenth_fanout_retry_unbounded
    }

    Single<String> rxRetryDelay(String id) {
        return Single.fromCallable(() -> slow(id)).retryWhen(e -> e.take(3).delay(1, TimeUnit.SECONDS)); // OK tenth_fanout_retry_unbounded
    }

    Flux<String> pollForever(String id) {
        return call(id).repeat(); // BAD tenth_fanout_repeat_no_delay
    }

    Flux<String> pollDelayed(String id) {
        return call(id).repeatWhen(f -> f.delayElements(Duration.ofSeconds(5))); // OK tenth_fanout_repeat_no_delay
    }

    Flux<String> buffered(Flux<String> hot) {
        return hot.onBackpressureBuffer(); // BAD tenth_fanout_unbounded_buffer
    }

    Flux<String> bufferedMax(Flux<String> hot) {
        return hot.onBackpressureBuffer(1000, BufferOverflowStrategy.DROP_OLDEST); // OK tenth_fanout_unbounded_buffer
    }

    Flux<String> dropped(Flux<String> hot) {
        return hot.onBackpressureDrop(); // OK tenth_fanout_unbounded_buffer
    }

    Flux<String> created(java.util.function.Consumer<FluxSink<String>> c) {
        return Flux.create(c, FluxSink.OverflowStrategy.BUFFER); // BAD tenth_fanout_unbounded_buffer
    }

    Flux<String> createdLatest(java.util.function.Consumer<FluxSink<String>> c) {
        return Flux.create(c, FluxSink.OverflowStrategy.LATEST); // OK tenth_fanout_unbounded_buffer
    }

    Flowable<String> rxToFlowable(Observable<String> hot) {
        return hot.toFlowable(BackpressureStrategy.BUFFER); // BAD tenth_fanout_unbounded_buffer
    }

    Flowable<String> rxToFlowableDrop(Observable<String> hot) {
        return hot.toFlowable(BackpressureStrategy.DROP); // OK tenth_fanout_unbounded_buffer
    }

    Flux<List<String>> timeBuffer(Flux<String> hot) {
        return hot.buffer(Duration.ofMinutes(10)); // BAD tenth_fanout_unbounded_buffer
    }

    Flux<List<String>> sizeOrTime(Flux<String> hot) {
        return hot.bufferTimeout(500, Duration.ofSeconds(5)); // OK tenth_fanout_unbounded_buffer
    }

    Flux<String> cacheAll(Flux<String> hot) {
        return hot.cache(); // BAD tenth_fanout_unbounded_buffer
    }

    Flux<String> cacheSome(Flux<String> hot) {
        return hot.cache(100, Duration.ofMinutes(1)); // OK tenth_fanout_unbounded_buffer
    }

    Flux<String> groups(Flux<String> hot) {
        return hot.groupBy(s -> s).flatMap(g -> g.sample(Duration.ofSeconds(1))); // BAD tenth_fanout_groupby_unbounded
    }

    Flux<String> groupsFew(Flux<String> hot) {
        return hot.groupBy(s -> Math.floorMod(s.hashCode(), 16)).flatMap(g -> g.sample(Duration.ofSeconds(1)), 16); // OK tenth_fanout_groupby_unbounded
    }

    Mono<String> schedulerPerCall(String id) {
        return Mono.fromCallable(() -> slow(id)).subscribeOn(reactor.core.scheduler.Schedulers.newBoundedElastic(4, 100, "x")); // BAD tenth_fanout_scheduler_per_call
    }

    private final Scheduler own = reactor.core.scheduler.Schedulers.newBoundedElastic(4, 100, "own"); // OK tenth_fanout_scheduler_per_call

    Mono<String> schedulerShared(String id) {
        return Mono.fromCallable(() -> slow(id)).subscribeOn(own);
    }

    Single<String> rxSchedulerPerCall(String id) {
        return Single.fromCallable(() -> slow(id)).subscribeOn(Schedulers.from(Executors.newFixedThreadPool(2))); // BAD tenth_fanout_scheduler_per_call
    }

    Flux<String> newThreads(List<String> ids) {
        return Flux.fromIterable(ids).flatMap(id -> Mono.fromCallable(() -> slow(id)).subscribeOn(reactor.core.scheduler.Schedulers.fromExecutor(r -> new Thread(r).start())), 4000); // BAD tenth_fanout_thread_per_element
    }

    Observable<String> rxNewThread(List<String> ids) {
        return Observable.fromIterable(ids).concatMapEager(id -> Observable.fromCallable(() -> slow(id)).subscribeOn(Schedulers.newThread()), Integer.MAX_VALUE, 8); // BAD tenth_fanout_thread_per_element
    }

    void subscribeInLoop(List<String> ids) {
        for (String id : ids) {
            call(id).subscribe(s -> { }, e -> { }); // BAD tenth_fanout_subscribe_per_element
        }
    }

    void subscribeOnce(List<String> ids) {
        Flux.fromIterable(ids).flatMap(this::call, 4).subscribe(s -> { }, e -> { }); // OK tenth_fanout_subscribe_per_element
    }

    Flux<String> ticks() {
        return Flux.interval(Duration.ofMillis(100)).onBackpressureDrop().flatMap(i -> call("t" + i), 256); // BAD tenth_fanout_overlapping_schedule (debatable)
    }

    Flux<String> ticksConcat() {
        return Flux.interval(Duration.ofMillis(100)).onBackpressureDrop().concatMap(i -> call("t" + i), 1); // OK tenth_fanout_overlapping_schedule
    }
}
