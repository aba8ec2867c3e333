package t6.b22;

import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

class T22ReactiveFan {

    /** Picnic FluxFlatMapUsage: Flux#flatMap subscribes eagerly to up to 256 inner publishers, and flatMapSequential too. */
    static class Fm {
        Flux<Integer> m1(Flux<Integer> f) {
            return f.flatMap(Mono::just); // BAD fan_out_flatmap
        }

        Flux<Integer> m2(Flux<Integer> f) {
            return f.flatMap(Mono::just, 4); // OK fan_out_flatmap
        }

        Flux<Integer> m3(Flux<Integer> f) {
            return f.flatMapSequential(i -> Flux.range(0, i)); // BAD fan_out_flatmap
        }

        Flux<Integer> m4(Flux<Integer> f) {
            return f.concatMap(i -> Flux.range(0, i)); // OK fan_out_flatmap
        }

        Mono<Integer> m5(Mono<Integer> m) {
            return m.flatMap(i -> Mono.just(i + 1)); // OK fan_out_flatmap
        }

        Flux<Integer> m6(Mono<List<Integer>> m) {
            return m.flatMapMany(Flux::fromIterable);
        }

        Flux<Integer> m7(Flux<List<Integer>> f) {
            return f.flatMapIterable(l -> l); // OK fan_out_flatmap
        }

        Stream<Integer> m8(Stream<List<Integer>> s) {
            return s.flatMap(List::stream); // OK fan_out_flatmap
        }

        Optional<Integer> m9(Optional<String> o) {
            return o.flatMap(x -> Optional.of(x.length()));
        }
    }

    interface Repo extends ReactiveCrudRepository<String, Long> {
    }

    /** The same with remote calls behind it, and explicit concurrency that is no limit. */
    static class Remote {
        private final WebClient web;
        private final Repo repo;

        Remote(WebClient web, Repo repo) {
            this.web = web;
            this.repo = repo;
        }

        Flux<String> m1(Flux<String> ids) {
            return ids.flatMap(this::one); // BAD fan_out_flatmap
        }

        private Mono<String> one(String id) {
            return web.get().uri("/x/{id}", id).retrieve().bodyToMono(String.class);
        }

        Flux<String> m2(Flux<String> ids) {
            return ids.flatMap(this::one, Integer.MAX_VALUE); // BAD fan_out_flatmap
        }

        Flux<String> m3(List<Long> ids) {
            return Flux.fromIterable(ids).flatMapDelayError(repo::findById, 8, 1); // OK fan_out_flatmap
        }

        Flux<String> m6(Flux<Long> ids) {
            return ids.flatMap(repo::findById, Queues.XS_BUFFER_SIZE); // OK fan_out_flatmap
        }
    }

    /** RxJava 3: Observable#flatMap has no limit at all (maxConcurrency Integer.MAX_VALUE). */
    static class Rx {
        Observable<Integer> m1(Observable<Integer> o) {
            return o.flatMap(i -> Observable.just(i).subscribeOn(Schedulers.io())); // BAD fan_out_flatmap
        }

        Observable<Integer> m2(Observable<Integer> o) {
            return o.flatMap(i -> Observable.just(i).subscribeOn(Schedulers.io()), false, 8); // OK fan_out_flatmap
        }

        Observable<Integer> m3(Observable<Integer> o, Single<Integer> s) {
            return o.flatMapSingle(i -> s.map(k -> k + i)); // BAD fan_out_flatmap
        }

        Single<Integer> m4(Single<Integer> s) {
            return s.flatMap(i -> Single.just(i + 1));
        }

        Observable<Integer> m5(Observable<Integer> o) {
            return o.concatMapEager(i -> Observable.just(i), 4, 1);
        }
    }

    /** Mutiny: merge against concatenate. */
    static class Mu {
        Multi<Integer> m2(Multi<Integer> m) {
            return m.onItem().transformToUniAndConcatenate(i -> Uni.createFrom().item(i));
        }

        Multi<Integer> m3(Multi<Integer> m) {
            return m.onItem().transformToUni(i -> Uni.createFrom().item(i)).merge(4);
        }
    }

    /** Buffers without limit between producer and consumer. */
    static class Buf {
        Flux<Integer> m1(Flux<Integer> f) {
            return f.onBackpressureBuffer(); // BAD fan_out_unbounded_buffer
        }

        Flux<Integer> m2(Flux<Integer> f) {
            return f.onBackpressureBuffer(100); // OK fan_out_unbounded_buffer
        }

        Flux<Long> m3() {
            return Flux.interval(Duration.ofMillis(1)).onBackpressureDrop();
        }

        Flowable<Integer> m4(Observable<Integer> o) {
            return o.toFlowable(BackpressureStrategy.BUFFER); // BAD fan_out_unbounded_buffer
        }

        Flowable<Integer> m5(Observable<Integer> o) {
            return o.toFlowable(BackpressureStrategy.LATEST);
        }

        Sinks.Many<String> m6() {
            return Sinks.many().unicast().onBackpressureBuffer(); // BAD fan_out_unbounded_buffer
        }
    }
}
