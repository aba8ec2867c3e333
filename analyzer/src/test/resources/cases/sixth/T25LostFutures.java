package t6.b25;

import com.google.common.util.concurrent.AsyncFunction;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.netty.channel.Channel;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class T25LostFutures {

    /** Error Prone FutureReturnValueIgnored, Palantir ExecutorSubmitRunnableFutureIgnored, VSTHRD110. */
    static class Fut {
        void m1(ExecutorService es) {
            es.submit(() -> System.out.println("a")); // BAD hygiene_lost_future
        }

        void m2(ExecutorService es) {
            es.execute(() -> System.out.println("a")); // OK hygiene_lost_future
        }

        void m3() {
            load("a"); // BAD hygiene_lost_future
        }

        private CompletableFuture<String> load(String k) {
            return CompletableFuture.supplyAsync(() -> k, Runnable::run);
        }

        void m4() {
            var f = load("a"); // OK hygiene_lost_future
            f.exceptionally(t -> "").thenAccept(System.out::println).join();
        }

        void m5(ExecutorService es) {
            load("a").thenApplyAsync(String::length, es); // BAD hygiene_lost_future
        }

        void m6() {
            load("a").whenComplete((v, t) -> { // OK hygiene_lost_future
                if (t != null) {
                    System.err.println(t);
                }
            });
        }

        void m8(List<String> l) {
            l.forEach(this::load); // BAD hygiene_lost_future
        }

        CompletableFuture<Void> m9(List<String> l) {
            return CompletableFuture.allOf(l.stream().map(this::load).toArray(CompletableFuture[]::new)); // OK hygiene_lost_future
        }

        @CanIgnoreReturnValue
        CompletableFuture<String> fire() {
            return load("b");
        }

        void m10() {
            fire(); // OK hygiene_lost_future
        }

        void m11(ListenableFuture<String> f) {
            Futures.transform(f, String::length, Runnable::run); // BAD hygiene_lost_future
        }

        void m12(CompletableFuture<String> f) {
            f.complete("x"); // OK hygiene_lost_future
        }

        CompletableFuture<CompletableFuture<Integer>> m14() {
            return load("e").thenApply(s -> CompletableFuture.completedFuture(s.length())); // BAD hygiene_nested_future
        }

        CompletableFuture<Integer> m15() {
            return load("e").thenCompose(s -> CompletableFuture.completedFuture(s.length())); // OK hygiene_nested_future
        }

        void m16(ScheduledExecutorService s) {
            s.schedule(() -> 1, 1, TimeUnit.SECONDS); // BAD hygiene_lost_future
        }
    }

    /** Error Prone RxReturnValueIgnored, Reactor "nothing happens until you subscribe". */
    static class Rx {
        void m1(Flowable<String> f) {
            f.map(String::length); // BAD hygiene_lost_publisher
        }

        void m3(Observable<String> o) {
            o.subscribe(System.out::println, Throwable::printStackTrace); // OK hygiene_lost_publisher
        }

        Completable m4(Completable c) {
            return c.doOnComplete(() -> System.out.println("c"));
        }

        Mono<Void> m5(Mono<Void> a, Mono<Void> b) {
            a.then(); // BAD hygiene_lost_publisher
            return b;
        }

        Mono<Void> m6(Mono<Void> a, Mono<Void> b) {
            return a.then(b);
        }

        Mono<String> m7(Mono<String> m) {
            return m.doOnNext(s -> save(s)); // BAD hygiene_lost_publisher
        }

        Mono<String> m8(Mono<String> m) {
            return m.flatMap(s -> save(s).thenReturn(s)); // OK hygiene_lost_publisher
        }

        private Mono<Void> save(String s) {
            return Mono.fromRunnable(() -> System.out.println(s));
        }
    }

    /** Error Prone AsyncFunctionReturnsNull / AsyncCallableReturnsNull, VSTHRD114: null in place of a future. */
    static class Nul {
        AsyncFunction<String, String> m1() {
            return new AsyncFunction<>() {
                @Override
                public ListenableFuture<String> apply(String s) {
                    return null; // BAD hygiene_null_async
                }
            };
        }

        AsyncFunction<String, String> m2() {
            return s -> Futures.immediateFuture(null); // OK hygiene_null_async
        }

        CompletableFuture<String> m3(boolean b) {
            if (b) {
                return null; // BAD hygiene_null_async
            }
            return CompletableFuture.completedFuture(null); // OK hygiene_null_async
        }

        Mono<String> m4(String s) {
            return s == null ? null : Mono.just(s); // BAD hygiene_null_async
        }

        Mono<String> m5(String s) {
            return Mono.justOrEmpty(s);
        }

        CompletableFuture<String> m6(CompletableFuture<String> f) {
            return f.thenCompose(s -> null); // BAD hygiene_null_async
        }

        CompletableFuture<Void> m7(CompletableFuture<String> f) {
            return f.thenApply(s -> null); // OK hygiene_null_async
        }
    }

    /** SpotBugs RV_*: answers of await, offer, tryLock, putIfAbsent, awaitNanos that must be looked at; SonarJava S899, S2201-near. */
    static class Rv {
        void m1(CountDownLatch l) throws InterruptedException {
            l.await(1, TimeUnit.SECONDS); // BAD hygiene_ignored_result
        }

        void m2(CountDownLatch l) throws InterruptedException {
            if (!l.await(1, TimeUnit.SECONDS)) {
                throw new IllegalStateException();
            }
        }

        void m3(Lock l) {
            l.tryLock(); // BAD hygiene_ignored_result
            try {
                System.out.println("l");
            } finally {
                l.unlock();
            }
        }

        void m4(BlockingQueue<String> q) {
            q.offer("a"); // BAD hygiene_ignored_result
        }

        void m5(BlockingQueue<String> q) {
            q.add("a");
        }

        String m7(ConcurrentHashMap<String, StringBuilder> m) {
            StringBuilder b = new StringBuilder();
            m.putIfAbsent("k", b); // BAD hygiene_ignored_result
            return b.append("x").toString();
        }

        void m8(ConcurrentHashMap<String, String> m) {
            m.putIfAbsent("k", "v"); // OK hygiene_ignored_result
        }
    }

    /** Fire-and-forget of framework futures whose failure nobody sees. */
    static class Fw {
        void m2(Channel c) {
            c.writeAndFlush("x", c.voidPromise()); // OK hygiene_lost_future
        }
    }
}
