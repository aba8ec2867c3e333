import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class LockChoices {
    private Object changing = new Object();
    private final Integer boxed = 5;
    private final String text = "lock";
    private final Object lock = new Object();
    public final Object exposed = new Object();
    private final Lock explicit = new ReentrantLock();
    private int n;

    void renew() {
        changing = new Object();
    }

    void nonFinal() {
        synchronized (changing) { // BAD UnsuitableLock
            n++;
        }
    }

    void boxed() {
        synchronized (boxed) { // BAD UnsuitableLock
            n++;
        }
    }

    void interned() {
        synchronized (text) { // BAD UnsuitableLock
            n++;
        }
    }

    void ofClass() {
        synchronized (getClass()) { // BAD UnsuitableLock
            n++;
        }
    }

    void ofLock() {
        synchronized (explicit) { // BAD UnsuitableLock
            n++;
        }
    }

    void own() {
        synchronized (lock) { // OK UnsuitableLock
            n++;
        }
    }

    void type() {
        synchronized (LockChoices.class) { // OK UnsuitableLock
            System.out.println("one at a time");
        }
    }
}

class TwoLocks {
    private final Object first = new Object();
    private final Object second = new Object();
    private int shared;
    private int one;

    void a() {
        synchronized (first) {
            shared++; // BAD DifferentLocks
            one++; // OK DifferentLocks
        }
    }

    void b() {
        synchronized (second) {
            shared--; // BAD DifferentLocks
        }
    }

    int both() {
        synchronized (first) {
            return one; // OK DifferentLocks
        }
    }
}

class Base {
    protected int n;

    synchronized void add() {
        n++;
    }

    synchronized int n() {
        return n;
    }
}

class Sub extends Base {
    @Override
    void add() { // BAD UnsyncOverride
        n += 2;
    }
}

class SubGuarded extends Base {
    @Override
    synchronized void add() { // OK UnsyncOverride
        n += 2;
    }
}

class SubCalls extends Base {
    @Override
    void add() { // OK UnsyncOverride
        super.add();
    }
}

class SubOther extends Base {
    @Override
    int n() { // BAD UnsyncOverride
        return n;
    }
}

class Iterations {
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());

    void add(String name) {
        names.add(name);
    }

    void print() {
        for (String name : names) { // BAD SyncIteration
            System.out.println(name);
        }
    }

    long count() {
        return names.stream().filter(String::isEmpty).count(); // BAD SyncIteration
    }

    void printGuarded() {
        synchronized (names) {
            for (String name : names) { // OK SyncIteration
                System.out.println(name);
            }
        }
    }

    void printCopy() {
        for (String name : names.toArray(new String[0])) { // OK SyncIteration
            System.out.println(name);
        }
    }
}
