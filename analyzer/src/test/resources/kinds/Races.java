import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.annotation.concurrent.GuardedBy;
import javax.annotation.concurrent.ThreadSafe;

@ThreadSafe
class Gauge {
    private int level; // BAD DataRace
    private int guarded; // OK DataRace
    private final ThreadLocal<Integer> own = new ThreadLocal<>(); // OK DataRace

    public void raise() {
        level = level + 1;
        own.set(1);
        own.remove();
    }

    public int level() {
        return level;
    }

    public synchronized void guard() {
        guarded++;
    }

    public synchronized int guarded() {
        return guarded;
    }
}

class Progress {
    private int done; // BAD DataRace

    void begin(ExecutorService pool) {
        pool.execute(() -> done = done + 1);
        pool.execute(() -> System.out.println(done));
    }
}

class Account {
    private long balance; // BAD InconsistentSync
    private long fees; // OK InconsistentSync
    private final Object lock = new Object();

    public void deposit(long amount) {
        synchronized (this) {
            balance += amount;
        }
        synchronized (lock) {
            fees += 1;
        }
    }

    public void withdraw(long amount) {
        synchronized (this) {
            balance -= amount;
        }
    }

    public void reset() {
        balance = 0;
        synchronized (lock) {
            fees = 0;
        }
    }
}

class Queue {
    private int size; // BAD InconsistentSync
    private final ReentrantLock lock = new ReentrantLock();
    private int peak; // OK InconsistentSync

    void add() {
        lock.lock();
        try {
            size++;
            peak = Math.max(peak, size);
        } finally {
            lock.unlock();
        }
    }

    void remove() {
        lock.lock();
        try {
            size--;
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        size = 0;
    }
}

class Stock {
    private final Object lock = new Object();

    @GuardedBy("lock")
    private int left;

    @GuardedBy("this")
    private int sold;

    void take() {
        left--; // BAD GuardedBy
    }

    int sold() {
        return sold; // BAD GuardedBy
    }

    void put() {
        synchronized (lock) {
            left++; // OK GuardedBy
        }
    }

    synchronized void sell() {
        sold++; // OK GuardedBy
    }
}

class Registry {
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final AtomicInteger uses = new AtomicInteger();
    private volatile int count;
    private volatile boolean open;
    private long plain;
    private volatile long wide;

    String find(String key) {
        if (!known.containsKey(key)) {
            known.put(key, key.trim()); // BAD CheckThenAct
        }
        return known.get(key);
    }

    void use() {
        if (uses.get() < 10) {
            uses.incrementAndGet(); // BAD CheckThenAct
        }
        count++; // BAD NonAtomicUpdate
    }

    void add() {
        known.put("n", known.get("n") + 1); // BAD CheckThenAct
        uses.set(uses.get() + 1); // BAD CheckThenAct
    }

    String once(String key) {
        return known.computeIfAbsent(key, String::trim); // OK CheckThenAct
    }

    void raise() {
        uses.updateAndGet(n -> n < 10 ? n + 1 : n); // OK CheckThenAct
        open = !open; // BAD NonAtomicUpdate
        open = true; // OK NonAtomicUpdate
        wide = 1L; // OK NonAtomicUpdate
    }
}

@ThreadSafe
class Clock {
    private long now; // BAD NonAtomicLong
    private double rate; // BAD NonAtomicLong
    private volatile long seen; // OK NonAtomicLong
    private int small; // OK NonAtomicLong

    public void tick(long time, double given) {
        now = time;
        rate = given;
        seen = time;
    }

    public long now() {
        return now + (long) rate + seen;
    }
}
