package tenth.m02;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

interface Backend {
    String load(String id);

    interface Stub {
        Stub withDeadlineAfter(long n, TimeUnit u);

        String get(String id);
    }
}

class Throttle {
    private final Semaphore permits = new Semaphore(20);

    <T> T call(java.util.concurrent.Callable<T> c) throws Exception {
        if (!permits.tryAcquire(1, TimeUnit.SECONDS)) { // OK tenth_hygiene_trylock_result_ignored
            throw new IllegalStateException("busy");
        }
        try {
            return c.call();
        } finally {
            permits.release(); // OK tenth_hygiene_permit_released_not_acquired
        }
    }

    <T> T callLeaky(java.util.concurrent.Callable<T> c) throws Exception {
        permits.acquire(); // BAD tenth_hygiene_permit_not_released
        T t = c.call();
        permits.release();
        return t;
    }

    <T> Mono<T> reactive(Mono<T> m) {
        return Mono.defer(() -> permits.tryAcquire() ? m.doFinally(s -> permits.release()) : Mono.error(new IllegalStateException("busy"))); // OK tenth_hygiene_permit_not_released
    }
}

@RestController
class GatewayController {
    private final Backend backend;
    private final WebClient web;
    private final Executor io = new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(200));
    private final Map<String, DeferredResult<String>> waiting = new ConcurrentHashMap<>();
    private final List<SseEmitter> emitters = new ArrayList<>();
    private final List<SseEmitter> safeEmitters = new java.util.concurrent.CopyOnWriteArrayList<>();

    GatewayController(Backend backend, WebClient web) {
        this.backend = backend;
        this.web = web;
    }

    @GetMapping("/a/{id}")
    DeferredResult<String> deferredNoTimeout(@PathVariable String id) {
        DeferredResult<String> d = new DeferredResult<>(); // BAD tenth_hygiene_deferred_result_no_timeout (debatable)
        io.execute(() -> d.setResult(backend.load(id))); // BAD tenth_hygiene_future_never_completed
        return d;
    }

    @GetMapping("/b/{id}")
    DeferredResult<String> deferred(@PathVariable String id) {
        DeferredResult<String> d = new DeferredResult<>(2_000L); // OK tenth_hygiene_deferred_result_no_timeout
        io.execute(() -> {
            try {
                d.setResult(backend.load(id)); // OK tenth_hygiene_future_never_completed
            } catch (RuntimeException e) {
                d.setErrorResult(e);
            }
        });
        return d;
    }

    @GetMapping("/w/{id}")
    DeferredResult<String> parkResult(@PathVariable String id) {
        DeferredResult<String> d = new DeferredResult<>(2_000L);
        waiting.put(id, d); // BAD tenth_fanout_pending_never_removed
        return d;
    }

    @GetMapping("/v/{id}")
    DeferredResult<String> parkResultRemoved(@PathVariable String id) {
        DeferredResult<String> d = new DeferredResult<>(2_000L);
        d.onCompletion(() -> waiting.remove(id, d));
        waiting.put(id, d); // OK tenth_fanout_pending_never_removed
        return d;
    }

    @GetMapping("/sse")
    SseEmitter sse() {
        SseEmitter e = new SseEmitter(0L);
        emitters.add(e); // BAD tenth_shared_unsync_container_write
        return e;
    }

    @GetMapping("/sse2")
    SseEmitter sseSafe() {
        SseEmitter e = new SseEmitter(30_000L);
        e.onCompletion(() -> safeEmitters.remove(e));
        safeEmitters.add(e); // OK tenth_shared_unsync_container_write
        return e;
    }

    @GetMapping("/all")
    Mono<List<String>> all() {
        return web.get().uri("/ids").retrieve().bodyToFlux(String.class)
            .flatMap(this::one, Integer.MAX_VALUE) // BAD tenth_fanout_flatmap_no_concurrency
            .collectList();
    }

    @GetMapping("/all2")
    Mono<List<String>> allLimited() {
        return web.get().uri("/ids").retrieve().bodyToFlux(String.class)
            .flatMap(this::one, 8) // OK tenth_fanout_flatmap_no_concurrency
            .collectList();
    }

    private Mono<String> one(String id) {
        return web.get().uri("/x/{id}", id).retrieve().bodyToMono(String.class) // OK tenth_hygiene_client_no_timeout
            .timeout(Duration.ofSeconds(1))
            .retryWhen(Retry.backoff(2, Duration.ofMillis(100)));
    }

    @GetMapping("/mixed")
    Flux<String> mixed() {
        return Flux.just("a", "b").map(backend::load).subscribeOn(Schedulers.boundedElastic()); // OK tenth_hygiene_blocking_in_reactive
    }

    @GetMapping("/blocking")
    Mono<String> blocking() {
        String first = one("a").block(); // BAD tenth_hygiene_blocking_in_reactive
        return one(first);
    }

    @GetMapping("/sync")
    ResponseEntity<String> sync() {
        return ResponseEntity.ok(one("a").block(Duration.ofSeconds(5))); // OK tenth_hygiene_wait_no_timeout
    }
}

