package forms.locks;

import com.facebook.infer.annotation.Lockless;
import java.io.BufferedWriter;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

class Files1 {
    private final Object lock = new Object();
    private final List<String> lines = new ArrayList<>();
    private final ReadWriteLock rw = new ReentrantReadWriteLock();

    void a(Path p) throws IOException {
        synchronized (lock) {
            Files.write(p, lines); // BAD forms_underlock
        }
    }

    synchronized void b(Path p) throws IOException {
        Files.copy(p, p.resolveSibling("b")); // BAD forms_underlock
    }

    void c(Path p) throws IOException {
        synchronized (lines) {
            try (BufferedWriter w = Files.newBufferedWriter(p, StandardOpenOption.APPEND)) { // BAD forms_underlock
                for (String s : lines) {
                    w.write(s);
                    w.newLine();
                }
            }
        }
    }

    void d(File f, byte[] b) throws IOException {
        rw.writeLock().lock();
        try (FileOutputStream o = new FileOutputStream(f)) {
            o.write(b); // BAD forms_underlock
            o.getFD().sync();
        } finally {
            rw.writeLock().unlock();
        }
    }

    void e(Path p) throws IOException {
        List<String> copy;
        synchronized (lines) {
            copy = List.copyOf(lines);
        }
        Files.write(p, copy); // OK forms_underlock
    }

    synchronized String f(Path p) {
        return p.getFileName().toString(); // OK forms_underlock
    }
}

class Waits1 {
    private final Lock lock = new ReentrantLock();
    private final Object a = new Object();
    private final Object b = new Object();
    private final Condition c = lock.newCondition();
    private final Semaphore s = new Semaphore(1);
    private boolean open;

    synchronized void sem() throws InterruptedException {
        s.acquire(); // BAD forms_underlock
    }

    synchronized boolean trySem() {
        return s.tryAcquire(); // OK forms_underlock
    }

    void put(BlockingQueue<String> q) throws InterruptedException {
        synchronized (a) {
            q.put("x"); // BAD forms_underlock
        }
    }

    void offer(BlockingQueue<String> q) {
        synchronized (a) {
            q.offer("x"); // OK forms_underlock
        }
    }

    void join(Thread t) throws InterruptedException {
        lock.lock();
        try {
            t.join(1000); // BAD forms_underlock
        } finally {
            lock.unlock();
        }
    }

    void latch(CountDownLatch l) throws InterruptedException {
        synchronized (Waits1.class) {
            l.await(); // BAD forms_underlock
        }
    }

    void all(ExecutorService e) throws InterruptedException {
        synchronized (a) {
            e.shutdown();
            e.awaitTermination(1, TimeUnit.MINUTES); // BAD forms_underlock
        }
    }

    void own() throws InterruptedException {
        lock.lock();
        try {
            while (!open) {
                c.await(); // OK forms_underlock
            }
        } finally {
            lock.unlock();
        }
    }

    void otherMonitor() throws InterruptedException {
        synchronized (a) {
            synchronized (b) {
                while (!open) {
                    b.wait(); // BAD forms_twolock
                }
            }
        }
    }

    void conditionUnderMonitor() throws InterruptedException {
        synchronized (a) {
            lock.lock();
            try {
                while (!open) {
                    c.await(); // BAD forms_twolock
                }
            } finally {
                lock.unlock();
            }
        }
    }

    synchronized void nested() throws Exception {
        helper();
    }

    private void helper() throws Exception {
        try (Socket k = new Socket("h", 1)) { // BAD forms_underlock
            k.getOutputStream().flush();
        }
    }

    void free() throws Exception {
        synchronized (a) {
            open = true;
        }
        free2();
    }

    private void free2() throws Exception {
        new Socket("h", 2).close(); // OK forms_underlock
    }

    void tried(Future<String> f) throws Exception {
        if (lock.tryLock()) {
            try {
                f.get(); // BAD forms_underlock
            } finally {
                lock.unlock();
            }
        }
    }
}

class Bins {
    private final ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();
    private final ConcurrentMap<Path, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> plain = new HashMap<>();

    String a(String k) {
        return map.computeIfAbsent(k, this::load);
    }

    private String load(String k) {
        try {
            return Files.readString(Path.of(k)); // BAD forms_underlock
        } catch (IOException e) {
            return "";
        }
    }

