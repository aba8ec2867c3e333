package contexts;

import io.reactivex.Completable;
import io.reactivex.Flowable;
import io.reactivex.Maybe;
import io.reactivex.Observable;
import io.reactivex.Single;
import io.reactivex.schedulers.Schedulers;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class RxJava2 {
    public static void main(String[] args) {
        new RxJava2().all();
    }

    void all() {
        Single.fromCallable(() -> {
            return "a".trim(); // threads: unbounded-pool
        }).subscribeOn(Schedulers.io()).subscribe(text -> {
            text.trim(); // threads: unbounded-pool
        });
        Observable.just("b").map(text -> {
            return text.trim(); // threads: main
        }).observeOn(Schedulers.computation()).map(text -> {
            return text.trim(); // threads: event-loop
        }).subscribe();
        Completable.fromAction(() -> {
            "c".trim(); // threads: bounded-pool
        }).subscribeOn(Schedulers.from(Executors.newFixedThreadPool(2))).subscribe();
        Maybe.fromCallable(() -> {
            return "d".trim(); // threads: main
        }).subscribe();
        Flowable.range(1, 3).subscribeOn(Schedulers.newThread()).doOnNext(number -> {
            "e".trim(); // threads: unbounded-pool
        }).subscribe();
        Observable.interval(1, TimeUnit.SECONDS).subscribe(number -> {
            "f".trim(); // threads: event-loop
        });
    }
}
