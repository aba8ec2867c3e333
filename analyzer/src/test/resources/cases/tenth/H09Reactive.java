package tenth.h09;

import android.os.Handler;
import android.os.Looper;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

class Operators {
    private final WebClient web;
    private final RestTemplate rest;
    private final JdbcTemplate jdbc;
    private final Sinks.Many<String> sink = Sinks.many().multicast().onBackpressureBuffer(16);
    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

    Operators(WebClient web, RestTemplate rest, JdbcTemplate jdbc) {
        this.web = web;
        this.rest = rest;
        this.jdbc = jdbc;
    }

    private Mono<String> call(String id) {
        return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class).timeout(Duration.ofSeconds(1));
    }

    Flux<String> blockInMap(Flux<String> f) {
        return f.map(s -> call(s).block()); // BAD tenth_hygiene_blocking_in_reactive
    }

    Flux<String> flatInstead(Flux<String> f) {
        return f.flatMap(s -> call(s), 4); // OK tenth_hygiene_blocking_in_reactive
    }

    Mono<String> restInMap(Mono<String> m) {
        return m.map(s -> rest.getForObject("http://x/" + s, String.class)); // BAD tenth_hygiene_blocking_in_reactive
    }

    Mono<String> restElastic(String s) {
        return Mono.fromCallable(() -> rest.getForObject("http://x/" + s, String.class)).subscribeOn(Schedulers.boundedElastic()); // OK tenth_hygiene_blocking_in_reactive
    }

    Mono<Integer> jdbcInFlatMap(Mono<String> m) {
        return m.flatMap(s -> Mono.just(jdbc.update("delete from t where a = ?", s))); // BAD tenth_hygiene_blocking_in_reactive
    }

    Mono<Integer> jdbcDeferred(Mono<String> m) {
        return m.flatMap(s -> Mono.fromCallable(() -> jdbc.update("delete from t where a = ?", s)).subscribeOn(Schedulers.boundedElastic())); // OK tenth_hygiene_blocking_in_reactive
    }

    Flux<String> sleepInNext(Flux<String> f) {
        return f.doOnNext(s -> {
            try {
                Thread.sleep(100); // BAD tenth_hygiene_blocking_in_reactive
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Flux<String> delayInstead(Flux<String> f) {
        return f.delayElements(Duration.ofMillis(100)); // OK tenth_hygiene_blocking_in_reactive
    }

    Mono<String> fileOnParallel(Path p) {
        return Mono.fromCallable(() -> Files.readString(p)).subscribeOn(Schedulers.parallel()); // BAD tenth_hygiene_io_on_cpu_scheduler
    }

    Mono<String> fileOnElastic(Path p) {
        return Mono.fromCallable(() -> Files.readString(p)).subscribeOn(Schedulers.boundedElastic()); // OK tenth_hygiene_io_on_cpu_scheduler
    }

    Single<String> fileOnComputation(Path p) {
        return Single.fromCallable(() -> Files.readString(p)).subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.computation()); // BAD tenth_hygiene_io_on_cpu_scheduler
    }

    Single<String> fileOnIo(Path p) {
        return Single.fromCallable(() -> Files.readString(p)).subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io()); // OK tenth_hygiene_io_on_cpu_scheduler
    }

    Flux<Long> cpuOnElastic(Flux<Integer> f) {
        return f.publishOn(Schedulers.boundedElastic()).map(this::primes); // BAD tenth_hygiene_cpu_on_io_pool
    }

    Flux<Long> cpuOnParallel(Flux<Integer> f) {
        return f.publishOn(Schedulers.parallel()).map(this::primes); // OK tenth_hygiene_cpu_on_io_pool
    }

    Observable<Long> cpuOnIo(Observable<Integer> o) {
        return o.observeOn(io.reactivex.rxjava3.schedulers.Schedulers.io()).map(this::primes); // BAD tenth_hygiene_cpu_on_io_pool
    }

    private long primes(int max) {
        long s = 0;
        for (int i = 2; i < max; i++) {
            boolean p = true;
            for (int j = 2; (long) j * j <= i && p; j++) {
                p = i % j != 0;
            }
            s += p ? i : 0;
        }
        return s;
    }

    Mono<String> eagerBlocking(Path p) throws IOException {
        return Mono.just(Files.readString(p)).subscribeOn(Schedulers.boundedElastic()); // BAD tenth_hygiene_eager_value_in_just
    }

    Mono<String> deferred(Path p) {
        return Mono.fromCallable(() -> Files.readString(p)).subscribeOn(Schedulers.boundedElastic()); // OK tenth_hygiene_eager_value_in_just
    }

    void notSubscribed(String id) {
        call(id).doOnNext(System.out::println); // BAD tenth_hygiene_publisher_not_subscribed
    }

    Mono<Void> thenNotSubscribed(Mono<String> m) {
        return m.doOnNext(s -> call(s)).then(); // BAD tenth_hygiene_publisher_not_subscribed
    }

    Mono<Void> thenSubscribed(Mono<String> m) {
        return m.flatMap(this::call).then(); // OK tenth_hygiene_publisher_not_subscribed
    }

    void subscribedNoError(String id) {
        call(id).subscribe(System.out::println); // BAD tenth_hygiene_subscribe_without_error_handler
    }

    void subscribedError(String id) {
        call(id).subscribe(System.out::println, e -> System.err.println(e)); // OK tenth_hygiene_subscribe_without_error_handler
    }

    void rxSubscribedNoError(Single<String> s) {
        s.subscribe(System.out::println); // BAD tenth_hygiene_subscribe_without_error_handler
    }

    Mono<String> nestedSubscribe(Mono<String> m) {
        return m.doOnNext(s -> call(s).subscribe()); // BAD tenth_hygiene_nested_subscribe
    }

    Mono<String> nestedThen(Mono<String> m) {
        return m.delayUntil(this::call); // OK tenth_hygiene_nested_subscribe
    }

    private final CompositeDisposable disposables = new CompositeDisposable();

    void disposableLost(Observable<String> o) {
        o.subscribe(System.out::println, Throwable::printStackTrace); // BAD tenth_hygiene_disposable_lost (debatable)
    }

    void disposableKept(Observable<String> o) {
        disposables.add(o.subscribe(System.out::println, Throwable::printStackTrace)); // OK tenth_hygiene_disposable_lost
    }

    void emitIgnored(String s) {
        sink.tryEmitNext(s); // BAD tenth_hygiene_emit_result_ignored
    }

    void emitChecked(String s) {
        sink.tryEmitNext(s).orThrow(); // OK tenth_hygiene_emit_result_ignored
    }

    void emitSpin(String s) {
        sink.emitNext(s, (t, r) -> true); // BAD tenth_hygiene_emit_retry_forever
    }

    void emitRetry(String s) {
        sink.emitNext(s, Sinks.EmitFailureHandler.busyLooping(Duration.ofMillis(50))); // OK tenth_hygiene_emit_retry_forever
    }

    Mono<String> localInOperator(Mono<String> m) {
        return m.publishOn(Schedulers.parallel()).map(s -> s + TENANT.get()); // BAD tenth_hygiene_threadlocal_hop
    }

    Mono<String> contextInOperator(Mono<String> m) {
        return Mono.deferContextual(c -> m.map(s -> s + c.get("tenant"))); // OK tenth_hygiene_threadlocal_hop
    }

    Mono<String> contextTooEarly(Mono<String> m) {
        return m.contextWrite(Context.of("tenant", "a")).flatMap(s -> Mono.deferContextual(c -> Mono.just(s + c.get("tenant")))); // BAD tenth_hygiene_reactive_context_written_upstream
    }

    Mono<String> contextAfter(Mono<String> m) {
        return m.flatMap(s -> Mono.deferContextual(c -> Mono.just(s + c.get("tenant")))).contextWrite(Context.of("tenant", "a")); // OK tenth_hygiene_reactive_context_written_upstream
    }

    Mono<String> errorSwallowed(String id) {
        return call(id).onErrorResume(e -> Mono.empty()); // BAD tenth_hygiene_reactive_error_swallowed (debatable)
    }

    Mono<String> errorLogged(String id) {
        return call(id).doOnError(e -> System.err.println(e)).onErrorResume(e -> Mono.empty()); // OK tenth_hygiene_reactive_error_swallowed
    }

    Mono<String> nullMono(String id) {
        return id == null ? null : call(id); // BAD tenth_hygiene_null_future
    }

    Mono<String> emptyMono(String id) {
        return id == null ? Mono.empty() : call(id); // OK tenth_hygiene_null_future
    }

    Flux<String> latchInOperator(Flux<String> f, CountDownLatch l) {
        return f.filter(s -> {
            try {
                return l.await(1, TimeUnit.SECONDS); // BAD tenth_hygiene_blocking_in_reactive
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }
}

class Loop extends AbstractVerticle {

    @Override
    public void start(Promise<Void> p) throws Exception {
        Thread.sleep(2000); // BAD tenth_hygiene_blocking_event_loop
        vertx.setTimer(2000, t -> p.complete()); // OK tenth_hygiene_blocking_event_loop
        vertx.createHttpServer().requestHandler(r -> {
            try {
                r.response().end(Files.readString(Path.of("x"))); // BAD tenth_hygiene_blocking_event_loop
            } catch (IOException e) {
                r.response().setStatusCode(500).end();
            }
        });
        vertx.createHttpServer().requestHandler(r -> vertx.fileSystem().readFile("x").onSuccess(b -> r.response().end(b)).onFailure(e -> r.response().setStatusCode(500).end())); // OK tenth_hygiene_blocking_event_loop
        vertx.eventBus().consumer("a", m -> {
            String s = vertx.fileSystem().readFileBlocking("x").toString(); // BAD tenth_hygiene_blocking_event_loop
            m.reply(s);
        });
        vertx.eventBus().consumer("b", m -> vertx.executeBlocking(q -> q.complete(vertx.fileSystem().readFileBlocking("x").toString()))); // OK tenth_hygiene_blocking_event_loop
    }

    Future<String> joined(Future<String> f) {
        return f.map(s -> s + f.toCompletionStage().toCompletableFuture().join()); // OK tenth_hygiene_blocking_event_loop (debatable)
    }

    String joinedHere(Future<String> f) {
        return f.toCompletionStage().toCompletableFuture().join(); // BAD tenth_hygiene_blocking_event_loop
    }

    Future<String> promiseLost(boolean b) {
        Promise<String> p = Promise.promise();
        vertx.fileSystem().readFile("x", r -> {
            if (r.succeeded()) {
                p.complete(r.result().toString()); // BAD tenth_hygiene_future_never_completed
            }
        });
        return p.future();
    }

    Future<String> promiseKept() {
        Promise<String> p = Promise.promise();
        vertx.fileSystem().readFile("x", r -> {
            if (r.succeeded()) {
                p.complete(r.result().toString()); // OK tenth_hygiene_future_never_completed
            } else {
                p.fail(r.cause());
            }
        });
        return p.future();
    }
}

class Screen extends android.app.Activity {
    private final Handler main = new Handler(Looper.getMainLooper());
    private final java.util.concurrent.ExecutorService io = java.util.concurrent.Executors.newSingleThreadExecutor();

    @Override
    protected void onCreate(android.os.Bundle b) {
        super.onCreate(b);
        try {
            new java.net.URL("http://x").openStream().close(); // BAD tenth_hygiene_blocking_ui_thread
        } catch (IOException e) {
            finish();
        }
    }

    @Override
    protected void onResume() {
        super.onResume();
        main.post(() -> {
            try {
                Thread.sleep(500); // BAD tenth_hygiene_blocking_ui_thread
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        io.execute(() -> {
            try {
                new java.net.URL("http://x").openStream().close(); // OK tenth_hygiene_blocking_ui_thread
            } catch (IOException e) {
                main.post(this::finish); // OK tenth_hygiene_ui_from_background
            }
        });
        io.execute(() -> setTitle("loaded")); // BAD tenth_hygiene_ui_from_background
    }

    @Override
    protected void onDestroy() {
        io.shutdownNow();
        super.onDestroy();
    }
}

class Swing {
    private final javax.swing.JLabel label = new javax.swing.JLabel();

    void background() {
        new Thread(() -> label.setText("x")).start(); // BAD tenth_hygiene_ui_from_background
    }

    void later() {
        new Thread(() -> javax.swing.SwingUtilities.invokeLater(() -> label.setText("x"))).start(); // OK tenth_hygiene_ui_from_background
    }

    void invokeAndWaitLocked() throws Exception {
        synchronized (this) {
            javax.swing.SwingUtilities.invokeAndWait(() -> label.setText("y")); // BAD tenth_hygiene_wait_under_lock
        }
    }

    void listener(javax.swing.JButton b) {
        b.addActionListener(e -> {
            try {
                Thread.sleep(1000); // BAD tenth_hygiene_blocking_ui_thread
            } catch (InterruptedException x) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
