package cases.warehouselocks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import javax.sql.DataSource;

public class WarehouseLocks {

    private final Map<String, Integer> stock = new HashMap<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService pool;
    private final DataSource dataSource;
    private final BlockingQueue<String> docks = new ArrayBlockingQueue<>(4);

    public WarehouseLocks(ExecutorService pool, DataSource dataSource) {
        this.pool = pool;
        this.dataSource = dataSource;
    }

    public synchronized int stockOf(String sku) {
        return stock.getOrDefault(sku, 0); // OK blocking_held_monitor
    }

    public synchronized void recount(String sku) throws InterruptedException {
        Thread.sleep(500); // BAD blocking_held_monitor
        stock.put(sku, 0);
    }

    public void recountApart(String sku) throws InterruptedException {
        Thread.sleep(500); // OK blocking_held_monitor
        synchronized (this) {
            stock.put(sku, 0);
        }
    }

    public synchronized void importFrom(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> r = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()); // BAD blocking_held_monitor
        stock.put(r.body(), 1);
    }

    public void importThenStore(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> r = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()); // OK blocking_held_monitor
        synchronized (stock) {
            stock.put(r.body(), 1);
        }
    }

    public void importInside(URI uri) throws InterruptedException, ExecutionException {
        Future<String> body = pool.submit(() -> fetch(uri));
        synchronized (stock) {
            stock.put(body.get(), 1); // BAD blocking_held_monitor
        }
    }

    public void importOutside(URI uri) throws InterruptedException, ExecutionException {
        String body = pool.submit(() -> fetch(uri)).get(); // OK blocking_held_monitor
        synchronized (stock) {
            stock.put(body, 1);
        }
    }

    private String fetch(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    public synchronized String nextPending() throws InterruptedException {
        while (pending.isEmpty()) {
            wait(); // OK blocking_monitor_wait
        }
        return pending.poll();
    }

    public synchronized void addPending(String sku) {
        pending.add(sku);
        notifyAll(); // OK blocking_monitor_wait
    }

    public synchronized String nextPendingFrom(Object signal) throws InterruptedException {
        synchronized (signal) {
            while (pending.isEmpty()) {
                signal.wait(); // BAD blocking_monitor_wait
            }
        }
        return pending.poll();
    }

    public synchronized void load(String truck) throws InterruptedException {
        docks.put(truck); // BAD blocking_held_monitor
        stock.merge(truck, 1, Integer::sum);
    }

    public synchronized boolean loadIfRoom(String truck) {
        return docks.offer(truck); // OK blocking_held_monitor
    }

    public void flushPending() throws SQLException {
        List<String> copy;
        synchronized (pending) {
            copy = new ArrayList<>(pending);
            pending.clear();
        }
        try (Connection c = dataSource.getConnection()) { // OK blocking_held_monitor
            for (String s : copy) {
                c.createStatement().executeUpdate("insert into p values ('" + s.hashCode() + "')"); // OK blocking_held_monitor
            }
        }
    }

    public void flushLocked() throws SQLException {
        synchronized (pending) {
            try (Connection c = dataSource.getConnection()) { // BAD blocking_held_monitor
                for (String s : pending) {
                    c.createStatement().executeUpdate("insert into p values ('" + s.hashCode() + "')"); // BAD blocking_held_monitor
                }
            }
            pending.clear();
        }
    }

    public synchronized void scheduleFlush() {
        pool.submit(() -> {
            flushPending(); // OK blocking_held_monitor
            return null;
        });
    }

    public synchronized byte[] snapshot() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String s : pending) {
            out.write(s.getBytes()); // OK blocking_held_memory_stream
        }
        return out.toByteArray();
    }

    public synchronized void sendSnapshot(Socket socket) throws IOException {
        socket.getOutputStream().write(snapshot()); // BAD blocking_held_memory_stream
    }
}

class Forklift {

    private final Lock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final CountDownLatch charged = new CountDownLatch(1);
    private boolean busy;
    private String position = "";

