package kinds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class TakenTwice {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static int total = 1;

    static void helper() {
        LOCK.lock();
        LOCK.lock(); // finds UnbalancedLock
        try {
            total = total * 2;
        } finally {
            LOCK.unlock();
        }
    }
}

class TakenAndGivenBackTwice {
    private final ReentrantLock lock = new ReentrantLock();
    private int total;

    void reentrant() {
        lock.lock();
        lock.lock();
        try {
            total++;
        } finally {
            lock.unlock();
            lock.unlock();
        }
    }

    void oneAfterTheOther() {
        lock.lock();
        try {
            total++;
        } finally {
            lock.unlock();
        }
        lock.lock();
        try {
            total--;
        } finally {
            lock.unlock();
        }
    }

    void eitherWay(boolean up) {
        lock.lock(); // finds LockNotReleased
        if (up) {
            total++;
            lock.unlock();
            return;
        }
        total--;
        lock.unlock();
    }
}

class ReleasedTwice {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static int total = 1;

    static void helper() {
        LOCK.lock();
        try {
            total = total * 2;
        } finally {
            LOCK.unlock();
            LOCK.unlock(); // finds UnbalancedLock
        }
    }
}

class ReleasedWithoutBeingTaken {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> seen = new ArrayList<>();

    void see(String one) {
        try {
            seen.add(one);
        } finally {
            lock.unlock(); // finds UnbalancedLock
        }
    }
}

class TakenInOneReleasedInAnother {
    private final ReentrantLock lock = new ReentrantLock();
    private int holds;

    void enter() {
        lock.lock();
        holds++;
    }

    void done() {
        holds--;
        lock.unlock();
    }
}

class TwoLocksBeforeTheBlock {
    private final ReentrantLock first = new ReentrantLock();
    private final ReentrantLock second = new ReentrantLock();
    private int total;

    void both() {
        first.lock();
        second.lock();
        try {
            total++;
        } finally {
            second.unlock();
            first.unlock();
        }
    }
}

class UpgradeOfReadLock {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private String value = "";

    void set(String changed) {
        lock.writeLock().lock();
        try {
            value = changed;
            lock.readLock().lock();
        } finally {
            lock.writeLock().unlock();
        }
        try {
            System.out.println(value);
        } finally {
            lock.readLock().unlock();
        }
    }
}

class AssertedLock {
    private final Object lock = new Object();
    private Object content = new Object();
    private Object other = new Object();

    void replace() {
        synchronized (lock) {
            content = new Object();
            other = new Object();
        }
    }

    void print() {
        assert Thread.holdsLock(lock);
        System.out.println(content);
        System.out.println(other);
    }
}

class StaticListUnderLockOfOneObject {
    private static final List<String> NAMES = new ArrayList<>(); // finds StaticFieldUnderInstanceLock, UnboundedCache
    private static final Map<String, String> TITLES = new HashMap<>(); // finds UnboundedCache

    synchronized void add(String name) {
        NAMES.add(name);
    }

    static synchronized void title(String name, String title) {
        TITLES.put(name, title);
    }
}

class MadeByAHelper {
    private static Integer kept; // finds DoubleCheckedLocking
    private static volatile Integer safe;

    static void getKept() {
        if (kept == null) {
            synchronized (MadeByAHelper.class) {
                if (kept == null) {
                    assignKept(6);
                }
            }
        }
    }

    static void getSafe() {
        if (safe == null) {
            synchronized (MadeByAHelper.class) {
                if (safe == null) {
                    assignSafe(5);
                }
            }
        }
    }

    private static void assignKept(Integer value) {
        kept = value;
    }

    private static void assignSafe(Integer value) {
        safe = value;
    }
}

class TextForPeople {
    private int taken;

    synchronized void take() {
        taken++;
    }

    synchronized void giveBack() {
        taken--;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        toStringAppendFields(text);
        return text.toString();
    }

    protected void toStringAppendFields(StringBuilder text) {
        text.append(taken);
    }
}

class Counted {
    protected int count;

    synchronized int next() {
        return count++;
    }

    synchronized void reset() {
        count = 0;
    }
}

class CountedTwice extends Counted {
    private int calls;

    @Override
    int next() { // finds UnsynchronizedOverride
        calls++;
        return super.next();
    }

    @Override
    void reset() {
        super.reset();
    }

    int calls() {
        return calls;
    }
}

class CountedUnderLock extends Counted {
    private int calls;

    @Override
    int next() {
        synchronized (this) {
            calls++;
        }
        return super.next();
    }
}

class LoopOverOwnElements<E> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final List<E> elements = new ArrayList<>();

    void put(E element) {
        lock.lock();
        try {
            elements.add(element);
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    class Elements implements java.util.Iterator<E> {
        private int at;
        private E next;

        Elements() {
            advance();
        }

        private void advance() {
            lock.lock();
            try {
                next = at < elements.size() ? elements.get(at++) : null;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public E next() {
            E given = next;
            advance();
            return given;
        }
    }
}

abstract class Shape {
    static final Shape UNIT = new Circle(1); // finds ClassInitializationDeadlock
    static final Shape HIDDEN = new Hidden();
    static final Shape NAMELESS = new Shape() {};

    private static final class Hidden extends Shape {}
}

class Circle extends Shape {
    private final int radius;

    Circle(int radius) {
        this.radius = radius;
    }

    int radius() {
        return radius;
    }
}

class StepOfItsConstructor {
    private int made;
    private byte[] buffer = new byte[0];

    StepOfItsConstructor() {
        make();
    }

    synchronized void renew() {
        make();
    }

    private void make() {
        buffer = new byte[100];
        made++;
    }

    synchronized int made() {
        return made + buffer.length;
    }
}

class HandsOutWhatReleases {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    Held read() {
        Held held = null;
        if (lock != null) {
            ReentrantReadWriteLock.ReadLock half = lock.readLock();
            half.lock();
            held = new Held(half);
        }
        return held;
    }

    Label write() {
        ReentrantReadWriteLock.WriteLock half = lock.writeLock();
        half.lock(); // finds LockNotReleased
        return new Label(half);
    }

    static final class Held implements AutoCloseable {
        private final java.util.concurrent.locks.Lock lock;

        Held(java.util.concurrent.locks.Lock lock) {
            this.lock = lock;
        }

        @Override
        public void close() {
            lock.unlock();
        }
    }

    static final class Label {
        private final String text;

        Label(java.util.concurrent.locks.Lock lock) {
            this.text = "held: " + lock;
        }

        String text() {
            return text;
        }
    }
}
