package contexts;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class RxJava3 {
    public static void main(String[] args) {
        new RxJava3().all();
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
