package com.acme.feed;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
public class Rx {

    private final RestTemplate rest = new RestTemplate();

    @GetMapping("/rx/single")
    public Single<String> single() {
        return Single.fromCallable(() -> rest.getForObject("http://rx/1", String.class)); // ! event-loop http
    }

    @GetMapping("/rx/io")
    public Single<String> io() {
        return Single.fromCallable(() -> rest.getForObject("http://rx/2", String.class)) // ! unbounded-pool http
                .subscribeOn(Schedulers.io()); // ok
    }

    @GetMapping("/rx/observe")
    public Observable<String> observe() {
        return Observable.just("a", "b") // ok
                .observeOn(Schedulers.io()) // ok
                .map(id -> rest.getForObject("http://rx/" + id, String.class)); // ! unbounded-pool http
    }

    @GetMapping("/rx/blocking")
    public List<String> blocking() {
        String first = Flowable.just("a").blockingFirst(); // ! event-loop sync-bridge
        String second = Observable.timer(1, TimeUnit.SECONDS).map(String::valueOf).blockingLast(); // ! event-loop sync-bridge
        return List.of(first, second, Single.just("c").blockingGet()); // ! event-loop sync-bridge
    }

    @GetMapping("/rx/plain")
    public Flowable<Integer> plain() {
        return Flowable.range(1, 10).map(n -> n * 2).filter(n -> n > 4); // ok
    }
}
