import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;
import java.util.function.Supplier;
import java.util.stream.*;

/** Common pool, parallel streams, stages that go on where the one before ended, and virtual threads inside monitors. */
class PoolsAndPins {
    private final ExecutorService io = Executors.newFixedThreadPool(8);
    private final ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();
    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private int hits;

    CompletableFuture<String> page(String url) {
        return CompletableFuture.supplyAsync(() -> read(url)); // BAD commonpool
    }

    CompletableFuture<String> pageOnPool(String url) {
        return CompletableFuture.supplyAsync(() -> read(url), io); // OK commonpool
    }

    CompletableFuture<Void> stored(String text) {
        return CompletableFuture.runAsync(new Runnable() {
            @Override
            public void run() {
                try {
                    Files.writeString(Path.of("out"), text); // BAD commonpool
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    CompletableFuture<Integer> second(CompletableFuture<String> first) {
        return first.thenApplyAsync(this::size); // BAD commonpool
    }

    CompletableFuture<Integer> secondOnPool(CompletableFuture<String> first) {
        return first.thenApplyAsync(this::size, io); // OK commonpool
    }

    private int size(String name) {
        try {
            return (int) Files.size(Path.of(name));
        } catch (IOException e) {
            return 0;
        }
    }

    static String read(String url) {
        try (InputStream in = new URL(url).openStream()) {
            return new String(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> pages(List<String> urls) {
        return urls.parallelStream().map(PoolsAndPins::read).collect(Collectors.toList()); // BAD parallel
    }

    List<String> pagesInTurn(List<String> urls) {
        return urls.stream().map(PoolsAndPins::read).collect(Collectors.toList()); // OK parallel
    }

    long counted(Collection<Path> files) {
        return files.stream().parallel().filter(f -> size(f.toString()) > 0).count(); // BAD parallel
    }

    int summed(int[] figures) {
        return Arrays.stream(figures).parallel().map(f -> f * f).sum(); // OK parallel
    }

    void joinedEach(List<CompletableFuture<String>> all) {
        all.parallelStream().forEach(CompletableFuture::join); // BAD parallel
    }

    ForkJoinTask<String> forked(String url) {
        return ForkJoinPool.commonPool().submit(() -> read(url)); // BAD commonpool
    }

    CompletableFuture<String> slow() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Thread.sleep(100); // BAD commonpool
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "x";
        });
    }

    CompletableFuture<String> late() {
        return CompletableFuture.supplyAsync(() -> "x", CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)); // OK commonpool
    }

    CompletableFuture<String> stage(CompletableFuture<String> url) {
        return url.thenApply(PoolsAndPins::read); // BAD stage
    }

    CompletableFuture<String> stageAsync(CompletableFuture<String> url) {
        return url.thenApplyAsync(PoolsAndPins::read, io); // OK stage
    }

    CompletableFuture<Void> accepted(CompletableFuture<String> url, CompletableFuture<String> other) {
        return url.thenAccept(u -> other.join()); // BAD stage
    }

    CompletableFuture<String> combined(CompletableFuture<String> a, CompletableFuture<String> b) {
        return a.thenCombine(b, (x, y) -> x + y); // OK stage
    }

    CompletableFuture<String> combinedSlow(CompletableFuture<String> a, CompletableFuture<String> b) {
        return a.thenCombine(b, (x, y) -> x + read(y)); // BAD stage
    }

    CompletableFuture<String> composed(CompletableFuture<String> a) {
        return a.thenCompose(this::page); // OK stage
    }

    CompletableFuture<String> recovered(CompletableFuture<String> a) {
        return a.exceptionally(error -> read("http://spare")); // BAD stage
    }

    void pinned() {
        Thread.startVirtualThread(() -> {
            synchronized (monitor) {
                read("http://a"); // BAD pin
            }
        });
    }

    void notPinned() {
        Thread.startVirtualThread(() -> {
            lock.lock();
            try {
                read("http://a"); // OK pin
            } finally {
                lock.unlock();
            }
        });
    }

    Future<String> pinnedByMethod() {
        return each.submit(this::only);
    }

    private synchronized String only() {
        hits++;
        return read("http://b"); // BAD pin
    }

    void shortMonitor() {
        each.execute(() -> {
            synchronized (monitor) {
                hits++; // OK pin
            }
            read("http://c"); // OK pin
        });
    }

    void pinnedWaits() {
        Thread.ofVirtual().name("v").start(() -> {
            synchronized (monitor) {
                try {
                    Thread.sleep(10); // BAD pin
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    void platformMonitor() {
        Thread.ofPlatform().start(() -> {
            synchronized (monitor) {
                read("http://d"); // OK pin
            }
        });
    }

    void unstarted(BlockingQueue<String> queue) {
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            synchronized (queue) {
                try {
                    queue.put("x"); // BAD pin
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        thread.start();
    }
}