class Relay implements ServerInterceptor {
    static final Context.Key<String> TENANT = Context.key("tenant");
    private final ExecutorService pool;
    private final Backend.Stub stub;
    private final BlockingQueue<Runnable> backlog = new LinkedBlockingDeque<>(); // BAD tenth_fanout_unbounded_buffer
    private final BlockingQueue<Runnable> limitedBacklog = new LinkedBlockingDeque<>(64); // OK tenth_fanout_unbounded_buffer
    private final ReentrantLock lock = new ReentrantLock();
    private StreamObserver<String> current;
    private String lastTenant;

    Relay(ExecutorService pool, Backend.Stub stub) {
        this.pool = pool;
        this.stub = stub;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata md, ServerCallHandler<Q, R> next) {
        lastTenant = call.getAuthority(); // BAD tenth_shared_singleton_request_state
        Context c = Context.current().withValue(TENANT, call.getAuthority()); // OK tenth_shared_singleton_request_state
        return io.grpc.Contexts.interceptCall(c, call, md, next);
    }

    void contextLost(StreamObserver<String> out) {
        pool.execute(() -> out.onNext("" + TENANT.get())); // BAD tenth_hygiene_grpc_context_lost
    }

    void contextKept(StreamObserver<String> out) {
        pool.execute(Context.current().wrap(() -> out.onNext("" + TENANT.get()))); // OK tenth_hygiene_grpc_context_lost
    }

    void get(String id, StreamObserver<String> out) {
        try {
            out.onNext(stub.withDeadlineAfter(1, TimeUnit.SECONDS).get(id)); // OK tenth_hygiene_grpc_no_deadline
            out.onCompleted();
        } catch (RuntimeException e) {
            out.onError(Status.INTERNAL.withCause(e).asRuntimeException());
        }
    }

    void getNoDeadline(String id, StreamObserver<String> out) {
        out.onNext(stub.get(id)); // BAD tenth_hygiene_grpc_no_deadline
        out.onCompleted();
    }

    void fromManyThreads(List<String> ids, StreamObserver<String> out) {
        for (String id : ids) {
            pool.execute(() -> out.onNext(id)); // BAD tenth_shared_shared_stream_observer
        }
    }

    void fromManyThreadsLocked(List<String> ids, StreamObserver<String> out) {
        for (String id : ids) {
            pool.execute(() -> {
                synchronized (out) {
                    out.onNext(id); // OK tenth_shared_shared_stream_observer
                }
            });
        }
    }

    void swap(StreamObserver<String> o) {
        lock.lock();
        try {
            current = o; // OK tenth_shared_unsync_write
        } finally {
            lock.unlock();
        }
    }

    void emit(String s) {
        StreamObserver<String> o = current; // BAD tenth_shared_unsync_read
        if (o != null) {
            o.onNext(s);
        }
    }

    boolean enqueue(Runnable r) {
        backlog.add(r);
        return limitedBacklog.offer(r); // OK tenth_hygiene_offer_result_ignored
    }

    void enqueueLost(Runnable r) {
        limitedBacklog.offer(r); // BAD tenth_hygiene_offer_result_ignored
    }

    void close(ManagedChannel ch) throws InterruptedException {
        ch.shutdown();
        if (!ch.awaitTermination(5, TimeUnit.SECONDS)) { // OK tenth_hygiene_await_result_ignored
            ch.shutdownNow();
        }
    }

    String tenant() {
        return lastTenant;
    }
}