    String b(String k) {
        return map.compute(k, (x, old) -> {
            try {
                Thread.sleep(10); // BAD forms_underlock
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return old;
        });
    }

    byte[] c(Path p) {
        return files.computeIfAbsent(p, x -> {
            try {
                return Files.readAllBytes(x); // BAD forms_underlock
            } catch (IOException e) {
                return new byte[0];
            }
        });
    }

    String d(String k) {
        return plain.computeIfAbsent(k, x -> {
            try {
                return Files.readString(Path.of(x)); // OK forms_underlock
            } catch (IOException e) {
                return "";
            }
        });
    }

    String e(String k) {
        return map.computeIfAbsent(k, String::strip); // OK forms_underlock
    }

    String f(String k) throws IOException {
        String v = map.get(k);
        if (v == null) {
            v = Files.readString(Path.of(k)); // OK forms_underlock
            map.putIfAbsent(k, v);
        }
        return v;
    }
}

interface Seen {
    void seen(String s);
}

class Alien {
    private final List<Seen> seen = new ArrayList<>();
    private final List<Seen> safe = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private Consumer<String> sink;
    private final Lock l = new ReentrantLock();

    void a(String s) {
        synchronized (lock) {
            for (Seen x : seen) {
                x.seen(s); // BAD forms_alien
            }
        }
    }

    synchronized void b(Runnable r) {
        r.run(); // BAD forms_alien
    }

    void c(String s) {
        l.lock();
        try {
            sink.accept(s); // BAD forms_alien
        } finally {
            l.unlock();
        }
    }

    void d(String s) {
        List<Seen> copy;
        synchronized (lock) {
            copy = new ArrayList<>(seen);
        }
        for (Seen x : copy) {
            x.seen(s); // OK forms_alien
        }
    }

    void e(String s) {
        for (Seen x : safe) {
            x.seen(s); // OK forms_alien
        }
    }

    synchronized String f(Supplier<String> s) {
        return s.get(); // BAD forms_alien
    }

    synchronized int g(Function<String, Integer> f, String s) {
        return s.length(); // OK forms_alien
    }

    synchronized void h() {
        seen.forEach(x -> x.seen("h")); // BAD forms_alien
    }

    synchronized void i(ExecutorService pool, Runnable r) {
        pool.execute(r); // OK forms_alien
    }
}

class Less {
    private final Object lock = new Object();
    private final Lock l = new ReentrantLock();
    private int n;

    @Lockless
    int a() {
        synchronized (lock) { // BAD forms_lockless
            return n;
        }
    }

    @Lockless
    void b() {
        l.lock(); // BAD forms_lockless
        try {
            n++;
        } finally {
            l.unlock();
        }
    }

    @Lockless
    int c() {
        return taken(); // BAD forms_lockless
    }

    private synchronized int taken() {
        return n;
    }

    @Lockless
    synchronized int d() { // BAD forms_lockless
        return n;
    }

    @Lockless
    int e() {
        return n + 1; // OK forms_lockless
    }

    @Lockless
    boolean f() {
        return l.tryLock(); // OK forms_lockless
    }

    int g() {
        synchronized (lock) { // OK forms_lockless
            return n;
        }
    }
}

interface Quick {
    @Lockless
    int quick();
}

class QuickOne implements Quick {
    private final Object lock = new Object();
    private int n;

    @Override
    public int quick() {
        synchronized (lock) { // BAD forms_lockless
            return n;
        }
    }
}

class Order1 {
    private final Object a = new Object();
    private final Object b = new Object();
    private int n;

    void one() {
        synchronized (a) {
            synchronized (b) { // BAD forms_order
                n++;
            }
        }
    }

    void two() {
        synchronized (b) {
            three(); // BAD forms_order
        }
    }

    private void three() {
        synchronized (a) {
            n--;
        }
    }
}

class Order2 {
    private final Other other = new Other();

    synchronized void down() {
        other.up(this); // BAD forms_order
    }

    synchronized int look() {
        return 1;
    }
}

class Other {
    synchronized void up(Order2 o) {}

    synchronized void back(Order2 o) {
        o.look(); // BAD forms_order
    }
}

class Order3 {
    private final ReentrantLock x = new ReentrantLock();
    private final ReentrantLock y = new ReentrantLock();

    void one() {
        x.lock();
        try {
            y.lock(); // BAD forms_order
            try {
                x.getHoldCount();
            } finally {
                y.unlock();
            }
        } finally {
            x.unlock();
        }
    }

    void two() {
        y.lock();
        try {
            x.lock(); // BAD forms_order
            try {
                y.getHoldCount();
            } finally {
                x.unlock();
            }
        } finally {
            y.unlock();
        }
    }
}

class Order4 {
    private final Object a = new Object();
    private final Object b = new Object();

    void one() {
        synchronized (a) {
            synchronized (b) { // OK forms_order
                a.hashCode();
            }
        }
    }

    void two() {
        synchronized (a) {
            synchronized (b) { // OK forms_order
                b.hashCode();
            }
        }
    }
}

class Order5 {
    synchronized void copy(Order5 from) {
        synchronized (from) { // BAD forms_order
            from.hashCode();
        }
    }
}

class Order6 {
    private static final Object A = new Object();

    synchronized void one() {
        synchronized (A) { // BAD forms_order
            hashCode();
        }
    }

    void two() {
        synchronized (A) {
            synchronized (this) { // BAD forms_order
                hashCode();
            }
        }
    }
}
