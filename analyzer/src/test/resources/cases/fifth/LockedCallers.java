import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Work that waits while a lock is held, and what only looks so. */
class LockedCallers {
    private final Lock lock = new ReentrantLock();
    private final ReentrantReadWriteLock both = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Condition changed = lock.newCondition();
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>(8);
    private final List<String> items = new ArrayList<>();
    private final CountDownLatch latch = new CountDownLatch(1);
    private Connection connection;
    private int state;

    synchronized void sleeps() throws InterruptedException {
        state++;
        TimeUnit.MILLISECONDS.sleep(20); // BAD underlock
    }

    void sleepsOutside() throws InterruptedException {
        synchronized (this) {
            state++;
        }
        TimeUnit.MILLISECONDS.sleep(20); // OK underlock
    }

    void helperUnderLock() {
        lock.lock();
        try {
            state = ask("http://a"); // BAD underlock
        } finally {
            lock.unlock();
        }
    }

    void helperOutside() {
        int answer = ask("http://a"); // OK underlock
        lock.lock();
        try {
            state = answer;
        } finally {
            lock.unlock();
        }
    }

    private int ask(String url) {
        try {
            return ((HttpURLConnection) new URL(url).openConnection()).getResponseCode();
        } catch (IOException e) {
            return -1;
        }
    }

    static synchronized String futureUnderClass(Future<String> f) throws Exception {
        return f.get(); // BAD underlock
    }

    void joinUnderRead(Thread thread) throws InterruptedException {
        both.readLock().lock();
        try {
            thread.join(); // BAD underlock
        } finally {
            both.readLock().unlock();
        }
    }

    void stampedQuery() throws SQLException {
        long stamp = stamped.writeLock();
        try {
            connection.prepareStatement("delete from t").executeUpdate(); // BAD underlock
        } finally {
            stamped.unlockWrite(stamp);
        }
    }

    synchronized void puts(String item) throws InterruptedException {
        queue.put(item); // BAD underlock
    }

    synchronized boolean offers(String item) {
        return queue.offer(item); // OK underlock
    }

    void awaits() throws InterruptedException {
        lock.lock();
        try {
            while (state == 0) {
                changed.await(); // OK underlock
            }
        } finally {
            lock.unlock();
        }
    }

    synchronized void waitsOwn() throws InterruptedException {
        while (items.isEmpty()) {
            wait(); // OK underlock
        }
    }

    synchronized void awaitsLatch() throws InterruptedException {
        if (!latch.await(1, TimeUnit.SECONDS)) { // BAD underlock
            items.clear();
        }
    }

    void hands(CompletableFuture<String> f) {
        synchronized (items) {
            f.thenAccept(items::add); // OK underlock
        }
    }

    void joinsStage(CompletableFuture<String> f) {
        synchronized (items) {
            items.add(f.join()); // BAD underlock
        }
    }

    void nested() {
        synchronized (items) {
            try {
                lock.lock();
                try {
                    ask("http://b"); // BAD underlock
                } finally {
                    lock.unlock();
                }
            } finally {
                items.clear();
            }
        }
    }

    synchronized void outer() {
        inner(); // BAD underlock
    }

    private void inner() {
        process("ls");
    }

    private void process(String name) {
        try {
            new ProcessBuilder(name).start().waitFor();
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized Runnable later() {
        return () -> ask("http://c"); // OK underlock
    }

    void released() throws InterruptedException {
        lock.lock();
        state++;
        lock.unlock(); 
        Thread.sleep(5); // OK underlock
    }

    synchronized int switched(int kind) {
        return switch (kind) {
            case 1 -> ask("http://d"); // BAD underlock
            case 2 -> state; // OK underlock
            default -> 0;
        };
    }
}
