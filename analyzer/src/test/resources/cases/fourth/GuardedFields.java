package t4.guarded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.annotation.concurrent.GuardedBy;
import javax.annotation.concurrent.ThreadSafe;

class Account {
    private final Object lock = new Object();
    @GuardedBy("lock")
    private long balance;
    @GuardedBy("this")
    private final List<String> log = new ArrayList<>();
    @GuardedBy("Account.class")
    private static int opened;
    private static final Object STATIC_LOCK = new Object();
    @GuardedBy("STATIC_LOCK")
    private static Map<String, Account> byName = new HashMap<>();

    Account(long first) {
        balance = first; // OK guardedby
    }

    long balance() {
        return balance; // BAD guardedby
    }

    void deposit(long amount) {
        synchronized (lock) {
            balance += amount; // OK guardedby
        }
        log("deposit");
    }

    synchronized void wrongLock(long amount) {
        balance -= amount; // BAD guardedby
    }

    private void log(String text) {
        log.add(text); // BAD guardedby
    }

    synchronized List<String> log() {
        return new ArrayList<>(log); // OK guardedby
    }

    static synchronized void open() {
        opened++; // OK guardedby
    }

    synchronized void openWrong() {
        opened++; // BAD guardedby
    }

    void openRight() {
        synchronized (Account.class) {
            opened++; // OK guardedby
        }
    }

    static Account find(String name) {
        synchronized (STATIC_LOCK) {
            return byName.get(name); // OK guardedby
        }
    }

    static void forget(String name) {
        byName.remove(name); // BAD guardedby
    }

    Runnable later() {
        synchronized (lock) {
            return () -> balance++; // BAD guardedby
        }
    }

    void transferTo(Account other, long amount) {
        synchronized (lock) {
            balance -= amount; // OK guardedby
            other.balance += amount; // BAD guardedby
        }
    }

    void afterBlock() {
        synchronized (lock) {
            balance = 0; // OK guardedby
        }
        balance = 1; // BAD guardedby
    }
}

class Registry {
    private final Lock lock = new ReentrantLock();
    private final ReadWriteLock rw = new ReentrantReadWriteLock();
    @GuardedBy("lock")
    private int size;
    @GuardedBy("rw")
    private String name = "";
    private final Deque<String> waiting = new ArrayDeque<>();

    int sizeUnlocked() {
        return size; // BAD guardedby
    }

    int sizeLocked() {
        lock.lock();
        try {
            return size; // OK guardedby
        } finally {
            lock.unlock();
        }
    }

    void grow() {
        if (lock.tryLock()) {
            try {
                size++; // OK guardedby
            } finally {
                lock.unlock();
            }
        }
    }

    void afterUnlock() {
        lock.lock();
        try {
            size = 3; // OK guardedby
        } finally {
            lock.unlock();
        }
        size = 4; // BAD guardedby
    }

    String name() {
        rw.readLock().lock();
        try {
            return name; // OK guardedby
        } finally {
            rw.readLock().unlock();
        }
    }

    void rename(String to) {
        rw.writeLock().lock();
        try {
            name = to; // OK guardedby
        } finally {
            rw.writeLock().unlock();
        }
    }

    void renameReading(String to) {
        rw.readLock().lock();
        try {
            name = to; // BAD guardedby
        } finally {
            rw.readLock().unlock();
        }
    }

    @GuardedBy("lock")
    private void shrink() {
        size--; // OK guardedby
    }

    void callsShrink() {
        shrink(); // BAD guardedby
    }

    void callsShrinkLocked() {
        lock.lock();
        try {
            shrink(); // OK guardedby
        } finally {
            lock.unlock();
        }
    }
}

class HalfGuarded {
    private int hits;
    private String last;
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());
    private final Object mutex = new Object();

    synchronized void hit(String who) {
        hits++;
        last = who;
    }

    synchronized void reset() {
        hits = 0;
        last = null;
    }

    int hits() {
        return hits; // BAD inconsistent
    }

    synchronized String last() {
        return last; // OK inconsistent
    }

    void count(String who) {
        synchronized (mutex) {
            counts.merge(who, 1, Integer::sum); // OK inconsistent
        }
    }

    int countOf(String who) {
        return counts.getOrDefault(who, 0); // BAD inconsistent
    }

    void clearCounts() {
        counts.clear(); // BAD inconsistent
    }

    void eachName() {
        for (String name : names) { // BAD walk
            System.out.println(name);
        }
    }

    void eachNameLocked() {
        synchronized (names) {
            for (String name : names) { // OK walk
                System.out.println(name);
            }
        }
    }

    void addMissing(String name) {
        if (!names.contains(name)) { // BAD checkact
            names.add(name);
        }
    }

    void addMissingLocked(String name) {
        synchronized (names) {
            if (!names.contains(name)) { // OK checkact
                names.add(name);
            }
        }
    }
}

@ThreadSafe
class Meter {
    private int value; // BAD race
    private final int limit;
    private volatile int shown;
    private String unit;

    Meter(int limit) {
        this.limit = limit;
    }

    void set(int to) {
        value = to;
    }

    int value() {
        return value;
    }

    int limit() {
        return limit; // OK race
    }

    void show(int n) {
        shown = n; // OK race
    }

    void bump() {
        shown++; // BAD update
    }

    synchronized void unit(String to) {
        unit = to; // OK race
    }

    synchronized String unit() {
        return unit; // OK race
    }
}

class SetAndGet {
    private String title;
    private int width;
    private int height;

    synchronized void setTitle(String to) {
        title = to;
    }

    String getTitle() {
        return title; // BAD inconsistent
    }

    synchronized void setWidth(int to) {
        width = to;
    }

    synchronized int getWidth() {
        return width; // OK inconsistent
    }

    void setHeight(int to) {
        height = to; // OK inconsistent
    }

    int getHeight() {
        return height; // OK inconsistent
    }
}
