package cases.newsfeeds;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.processors.PublishProcessor;
import io.reactivex.rxjava3.subjects.ReplaySubject;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

public class NewsFeeds {

    private final WebClient web;
    private final Scheduler readers = Schedulers.newBoundedElastic(8, 500, "readers");
    private final Sinks.Many<String> breaking = Sinks.many().unicast().onBackpressureBuffer(); // BAD eighth_fanout_sink_buffer
    private final Sinks.Many<String> local = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(256)); // OK eighth_fanout_sink_buffer
    private final Sinks.Many<String> archive = Sinks.many().replay().all(); // BAD eighth_fanout_sink_buffer
    private final Sinks.Many<String> latest = Sinks.many().replay().limit(50); // OK eighth_fanout_sink_buffer
    private final ReplaySubject<String> history = ReplaySubject.create(); // BAD eighth_fanout_sink_buffer
    private final ReplaySubject<String> recent = ReplaySubject.createWithSize(100); // OK eighth_fanout_sink_buffer

    public NewsFeeds(WebClient web) {
        this.web = web;
    }

    void publish(String headline) {
        breaking.tryEmitNext(headline);
        local.tryEmitNext(headline);
        archive.tryEmitNext(headline);
        latest.tryEmitNext(headline);
        history.onNext(headline);
        recent.onNext(headline);
    }

    Flux<String> articles(Flux<String> ids) {
        return ids.flatMap(this::article, Integer.MAX_VALUE); // BAD eighth_fanout_flat_map
    }

    Flux<String> articlesEight(Flux<String> ids) {
        return ids.flatMap(this::article, 8); // OK eighth_fanout_flat_map
    }

    Flux<String> articlesInOrder(Flux<String> ids) {
        return ids.concatMap(this::article); // OK eighth_fanout_flat_map
    }

    Observable<String> comments(Observable<String> ids) {
        return ids.flatMapSingle(this::comment); // BAD eighth_fanout_flat_map
    }

    Observable<String> commentsFlat(Observable<String> ids) {
        return ids.flatMap(id -> comment(id).toObservable()); // BAD eighth_fanout_flat_map
    }

    Observable<String> commentsFour(Observable<String> ids) {
        return ids.flatMap(id -> comment(id).toObservable(), 4); // OK eighth_fanout_flat_map
    }

    Flowable<String> commentsFlowable(Flowable<String> ids) {
        return ids.flatMapSingle(this::comment, false, 16); // OK eighth_fanout_flat_map
    }

    Flowable<String> commentsFlowableMost(Flowable<String> ids) {
        return ids.flatMapSingle(this::comment, false, Integer.MAX_VALUE); // BAD eighth_fanout_flat_map
    }

    Mono<List<String>> zipped(List<String> ids) {
        List<Mono<String>> calls = ids.stream().map(this::article).toList();
        return Flux.merge(Flux.fromIterable(calls), Integer.MAX_VALUE).collectList(); // BAD eighth_fanout_merge
    }

    Mono<List<String>> mergedFew(List<String> ids) {
        return Flux.merge(Flux.fromIterable(ids).map(this::article), 6).collectList(); // OK eighth_fanout_merge
    }

    Mono<Void> whenAll(List<String> ids) {
        return Mono.when(ids.stream().map(this::article).toList()); // BAD eighth_fanout_merge
    }

    Mono<String> whenTwo(String a, String b) {
        return Mono.zip(article(a), article(b), String::concat); // OK eighth_fanout_merge
    }

    Uni<List<String>> joinAll(List<String> ids) {
        return Uni.join().all(ids.stream().map(this::uni).toList()).andCollectFailures(); // BAD eighth_fanout_merge
    }

    Uni<List<String>> joinSome(List<String> ids) {
        return Uni.join().all(ids.stream().map(this::uni).toList()).usingConcurrencyOf(5).andCollectFailures(); // OK eighth_fanout_merge
    }

    Flux<Long> ticks() {
        return Flux.interval(Duration.ofMillis(1)).onBackpressureBuffer().concatMap(this::slow); // BAD eighth_fanout_backpressure
    }

    Flux<Long> ticksCapped() {
        return Flux.interval(Duration.ofMillis(1)).onBackpressureBuffer(100).concatMap(this::slow); // OK eighth_fanout_backpressure
    }

    Flux<Long> ticksDropped() {
        return Flux.interval(Duration.ofMillis(1)).onBackpressureDrop().concatMap(this::slow); // OK eighth_fanout_backpressure
    }

    Flowable<Long> pulses(PublishProcessor<Long> in) {
        return in.onBackpressureBuffer().observeOn(io.reactivex.rxjava3.schedulers.Schedulers.io()); // BAD eighth_fanout_backpressure
    }

    Flowable<Long> pulsesLatest(PublishProcessor<Long> in) {
        return in.onBackpressureLatest().observeOn(io.reactivex.rxjava3.schedulers.Schedulers.io()); // OK eighth_fanout_backpressure
    }

    Multi<Long> beats() {
        return Multi.createFrom().ticks().every(Duration.ofMillis(1)).onOverflow().buffer(64); // OK eighth_fanout_backpressure
    }

    Multi<Long> beatsUnlimited() {
        return Multi.createFrom().ticks().every(Duration.ofMillis(1)).onOverflow().buffer(Integer.MAX_VALUE); // BAD eighth_fanout_backpressure
    }

    Mono<String> stubborn(String id) {
        return article(id).retry(); // BAD eighth_fanout_reactive_retry
    }

    Mono<String> patient(String id) {
        return article(id).retry(3); // OK eighth_fanout_reactive_retry
    }

    Mono<String> spaced(String id) {
        return article(id).retryWhen(Retry.backoff(5, Duration.ofMillis(200))); // OK eighth_fanout_reactive_retry
    }

    Mono<String> eager(String id) {
        return article(id).retryWhen(Retry.indefinitely()); // BAD eighth_fanout_reactive_retry
    }

    Single<String> stubbornRx(String id) {
        return comment(id).retry(); // BAD eighth_fanout_reactive_retry
    }

    Single<String> patientRx(String id) {
        return comment(id).retry(2); // OK eighth_fanout_reactive_retry
    }

    Uni<String> stubbornUni(String id) {
        return uni(id).onFailure().retry().indefinitely(); // BAD eighth_fanout_reactive_retry
    }

    Uni<String> patientUni(String id) {
        return uni(id).onFailure().retry().withBackOff(Duration.ofMillis(100)).atMost(4); // OK eighth_fanout_reactive_retry
    }

    Flux<String> poll(String id) {
        return article(id).repeat(); // BAD eighth_fanout_repeat
    }

    Flux<String> pollSlowly(String id) {
        return article(id).repeatWhen(done -> done.delayElements(Duration.ofSeconds(10))); // OK eighth_fanout_repeat
    }

    Flux<String> pollFive(String id) {
        return article(id).repeat(5); // OK eighth_fanout_repeat
    }

    private Mono<String> article(String id) {
        return web.get().uri("/article/{id}", id).retrieve().bodyToMono(String.class).subscribeOn(readers);
    }

    private Single<String> comment(String id) {
        return Single.just(id).delay(10, TimeUnit.MILLISECONDS);
    }

    private Uni<String> uni(String id) {
        return Uni.createFrom().item(id).onItem().delayIt().by(Duration.ofMillis(10));
    }

    private Mono<Long> slow(Long n) {
        return Mono.delay(Duration.ofMillis(100)).thenReturn(n);
    }
}
