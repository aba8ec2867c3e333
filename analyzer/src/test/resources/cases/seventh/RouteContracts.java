package cases.routecontracts;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jetbrains.annotations.Blocking;
import org.jetbrains.annotations.NonBlocking;

public class RouteContracts {

    private final BlockingQueue<String> jobs = new ArrayBlockingQueue<>(64);
    private final Deque<String> stack = new ArrayDeque<>();
    private final RouteStore store;
    private final ExecutorService pool;
    private final ReentrantLock lock = new ReentrantLock();
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final Phaser phaser = new Phaser(1);
    private final Exchanger<String> exchanger = new Exchanger<>();

    public RouteContracts(RouteStore store, ExecutorService pool) {
        this.store = store;
        this.pool = pool;
    }

    @NonBlocking
    public String next() throws InterruptedException {
        return jobs.take(); // BAD blocking_annotated_nonblocking
    }

    @NonBlocking
    public String nextOrNull() {
        return jobs.poll(); // OK blocking_annotated_nonblocking
    }

    @NonBlocking
    public boolean enqueue(String job) {
        return jobs.add(job); // OK blocking_annotated_nonblocking
    }

    @NonBlocking
    public String peekOrPop() {
        return stack.isEmpty() ? "" : stack.pop(); // OK blocking_annotated_nonblocking
    }

    public String nextUnmarked() throws InterruptedException {
        return jobs.take(); // OK blocking_annotated_nonblocking
    }

    @NonBlocking
    public void meet() throws Exception {
        barrier.await(); // BAD blocking_annotated_nonblocking
    }

    @NonBlocking
    public int arrive() {
        int phase = phaser.arrive(); // OK blocking_annotated_nonblocking
        return phaser.awaitAdvance(phase); // BAD blocking_annotated_nonblocking
    }

    @NonBlocking
    public String swap(String mine) throws InterruptedException {
        return exchanger.exchange(mine); // BAD blocking_annotated_nonblocking
    }

    @NonBlocking
    public void nap() {
        LockSupport.parkNanos(1_000_000_000L); // BAD blocking_annotated_nonblocking
    }

    @NonBlocking
    public void wake(Thread t) {
        LockSupport.unpark(t); // OK blocking_annotated_nonblocking
    }

    @NonBlocking
    public boolean guarded(Runnable action) {
        if (lock.tryLock()) { // OK blocking_annotated_nonblocking
            try {
                action.run();
                return true;
            } finally {
                lock.unlock();
            }
        }
        return false;
    }

    @NonBlocking
    public String find(String key) {
        return store.load(key); // BAD blocking_annotated_callee
    }

    @NonBlocking
    public String findCached(String key) {
        return store.peek(key); // OK blocking_annotated_callee
    }

    @NonBlocking
    public CompletableFuture<String> findLater(String key) {
        return CompletableFuture.supplyAsync(() -> store.load(key), pool); // OK blocking_annotated_callee
    }

    @Blocking
    public String findNow(String key) {
        return store.load(key); // OK blocking_annotated_callee
    }

    @NonBlocking
    public String findTwice(String key) {
        return findNow(key) + findNow(key); // BAD blocking_annotated_callee
    }

    @NonBlocking
    public String viaReference(String key) {
        return Map.of(key, "x").keySet().stream().map(store::load).findFirst().orElse(""); // BAD blocking_annotated_callee
    }

    @NonBlocking
    public void append(OutputStream out) throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        buffer.write(new byte[] {1, 2, 3}); // OK blocking_annotated_memory_stream
        Writer text = new StringWriter();
        text.write("abc"); // OK blocking_annotated_memory_stream
        try (FileOutputStream file = new FileOutputStream("route.bin")) { // BAD blocking_annotated_memory_stream
            buffer.writeTo(file);
        }
    }
}

interface RouteStore {

    @Blocking
    String load(String key);

    @NonBlocking
    String peek(String key);
}

class FileRouteStore implements RouteStore {

    private final Map<String, String> cache = new ConcurrentHashMap<>();

    @Override
    public String load(String key) {
        try {
            return Files.readString(Path.of(key)); // OK blocking_annotated_inherited
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String peek(String key) {
        return cache.get(key); // OK blocking_annotated_inherited
    }
}

class HttpRouteStore implements RouteStore {

    @Override
    public String load(String key) {
        try {
            HttpURLConnection c = (HttpURLConnection) URI.create("http://routes/" + key).toURL().openConnection();
            return c.getResponseMessage(); // OK blocking_annotated_inherited
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    @NonBlocking
    public String peek(String key) {
        try {
            HttpURLConnection c = (HttpURLConnection) URI.create("http://routes/" + key).toURL().openConnection();
            return c.getResponseMessage(); // BAD blocking_annotated_inherited
        } catch (IOException e) {
            return "";
        }
    }
}

@NonBlocking
class Dispatcher {

    private final RouteStore store = new FileRouteStore();
    private final ExecutorService pool;

    Dispatcher(ExecutorService pool) {
        this.pool = pool;
    }

    String dispatch(String key) throws Exception {
        Thread.sleep(5); // BAD blocking_annotated_class
        return store.peek(key); // OK blocking_annotated_class
    }

    void dispatchAll(Iterable<String> keys) {
        for (String key : keys) {
            pool.execute(() -> store.load(key)); // OK blocking_annotated_class
        }
    }

    @Blocking
    String dispatchSlowly(String key) throws InterruptedException {
        Thread.sleep(50); // OK blocking_annotated_class
        return key;
    }

    String dispatchFirst(Iterable<String> keys) throws Exception {
        for (String key : keys) {
            return pool.submit(() -> store.load(key)).get(); // BAD blocking_annotated_class
        }
        return "";
    }
}