    void reserve() throws InterruptedException {
        lock.lock();
        try {
            while (busy) {
                free.await(); // OK blocking_held_lock
            }
            busy = true;
        } finally {
            lock.unlock();
        }
    }

    void reserveCharged() throws InterruptedException {
        lock.lock();
        try {
            charged.await(); // BAD blocking_held_lock
            busy = true;
        } finally {
            lock.unlock();
        }
    }

    void reserveWhenCharged() throws InterruptedException {
        charged.await(); // OK blocking_held_lock
        lock.lock();
        try {
            busy = true;
        } finally {
            lock.unlock();
        }
    }

    void move(ProcessBuilder motor) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            motor.start().waitFor(); // BAD blocking_held_lock
            position = "moved";
        } finally {
            lock.unlock();
        }
    }

    void moveApart(ProcessBuilder motor) throws IOException, InterruptedException {
        int code = motor.start().waitFor(); // OK blocking_held_lock
        lock.lock();
        try {
            position = "moved" + code;
        } finally {
            lock.unlock();
        }
    }

    void release() throws InterruptedException {
        lock.lock();
        try {
            busy = false;
            free.signal();
        } finally {
            lock.unlock();
        }
        TimeUnit.MILLISECONDS.sleep(50); // OK blocking_held_lock
    }

    String locate(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        rw.readLock().lock();
        try {
            return position;
        } finally {
            rw.readLock().unlock();
        }
    }

    void relocate(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        rw.writeLock().lock();
        try {
            position = http.send(request, HttpResponse.BodyHandlers.ofString()).body(); // BAD blocking_held_rwlock
        } finally {
            rw.writeLock().unlock();
        }
    }

    void relocateAfter(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        String next = http.send(request, HttpResponse.BodyHandlers.ofString()).body(); // OK blocking_held_rwlock
        rw.writeLock().lock();
        try {
            position = next;
        } finally {
            rw.writeLock().unlock();
        }
    }

    void park(Socket socket) throws IOException {
        long stamp = stamped.writeLock();
        try {
            position = "bay " + socket.getInputStream().read(); // BAD blocking_held_rwlock
        } finally {
            stamped.unlockWrite(stamp);
        }
    }

    void tryPark() throws InterruptedException {
        if (lock.tryLock(1, TimeUnit.SECONDS)) {
            try {
                pause(); // BAD blocking_held_indirect
            } finally {
                lock.unlock();
            }
        }
        pause(); // OK blocking_held_indirect
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(200);
    }
}

class PriceCache {

    private final ConcurrentHashMap<String, String> prices = new ConcurrentHashMap<>();
    private final AtomicReference<String> last = new AtomicReference<>();
    private final HttpClient http = HttpClient.newHttpClient();

    String price(String sku) {
        return prices.computeIfAbsent(sku, this::fetch); // BAD blocking_held_map_bin
    }

    String priceLoose(String sku) {
        String known = prices.get(sku);
        if (known == null) {
            known = fetch(sku); // OK blocking_held_map_bin
            prices.putIfAbsent(sku, known);
        }
        return known;
    }

    String priceUpper(String sku) {
        return prices.computeIfAbsent(sku, String::toUpperCase); // OK blocking_held_map_bin
    }

    void refresh(String sku) {
        prices.compute(sku, (k, old) -> fetch(k)); // BAD blocking_held_map_bin
        last.set(sku);
    }

    private String fetch(String sku) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://prices/" + sku)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

class Registry {

    private static final Map<String, String> NAMES = new HashMap<>();

    static synchronized void register(String name) throws InterruptedException {
        helper(name); // BAD blocking_held_indirect
    }

    static void registerApart(String name) throws InterruptedException {
        helper(name); // OK blocking_held_indirect
        synchronized (Registry.class) {
            NAMES.put(name, name);
        }
    }

    private static void helper(String name) throws InterruptedException {
        new Thread(() -> NAMES.remove(name)).start();
        Thread.sleep(10);
    }
}
