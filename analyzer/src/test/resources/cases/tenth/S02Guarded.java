package tenth.s02;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

class Guarded {
    private final Object mu = new Object();
    private final Object nu = new Object();
    private final Lock lock = new ReentrantLock();
    private final ReadWriteLock rw = new ReentrantReadWriteLock();

    @GuardedBy("mu")
    private int a;

    @GuardedBy("this")
    private int b;

    @GuardedBy("lock")
    private int c;

    @GuardedBy("rw")
    private int d;

    @GuardedBy("Guarded.class")
    private static int e;

    @GuardedBy("mu")
    private final List<String> list = new ArrayList<>();

    @GuardedBy("this")
    private final Set<String> set = new HashSet<>();

    int readA() {
        return a; // BAD tenth_shared_guardedby_violation
    }

    int readALocked() {
        synchronized (mu) {
            return a; // OK tenth_shared_guardedby_violation
        }
    }

    void wrongLock() {
        synchronized (nu) {
            a++; // BAD tenth_shared_guardedby_wrong_lock
        }
    }

    synchronized void thisInsteadOfMu() {
        a++; // BAD tenth_shared_guardedby_wrong_lock
    }

    synchronized void incB() {
        b++; // OK tenth_shared_guardedby_violation
    }

    void incBUnlocked() {
        b++; // BAD tenth_shared_guardedby_violation
    }

    void incBBlock() {
        synchronized (Guarded.this) {
            b++; // OK tenth_shared_guardedby_violation
        }
    }

    synchronized Runnable lambdaB() {
        return () -> b++; // BAD tenth_shared_guardedby_violation
    }

    Runnable lambdaBLocked() {
        return () -> {
            synchronized (this) {
                b++; // OK tenth_shared_guardedby_violation
            }
        };
    }

    synchronized void executorB(Executor ex) {
        ex.execute(() -> b = 0); // BAD tenth_shared_guardedby_violation
    }

    synchronized Supplier<Integer> anonymousB() {
        return new Supplier<>() {
            @Override
            public Integer get() {
                return b; // BAD tenth_shared_guardedby_violation
            }
        };
    }

    void incC() {
        lock.lock();
        try {
            c++; // OK tenth_shared_guardedby_violation
        } finally {
            lock.unlock();
        }
    }

    void incCAfter() {
        lock.lock();
        try {
            System.out.println("c");
        } finally {
            lock.unlock();
        }
        c++; // BAD tenth_shared_guardedby_violation
    }

    void syncOnLockC() {
        synchronized (lock) {
            c++; // BAD tenth_shared_guardedby_wrong_lock
        }
    }

    void writeD() {
        rw.readLock().lock();
        try {
            d++; // BAD tenth_shared_write_under_read_lock
        } finally {
            rw.readLock().unlock();
        }
    }

    int readD() {
        rw.readLock().lock();
        try {
            return d; // OK tenth_shared_guardedby_violation
        } finally {
            rw.readLock().unlock();
        }
    }

    static void incE() {
        e++; // BAD tenth_shared_guardedby_violation
    }

    static synchronized void incELocked() {
        e++; // OK tenth_shared_guardedby_violation
    }

    synchronized void incEInstance() {
        e++; // BAD tenth_shared_guardedby_wrong_lock
    }

    void incEClass() {
        synchronized (Guarded.class) {
            e++; // OK tenth_shared_guardedby_violation
        }
    }

    void add(String s) {
        list.add(s); // BAD tenth_shared_guardedby_violation
    }

    void addLocked(String s) {
        synchronized (mu) {
            list.add(s); // OK tenth_shared_guardedby_violation
        }
    }

    List<String> view() {
        synchronized (mu) {
            return list; // BAD tenth_shared_exposed_internal
        }
    }

    List<String> unmodifiable() {
        synchronized (mu) {
            return Collections.unmodifiableList(list); // BAD tenth_shared_exposed_internal
        }
    }

    List<String> copy() {
        synchronized (mu) {
            return new ArrayList<>(list); // OK tenth_shared_exposed_internal
        }
    }

    List<String> immutableCopy() {
        synchronized (mu) {
            return List.copyOf(list); // OK tenth_shared_exposed_internal
        }
    }

    synchronized Set<String> set() {
        return set; // BAD tenth_shared_exposed_internal
    }

    @GuardedBy("mu")
    private void mustHold() {
        a--; // OK tenth_shared_guardedby_violation
    }

    void callsUnlocked() {
        mustHold(); // BAD tenth_shared_guardedby_method_called_unlocked
    }

    void callsLocked() {
        synchronized (mu) {
            mustHold(); // OK tenth_shared_guardedby_method_called_unlocked
        }
    }

    void otherInstance(Guarded o) {
        synchronized (mu) {
            o.a = a; // BAD tenth_shared_guardedby_wrong_lock
        }
    }

    void otherInstanceLocked(Guarded o) {
        synchronized (o.mu) {
            o.a = 0; // OK tenth_shared_guardedby_wrong_lock
        }
    }

    class In {
        void inc() {
            synchronized (this) {
                b++; // BAD tenth_shared_guardedby_wrong_lock
            }
        }

        void incOuter() {
            synchronized (Guarded.this) {
                b++; // OK tenth_shared_guardedby_wrong_lock
            }
        }
    }
}

class BadGuardTarget {
    @GuardedBy("missing")
    private int x; // BAD tenth_shared_guardedby_unresolved

    private final Object there = new Object();

    @GuardedBy("there")
    private int y; // OK tenth_shared_guardedby_unresolved

    private Object nonFinal = new Object();

    @GuardedBy("nonFinal")
    private int z; // BAD tenth_shared_guardedby_nonfinal_lock

    void set(int n) {
        synchronized (there) {
            y = n;
        }
    }
}

class Inconsistent {
    private int hits;
    private int misses;
    private String last;

    synchronized void hit(String s) {
        hits++;
        last = s;
    }

    synchronized void reset() {
        hits = 0;
        last = null;
    }

    synchronized boolean any() {
        return hits > 0;
    }

    int hits() {
        return hits; // BAD tenth_shared_inconsistent_sync
    }

    String last() {
        return last; // BAD tenth_shared_inconsistent_sync
    }

    void miss() {
        misses++; // BAD tenth_shared_nonatomic_increment (debatable)
    }

    int misses() {
        return misses;
    }

    synchronized int total() {
        return hits + (last == null ? 0 : 1); // OK tenth_shared_inconsistent_sync
    }
}

class GetterSetter {
    private boolean enabled;
    private boolean visible;

    public synchronized void setEnabled(boolean b) {
        enabled = b;
    }

    public boolean isEnabled() { // BAD tenth_shared_unsync_getter_sync_setter
        return enabled;
    }

    public synchronized void setVisible(boolean b) {
        visible = b;
    }

    public synchronized boolean isVisible() { // OK tenth_shared_unsync_getter_sync_setter
        return visible;
    }
}

class GetterLock {
    private final Lock l = new ReentrantLock();
    private int size;
    private volatile int peak;

    public void setSize(int s) {
        l.lock();
        try {
            size = s;
            peak = Math.max(peak, s);
        } finally {
            l.unlock();
        }
    }

    public int getSize() { // BAD tenth_shared_unsync_getter_sync_setter
        return size;
    }

    public int getPeak() { // OK tenth_shared_unsync_getter_sync_setter
        return peak;
    }
}
