import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import javax.swing.*;
import org.springframework.web.bind.annotation.*;
import reactor.core.publisher.*;
import reactor.core.scheduler.Schedulers;

/** What looks like trouble and is none, and a few that are. */
class NearMisses {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final Lock lock = new ReentrantLock();
    private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final AtomicReference<List<String>> current = new AtomicReference<>(List.of());
    private volatile boolean open;
    private static final Holder HOLDER = new Holder();

    static final class Holder {
        private final List<String> fixed = List.of("a");

        List<String> fixed() {
            return fixed; // OK any
        }
    }

    void inlineCallback() {
        SwingUtilities.invokeLater(() -> run(() -> counts.clear())); // OK eventloop
    }

    private static void run(Runnable task) {
        task.run();
    }

    void builder(JButton button) {
        StringBuilder text = new StringBuilder();
        button.addActionListener(e -> text.append(e.getActionCommand())); // OK eventloop
    }

    Mono<String> cached(Mono<String> one) {
        return one.cache().map(String::trim); // OK eventloop
    }

    Mono<byte[]> readElastic(Path path) {
        return Mono.fromCallable(() -> Files.readAllBytes(path)) // OK eventloop
            .subscribeOn(Schedulers.boundedElastic());
    }

    Flux<String> interval() {
        return Flux.interval(java.time.Duration.ofMillis(5)).map(n -> "n" + n); // OK eventloop
    }

    Flux<Integer> intervalSlow() {
        return Flux.interval(java.time.Duration.ofMillis(5)).map(n -> size("f" + n)); // BAD eventloop
    }

    private int size(String name) {
        try {
            return Files.readAllBytes(Path.of(name)).length;
        } catch (IOException e) {
            return 0;
        }
    }

    Mono<Integer> single() {
        return Mono.fromCallable(() -> size("a")).subscribeOn(Schedulers.single()); // BAD eventloop
    }

    Mono<Integer> elastic() {
        return Mono.fromCallable(() -> size("a")).subscribeOn(Schedulers.boundedElastic()); // OK eventloop
    }

    void counted(String key) {
        counts.computeIfAbsent(key, k -> new LongAdder()).increment(); // OK checkact
    }

    void swapped(String name) {
        current.updateAndGet(all -> { // OK update
            List<String> more = new ArrayList<>(all);
            more.add(name);
            return more;
        });
    }

    void swappedTwice(String name) {
        List<String> more = new ArrayList<>(current.get());
        more.add(name);
        current.set(more); // BAD checkact
    }

    void flagged() {
        open = true; // OK update
    }

    void toggled() {
        open = !open; // BAD update
    }

    int tried() throws InterruptedException {
        if (lock.tryLock(10, TimeUnit.MILLISECONDS)) { // OK lockrelease
            try {
                return 1;
            } finally {
                lock.unlock();
            }
        }
        return 0;
    }

    void handOver() {
        lock.lock(); // OK lockrelease
        try {
            step();
        } finally {
            step();
            lock.unlock();
        }
    }

    private void step() {
        open = false;
    }

    <R> R locked(Callable<R> body) throws Exception {
        lock.lock(); // OK lockrelease
        try {
            return body.call();
        } catch (RuntimeException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    CompletableFuture<String> timed(CompletableFuture<String> f) {
        return f.completeOnTimeout("late", 1, TimeUnit.SECONDS); // OK swallowed
    }

    void handled() {
        CompletableFuture.runAsync(() -> { // OK lost
            try {
                size("x");
            } catch (RuntimeException e) {
                System.err.println(e);
            }
        }, pool);
    }

    void gathered(List<Callable<String>> tasks) throws Exception {
        List<Future<String>> all = new ArrayList<>();
        for (Callable<String> task : tasks) {
            all.add(pool.submit(task)); // OK lost
        }
        for (Future<String> f : all) {
            f.get(1, TimeUnit.SECONDS); // OK notimeout
        }
    }

    Mono<Void> chained(Mono<String> a) {
        Mono<String> logged = a.doOnNext(System.out::println); // OK lost
        return logged.then();
    }

    void interruptedTask() {
        pool.execute(() -> {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) { // OK interrupt
                Thread.currentThread().interrupt();
                return;
            }
            step();
        });
    }

    void threads() throws InterruptedException {
        Thread[] two = new Thread[2];
        for (int i = 0; i < two.length; i++) {
            two[i] = new Thread(this::step); // OK neverstarted
            two[i].start();
        }
        for (Thread t : two) {
            t.join(1000); // OK notimeout
        }
    }

    void lost() {
        List<Thread> all = List.of(new Thread(this::step)); // OK neverstarted
        all.forEach(Thread::start);
    }

    synchronized void ownMonitor() {
        notifyAll(); // BAD monitor
    }

    boolean isDone(Future<?> f) {
        return f.isDone(); // OK any
    }

    long sizeOf(ThreadPoolExecutor executor) {
        return executor.getQueue().size(); // OK any
    }

    Optional<String> peeked(BlockingQueue<String> queue) {
        return Optional.ofNullable(queue.peek()); // OK any
    }

    int drained(BlockingQueue<String> queue, List<String> into) {
        return queue.drainTo(into); // OK any
    }

    void condition(Condition c) throws InterruptedException {
        c.await(); // BAD waitloop
    }

    void reader(BufferedReader in) throws IOException {
        in.readLine(); // BAD any
    }

    void stringReader() throws IOException {
        new BufferedReader(new StringReader("a")).readLine(); // OK any
    }

    void output(ByteArrayOutputStream out) throws IOException {
        out.write(new byte[3]); // OK any
    }

    void waited(Object o) throws InterruptedException {
        synchronized (o) {
            o.wait(); // BAD waitloop
        }
    }

    void wakes(Object o) {
        synchronized (o) {
            open = true;
            o.notifyAll(); // OK monitor
        }
    }

    void twice() {
        synchronized (counts) {
            lock.lock(); // OK lockrelease
            try {
                step(); // OK underlock
            } finally {
                lock.unlock();
            }
        }
    }

    CompletableFuture<Integer> mapped(CompletableFuture<String> f) {
        return f.thenApply(String::length); // OK stage
    }

    CompletableFuture<Integer> mappedSlow(CompletableFuture<String> f) {
        return f.thenApply(this::size); // BAD stage
    }

    CompletableFuture<Integer> done(CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
        return CompletableFuture.allOf(a, b).thenApply(v -> a.join() + b.join()); // OK stage
    }

    int sum(List<Integer> figures) {
        return figures.parallelStream().mapToInt(Integer::intValue).sum(); // OK parallel
    }

    boolean ended() throws InterruptedException {
        pool.shutdown();
        return pool.awaitTermination(5, TimeUnit.SECONDS); // OK timedresult
    }

    void onceMore(Supplier<String> ask) {
        for (int i = 0; i < 3; i++) {
            try {
                ask.get(); // OK retry
                return;
            } catch (RuntimeException e) {
                LockSupport.parkNanos(1_000_000L << i);
            }
        }
    }
}

enum Level {
    LOW, HIGH;

    private int weight; 

    synchronized void weight(int to) {
        weight = to; // OK race
    }

    synchronized int weight() {
        return weight; // OK race
    }
}

class Confined {
    private int n;

    static int count(List<String> all) {
        Confined own = new Confined();
        for (String one : all) {
            own.n++; // OK race
        }
        return own.n;
    }
}

class Immutable {
    private final Map<String, String> names;

    Immutable(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    String name(String key) {
        return names.get(key); // OK race
    }
}
