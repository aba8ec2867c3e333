package t4.reactor;

import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class ReactorScopes {
    private final Scheduler fast = Schedulers.newParallel("fast");
    private final Scheduler slow = Schedulers.boundedElastic();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Semaphore permits = new Semaphore(3);
    private final ReentrantLock lock = new ReentrantLock();

    void sleepOnParallel() {
        Mono.delay(Duration.ofMillis(10))
            .doOnNext(tick -> pause(50)) // BAD eventloop
            .subscribe();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Mono<Long> fileSizeOnParallel(Path path) {
        return Mono.fromCallable(() -> Files.size(path)) // BAD eventloop
            .subscribeOn(Schedulers.parallel());
    }

    Mono<Long> fileSizeOnElastic(Path path) {
        return Mono.fromCallable(() -> Files.size(path)) // OK eventloop
            .subscribeOn(Schedulers.boundedElastic());
    }

    Flux<String> namesOnNamedParallel(Flux<String> hosts) {
        return hosts.publishOn(fast).map(h -> {
            try {
                return InetAddress.getByName(h).getHostAddress(); // BAD eventloop
            } catch (java.net.UnknownHostException e) {
                return "";
            }
        });
    }

    Flux<String> namesOnNamedElastic(Flux<String> hosts) {
        return hosts.publishOn(slow).map(h -> {
            try {
                return InetAddress.getByName(h).getHostAddress(); // OK eventloop
            } catch (java.net.UnknownHostException e) {
                return "";
            }
        });
    }

    Flux<Integer> latchInInterval() {
        return Flux.interval(Duration.ofSeconds(1)).map(n -> {
            try {
                opened.await(); // BAD eventloop
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return n.intValue();
        });
    }

    Flux<Boolean> latchAsked() {
        return Flux.interval(Duration.ofSeconds(1)).map(n -> opened.getCount() == 0); // OK eventloop
    }

    Flux<Long> permitInInterval() {
        return Flux.interval(Duration.ofMillis(5)).doOnNext(n -> permits.acquireUninterruptibly()); // BAD eventloop
    }

    Flux<Long> permitTried() {
        return Flux.interval(Duration.ofMillis(5)).filter(n -> permits.tryAcquire()); // OK eventloop
    }

    Mono<Integer> readOnSingle(InputStream in) {
        return Mono.fromCallable(() -> in.read(new byte[128])).subscribeOn(Schedulers.single()); // BAD eventloop
    }

    Mono<String> blockInsideFlatMap(Mono<String> one, Mono<String> two) {
        return one.flatMap(v -> Mono.just(v + two.block())); // BAD eventloop
    }

    Mono<String> zipInstead(Mono<String> one, Mono<String> two) {
        return one.zipWith(two, (a, b) -> a + b); // OK eventloop
    }

    Flux<String> blockLastInConcatMap(Flux<String> all, Flux<String> tail) {
        return all.concatMap(v -> Mono.just(v + tail.blockLast(Duration.ofSeconds(2)))); // BAD eventloop
    }

    Flux<String> iterableInsideMap(Flux<String> all, Flux<String> tail) {
        return all.flatMapIterable(v -> tail.toIterable()); // BAD eventloop
    }

    Mono<String> futureInsideMap(Mono<Integer> id, Future<String> cached) {
        return id.handle((n, sink) -> {
            try {
                sink.next(cached.get(1, TimeUnit.SECONDS)); // BAD eventloop
            } catch (Exception e) {
                sink.error(e);
            }
        });
    }

    void parkOnParallel() {
        fast.schedule(() -> LockSupport.parkNanos(1_000_000L)); // BAD eventloop
    }

    void parkOnElastic() {
        slow.schedule(() -> LockSupport.parkNanos(1_000_000L)); // OK eventloop
    }

    void periodicOnParallel(Path path) {
        fast.schedulePeriodically(() -> {
            try {
                Files.writeString(path, "tick"); // BAD eventloop
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }, 0, 1, TimeUnit.SECONDS);
    }

    Mono<Void> connectInDefer(String host) {
        return Mono.defer(() -> {
            try (Socket socket = new Socket(host, 80)) { // BAD eventloop
                return Mono.empty();
            } catch (java.io.IOException e) {
                return Mono.error(e);
            }
        }).subscribeOn(Schedulers.parallel());
    }

    Mono<Object> processOnParallel() {
        return Mono.fromSupplier(() -> {
            try {
                return (Object) new ProcessBuilder("true").start().waitFor(); // BAD eventloop
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).subscribeOn(fast);
    }

    Flux<Long> lockInInterval() {
        return Flux.interval(Duration.ofMillis(3)).map(n -> {
            lock.lock(); // BAD eventloop
            try {
                return n + 1;
            } finally {
                lock.unlock();
            }
        });
    }

    Flux<Integer> channelOnParallel(FileChannel channel) {
        return Flux.range(0, 3).publishOn(Schedulers.parallel()).map(n -> {
            try {
                return channel.read(java.nio.ByteBuffer.allocate(8)); // BAD eventloop
            } catch (java.io.IOException e) {
                return -1;
            }
        });
    }

    Flux<Integer> memoryOnParallel(byte[] bytes) {
        return Flux.range(0, 3).publishOn(Schedulers.parallel())
            .map(n -> new java.io.ByteArrayInputStream(bytes).read()); // OK eventloop
    }

    Flux<Integer> randomAccess(RandomAccessFile file) {
        return Flux.range(0, 3).publishOn(slow).publishOn(fast).map(n -> {
            try {
                file.seek(n); // BAD eventloop
                return file.read(); // BAD eventloop
            } catch (java.io.IOException e) {
                return -1;
            }
        });
    }

    Flux<Integer> randomAccessBack(RandomAccessFile file) {
        return Flux.range(0, 3).publishOn(fast).publishOn(slow).map(n -> {
            try {
                return file.read(); // OK eventloop
            } catch (java.io.IOException e) {
                return -1;
            }
        });
    }

    Mono<String> wrappedWithDefer(Mono<String> other) {
        return Mono.defer(() -> Mono.delay(Duration.ofMillis(2)).then(other)); // OK eventloop
    }

    Mono<Void> offloadedByThenRun(Path path) {
        return Mono.fromRunnable(() -> delete(path)).subscribeOn(slow).then(); // OK eventloop
    }

    Mono<Void> notOffloaded(Path path) {
        return Mono.delay(Duration.ofMillis(2)).then(Mono.fromRunnable(() -> delete(path))); // BAD eventloop
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String mainThread(Mono<String> value) {
        return value.block(Duration.ofSeconds(1)); // OK eventloop
    }
}
