package forms.reactive;

import io.reactivex.rxjava3.android.schedulers.AndroidSchedulers;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

class Rx {
    private DataSource ds;
    private ExecutorService pool;

    void a() {
        Observable.range(1, 3).observeOn(Schedulers.computation()).map(i -> {
            Thread.sleep(i); // BAD forms_loop
            return i;
        }).subscribe();
    }

    void b() {
        Observable.range(1, 3).observeOn(Schedulers.io()).map(i -> {
            Thread.sleep(i); // OK forms_loop
            return i;
        }).subscribe();
    }

    Single<Integer> c(Single<String> s) {
        return s.map(x -> Files.readString(Path.of(x)).length()); // BAD forms_loop
    }

    Single<String> d(Single<String> s, Single<String> t) {
        return s.map(x -> x + t.blockingGet()); // BAD forms_loop
    }

    Flowable<String> e(Flowable<Path> f) {
        return f.doOnNext(p -> Files.delete(p)).map(Path::toString); // BAD forms_loop
    }

    Flowable<String> g(Flowable<Path> f) {
        return f.observeOn(Schedulers.from(pool)).map(Files::readString); // OK forms_loop
    }

    void h(Observable<String> o) {
        o.observeOn(AndroidSchedulers.mainThread()).subscribe(s -> new File(s).delete()); // BAD forms_loop
    }

    Completable i() {
        return Completable.fromAction(() -> Thread.sleep(5)).subscribeOn(Schedulers.io()); // OK forms_loop
    }

    Completable j() {
        return Completable.fromAction(() -> Thread.sleep(5)).subscribeOn(Schedulers.computation()); // BAD forms_loop
    }

    Observable<Integer> k() {
        return Observable.interval(1, TimeUnit.SECONDS).map(t -> count()); // BAD forms_loop
    }

    private int count() throws SQLException {
        try (Connection c = ds.getConnection()) {
            return c.prepareStatement("x").executeUpdate();
        }
    }

    Observable<Integer> l(Observable<Integer> o) {
        return o.flatMap(x -> Observable.fromCallable(() -> count()).subscribeOn(Schedulers.io())); // OK forms_loop
    }
}

class Mutiny {
    private DataSource ds;
    private Path p;

    Uni<String> a(Uni<Path> u) {
        return u.onItem().transform(x -> read(x)); // BAD forms_loop
    }

    private static String read(Path x) {
        try {
            return Files.readString(x); // BAD forms_loop
        } catch (IOException e) {
            return "";
        }
    }

    Uni<Integer> b(Uni<String> u) {
        return u.onItem().transformToUni(s -> {
            try (Connection c = ds.getConnection()) { // BAD forms_loop
                return Uni.createFrom().item(c.hashCode());
            } catch (SQLException e) {
                return Uni.createFrom().failure(e);
            }
        });
    }

    Multi<String> c(Multi<Path> m) {
        return m.emitOn(Infrastructure.getDefaultWorkerPool()).map(x -> {
            try {
                return Files.readString(x); // OK forms_loop
            } catch (IOException e) {
                return "";
            }
        });
    }

    Uni<String> d(Uni<String> u, Uni<String> v) {
        return u.map(s -> s + v.await().indefinitely()); // BAD forms_loop
    }

    Uni<String> e(Uni<String> u) {
        return u.onFailure().recoverWithItem(t -> {
            try {
                Thread.sleep(10); // BAD forms_loop
            } catch (InterruptedException x) {
                Thread.currentThread().interrupt();
            }
            return "";
        });
    }

    Uni<String> f(Uni<String> u) {
        return u.onItem().delayIt().by(Duration.ofMillis(10)); // OK forms_loop
    }

    void g(Uni<String> u, Future<String> f) {
        u.subscribe().with(s -> {
            try {
                System.out.println(f.get()); // BAD forms_loop
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}

class Reactor {
    private DataSource ds;
    private Scheduler own;

    Mono<Integer> a(Mono<String> m) {
        return m.map(this::count); // BAD forms_loop
    }

    private int count(String s) {
        try (Connection c = ds.getConnection()) {
            return c.prepareStatement(s).executeUpdate();
        } catch (SQLException e) {
            return 0;
        }
    }

    Mono<String> b(Mono<String> m, Future<String> f) {
        return m.handle((s, sink) -> {
            try {
                sink.next(s + f.get(1, TimeUnit.SECONDS)); // BAD forms_loop
            } catch (Exception e) {
                sink.error(e);
            }
        });
    }

    Flux<Integer> c(Flux<Integer> f) {
        return f.filter(i -> {
            try {
                TimeUnit.MILLISECONDS.sleep(i); // BAD forms_loop
            } catch (InterruptedException e) {
                return false;
            }
            return true;
        });
    }

    Mono<Integer> d(Mono<String> m) {
        return m.flatMap(s -> Mono.fromCallable(() -> count(s)).subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())); // OK forms_loop
    }

    Mono<Integer> e(Mono<String> m) {
        return m.flatMap(s -> Mono.just(count(s))); // BAD forms_loop
    }

    Mono<String> f(Mono<String> m, CountDownLatch l) {
        return m.doOnSuccess(s -> {
            try {
                l.await(); // BAD forms_loop
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Mono<Void> g(Mono<String> m) {
        return Mono.delay(Duration.ofSeconds(1)).doOnNext(t -> {
            try {
                Thread.sleep(10); // BAD forms_loop
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }).then();
    }

    void h() {
        reactor.core.scheduler.Schedulers.parallel().schedule(() -> {
            try {
                Thread.sleep(10); // BAD forms_loop
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void i() {
        reactor.core.scheduler.Schedulers.boundedElastic().schedule(() -> {
            try {
                Thread.sleep(10); // OK forms_loop
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    List<Integer> j(Flux<Integer> f) {
        return f.collectList().block(); // OK forms_loop
    }

    Flux<String> k(Flux<String> f) {
        return f.parallel().runOn(reactor.core.scheduler.Schedulers.parallel()).map(s -> {
            try {
                return Files.readString(Path.of(s)); // BAD forms_loop
            } catch (IOException e) {
                return "";
            }
        }).sequential();
    }

    Mono<List<String>> l(Mono<List<Path>> m) {
        return m.map(l -> l.parallelStream().map(p -> {
            try {
                return Files.readString(p); // BAD forms_common
            } catch (IOException e) {
                return "";
            }
        }).toList());
    }

    Flux<String> n(Flux<String> f) {
        return f.doFinally(s -> new File("x").delete()); // BAD forms_loop
    }

    Flux<String> o(Flux<String> f) {
        return f.concatMap(s -> Mono.fromCallable(() -> Files.readString(Path.of(s))).subscribeOn(own)); // OK forms_loop
    }

    Mono<String> q(Mono<String> m) {
        return m.publishOn(own).map(s -> {
            try {
                return Files.readString(Path.of(s)); // OK forms_loop
            } catch (IOException e) {
                return "";
            }
        });
    }

    Mono<String> r(Mono<String> m) {
        return m.map(String::strip).filter(s -> !s.isEmpty()).switchIfEmpty(Mono.just("")); // OK forms_loop
    }
}
