package tenth.s01;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.annotation.concurrent.Immutable;
import javax.annotation.concurrent.NotThreadSafe;
import javax.annotation.concurrent.ThreadSafe;

@ThreadSafe
class Races {
    private int f;
    private int g;
    private int h;
    private volatile int v;
    private final int fin = 3;
    private Object data;
    private long big;
    private int owned;
    private static int st;

    public void writeNoLock() {
        f = 1; // BAD tenth_shared_unsync_write
    }

    public synchronized void writeLocked() {
        g = 1; // OK tenth_shared_unsync_write
    }

    public int readNoLock() {
        return g; // BAD tenth_shared_unsync_read
    }

    public synchronized int readLocked() {
        return g; // OK tenth_shared_unsync_read
    }

    public int readFinal() {
        return fin; // OK tenth_shared_unsync_read
    }

    public int readVolatile() {
        return v; // OK tenth_shared_unsync_read
    }

    public void writeVolatile(int x) {
        v = x; // OK tenth_shared_unsync_write
    }

    public void viaPrivate() {
        helper();
    }

    private void helper() {
        h = 5; // BAD tenth_shared_unsync_write
    }

    public synchronized void viaPrivateLocked() {
        helperLocked();
    }

    private void helperLocked() {
        data = new Object(); // OK tenth_shared_unsync_write
    }

    public void someLocked(boolean b) {
        if (b) {
            synchronized (this) {
                data = null;
            }
        } else {
            data = this; // BAD tenth_shared_unsync_write
        }
    }

    public synchronized void setBig(long b) {
        big = b;
    }

    public long bigPlusOne() {
        return big + 1; // BAD tenth_shared_unsync_read
    }

    public static void writeStatic() {
        st++; // BAD tenth_shared_static_write_unlocked
    }

    public static synchronized int readStatic() {
        return st;
    }

    Races() {
        owned = 7; // OK tenth_shared_unsync_write
    }

    public static Races fresh() {
        Races r = new Races();
        r.owned = 8; // OK tenth_shared_unsync_write
        return r;
    }

    public synchronized int owned() {
        return owned;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private int k;

    public void lockK() {
        lock.lock();
        try {
            k = 1; // OK tenth_shared_unsync_write
        } finally {
            lock.unlock();
        }
    }

    public void afterUnlockK() {
        lock.lock();
        try {
            System.out.println("x");
        } finally {
            lock.unlock();
        }
        k = 2; // BAD tenth_shared_unsync_write
    }

    public void tryK() {
        if (lock.tryLock()) {
            try {
                k = 3; // OK tenth_shared_unsync_write
            } finally {
                lock.unlock();
            }
        } else {
            k = 4; // BAD tenth_shared_unsync_write
        }
    }

    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    private int m;

    public int readM() {
        rw.readLock().lock();
        try {
            return m; // OK tenth_shared_unsync_read
        } finally {
            rw.readLock().unlock();
        }
    }

    public void writeM() {
        rw.readLock().lock();
        try {
            m++; // BAD tenth_shared_write_under_read_lock
        } finally {
            rw.readLock().unlock();
        }
    }

    public void writeMRight() {
        rw.writeLock().lock();
        try {
            m++; // OK tenth_shared_write_under_read_lock
        } finally {
            rw.writeLock().unlock();
        }
    }

    private Map<String, String> map = new HashMap<>();
    private final Map<String, String> sync = new ConcurrentHashMap<>();
    private final List<String> list = new ArrayList<>();

    public void putMap(String a) {
        map.put(a, a); // BAD tenth_shared_unsync_container_write
    }

    public void putSync(String a) {
        sync.put(a, a); // OK tenth_shared_unsync_container_write
    }

    public synchronized void addList(String a) {
        list.add(a); // OK tenth_shared_unsync_container_write
    }

    public String getList(int i) {
        return list.get(i); // BAD tenth_shared_unsync_container_read
    }

    public synchronized String getListLocked(int i) {
        return list.get(i); // OK tenth_shared_unsync_container_read
    }

    public void localList(String a) {
        List<String> l = new ArrayList<>();
        l.add(a); // OK tenth_shared_unsync_container_write
        System.out.println(l);
    }

    private final int[] arr = new int[4];

    public void setArr(int i) {
        arr[i] = 1; // BAD tenth_shared_unsync_array_write
    }

    public synchronized void setArrLocked(int i) {
        arr[i] = 2; // OK tenth_shared_unsync_array_write
    }

    private final Inner inner = new Inner();

    public void innerWrite() {
        inner.x = 3; // BAD tenth_shared_unsync_write
    }

    public void innerLocked() {
        synchronized (inner) {
            inner.y = 3; // OK tenth_shared_unsync_write
        }
    }

    static class Inner {
        int x;
        int y;
    }

    private final AtomicInteger at = new AtomicInteger();

    public void atomic() {
        at.incrementAndGet(); // OK tenth_shared_nonatomic_increment
    }

    public int ternary(boolean b) {
        return b ? g : 0; // BAD tenth_shared_unsync_read
    }

    public void lambda() {
        Runnable r = () -> f++; // BAD tenth_shared_nonatomic_increment
        r.run();
    }

    public void anonymous() {
        new Object() {
            void go() {
                h += 2; // BAD tenth_shared_nonatomic_increment
            }
        }.go();
    }

    public void switched(int i) {
        switch (i) {
            case 0 -> {
                synchronized (this) {
                    g = 0;
                }
            }
            case 1 -> g = 1; // BAD tenth_shared_unsync_write
            default -> {
            }
        }
    }
}

@NotThreadSafe
class Confined {
    private int n;

    public void inc() {
        n++; // OK tenth_shared_nonatomic_increment
    }
}

@Immutable
class Point {
    private final int x;
    private int hash; 

    Point(int x) {
        this.x = x;
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            hash = h = 31 * x + 1; // OK tenth_shared_unsync_write (debatable)
        }
        return h;
    }
}

@Immutable
class BadPoint {
    private int x; // BAD tenth_shared_mutable_field_in_immutable

    BadPoint(int x) {
        this.x = x;
    }

    void move(int d) {
        x += d;
    }
}

@Immutable
class GoodPoint {
    private final int x; // OK tenth_shared_mutable_field_in_immutable

    GoodPoint(int x) {
        this.x = x;
    }

    GoodPoint move(int d) {
        return new GoodPoint(x + d);
    }
}

@ThreadSafe
class Parent {
    protected int p;

    public synchronized void setP(int x) {
        p = x;
    }

    public synchronized int getP() {
        return p;
    }

    public synchronized void add(String s) {
        p += s.length();
    }
}

class Child extends Parent {
    @Override
    public void add(String s) { // BAD tenth_shared_unsync_override
        p += s.length() * 2;
    }

    @Override
    public int getP() { // BAD tenth_shared_unsync_override
        return p;
    }
}

class Child2 extends Parent {
    @Override
    public synchronized void add(String s) { // OK tenth_shared_unsync_override
        p += s.length() * 2;
    }

    @Override
    public int getP() { // OK tenth_shared_unsync_override
        return super.getP();
    }
}

class Child3 extends Parent {
    @Override
    public void setP(int x) { // OK tenth_shared_unsync_override
        synchronized (this) {
            p = x;
        }
    }
}
