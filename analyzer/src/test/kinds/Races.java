package kinds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.springframework.stereotype.Component;

class At64volatileOk implements Runnable {
    private volatile long last;

    public void run() {
        last = System.nanoTime();
    }

    long last() {
        return last;
    }
}

class AtNonatomicVolatileOp {
    private volatile int num = 0;

    void toggle() {
        num += 2; // finds NonAtomicUpdate
    }

    int get() {
        return num;
    }
}

class AtNonatomicVolatileBool {
    private volatile boolean flag = true;

    void toggle() {
        flag = !flag; // finds NonAtomicUpdate
    }

    boolean get() {
        return flag;
    }
}

class AtVolatileIncr {
    private volatile long n;

    void inc() {
        n++; // finds NonAtomicUpdate
    }

    long get() {
        return n;
    }
}

class AtVolatileThis {
    private volatile long n;

    void inc() {
        this.n = this.n + 1; // finds NonAtomicUpdate
    }

    long get() {
        return n;
    }
}

class AtVolatileLocal {
    private volatile long n;

    void inc() {
        long old = n;
        n = old + 1; // finds NonAtomicUpdate
    }

    long get() {
        return n;
    }
}

class AtVolatileStatic {
    static volatile int n;

    static void inc() {
        n++; // finds NonAtomicUpdate
    }
}

class AtVolatileSyncOk {
    private volatile long n;

    synchronized void inc() {
        n++;
    }

    long get() {
        return n;
    }
}

class AtVolatileSetOk {
    private volatile long n;

    void set(long v) {
        n = v;
    }

    long get() {
        return n;
    }
}

final class StaleThreadWriteVolatileOk implements Runnable {
    private volatile boolean done = false;

    public void run() {
        while (!done) {
            work();
        }
    }

    private void work() {
    }

    public void shutdown() {
        done = true;
    }
}

class InconsistentSync {
    private int n; // finds InconsistentSynchronization

    synchronized void inc() {
        n++;
    }

    synchronized void dec() {
        n--;
    }

    int get() {
        return n;
    }
}

class InconsistentSyncList {
    private final List<String> list = new ArrayList<>(); // finds InconsistentSynchronization

    synchronized void add(String s) {
        list.add(s);
    }

    synchronized void remove(String s) {
        list.remove(s);
    }

    int size() {
        return list.size();
    }
}

class InconsistentLock {
    private int n; // finds InconsistentSynchronization
    private final ReentrantLock lock = new ReentrantLock();

    void inc() {
        lock.lock();
        try {
            n++;
        } finally {
            lock.unlock();
        }
    }

    int get() {
        return n;
    }
}

class InconsistentRw {
    private int n; // finds InconsistentSynchronization
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    void inc() {
        lock.writeLock().lock();
        try {
            n++;
        } finally {
            lock.writeLock().unlock();
        }
    }

    int get() {
        return n;
    }

    int get2() {
        lock.readLock().lock();
        try {
            return n;
        } finally {
            lock.readLock().unlock();
        }
    }
}

class ConsistentRwOk {
    private int n;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    void inc() {
        lock.writeLock().lock();
        try {
            n++;
        } finally {
            lock.writeLock().unlock();
        }
    }

    int get2() {
        lock.readLock().lock();
        try {
            return n;
        } finally {
            lock.readLock().unlock();
        }
    }
}

class ConsistentHelperOk {
    private int n;

    synchronized void inc() {
        bump();
    }

    private void bump() {
        n++;
    }

    synchronized int get() {
        return n;
    }
}

class UnsyncGetter {
    private String name; // finds InconsistentSynchronization

    public synchronized void setName(String n) {
        name = n;
    }

    public String getName() {
        return name;
    }
}

class UnsyncSetter {
    private String name; // finds InconsistentSynchronization

    public void setName(String n) {
        name = n;
    }

    public synchronized String getName() {
        return name;
    }
}

class UnsyncGetterBlock {
    private boolean on; // finds InconsistentSynchronization

    public void setOn(boolean n) {
        synchronized (this) {
            on = n;
        }
    }

    public boolean isOn() {
        return on;
    }
}

class SyncPairOk {
    private String name;

    public synchronized void setName(String n) {
        name = n;
    }

    public synchronized String getName() {
        return name;
    }
}

class StampedOk {
    private final StampedLock sl = new StampedLock();
    private double x;

    void move(double d) {
        long s = sl.writeLock();
        try {
            x += d;
        } finally {
            sl.unlockWrite(s);
        }
    }

    double x() {
        long s = sl.readLock();
        try {
            return x;
        } finally {
            sl.unlockRead(s);
        }
    }
}

class StampedUnguarded {
    private final StampedLock sl = new StampedLock();
    private double x; // finds InconsistentSynchronization

    void move(double d) {
        long s = sl.writeLock();
        try {
            x += d;
        } finally {
            sl.unlockWrite(s);
        }
    }

    double x() {
        return x;
    }
}

class V11 {
    private long total; // finds InconsistentSynchronization

    public void add(long v) {
        synchronized (this) {
            total += v;
        }
    }

    public void reset() {
        synchronized (this) {
            total = 0;
        }
    }

    public long total() {
        return total;
    }
}

class V49 {
    private int n;
    private final ReentrantLock l = new ReentrantLock();

    void f() {
        l.lock();
        try {
            g();
        } finally {
            l.unlock();
        }
    }

    private void g() {
        n++;
    }

    int n() {
        l.lock();
        try {
            return n;
        } finally {
            l.unlock();
        }
    }
}

@Component
class StampedRegistry {
    private final StampedLock lock = new StampedLock();
    private final Map<String, String> names = new HashMap<>();

    public void register(String key, String name) {
        long stamp = lock.writeLock();
        try {
            names.put(key, name);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public String find(String key) {
        long stamp = lock.readLock();
        try {
            return names.get(key);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    public void forget(String key) {
        long stamp;
        stamp = lock.writeLock();
        try {
            names.remove(key);
        } finally {
            lock.unlock(stamp);
        }
    }
}
