package tenth.h01;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class Waits {

    private final Object lock = new Object();
    private final Object other = new Object();
    private boolean ready;
    private final Queue<String> q = new ArrayDeque<>();

    void unconditional() throws InterruptedException {
        synchronized (lock) {
            lock.wait(); // BAD tenth_hygiene_wait_outside_loop
        }
    }

    void ifInsteadOfWhile() throws InterruptedException {
        synchronized (lock) {
            if (!ready) {
                lock.wait(); // BAD tenth_hygiene_wait_outside_loop
            }
            ready = false;
        }
    }

    void whileLoop() throws InterruptedException {
        synchronized (lock) {
            while (!ready) {
                lock.wait(); // OK tenth_hygiene_wait_outside_loop
            }
            ready = false;
        }
    }

    void doWhileLoop() throws InterruptedException {
        synchronized (lock) {
            do {
                lock.wait(1000); // OK tenth_hygiene_wait_outside_loop (debatable)
            } while (!ready);
        }
    }

    synchronized String takeIf() throws InterruptedException {
        if (q.isEmpty()) {
            wait(); // BAD tenth_hygiene_wait_outside_loop
        }
        return q.remove();
    }

    synchronized String takeWhile() throws InterruptedException {
        while (q.isEmpty()) {
            wait(); // OK tenth_hygiene_wait_outside_loop
        }
        return q.remove();
    }

    synchronized String takeFor() throws InterruptedException {
        for (; q.isEmpty(); ) {
            this.wait(500); // OK tenth_hygiene_wait_outside_loop
        }
        return q.remove();
    }

    synchronized String takeDeadline(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (q.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return null;
            }
            wait(left); // OK tenth_hygiene_wait_outside_loop
        }
        return q.remove();
    }

    void loopOutside() throws InterruptedException {
        while (!ready()) {
            synchronized (lock) {
                lock.wait(); // BAD tenth_hygiene_condition_checked_without_lock
            }
        }
    }

    private synchronized boolean ready() {
        return ready;
    }

    void loopInside() throws InterruptedException {
        synchronized (this) {
            while (!ready()) {
                wait(); // OK tenth_hygiene_condition_checked_without_lock
            }
        }
    }

    void notOwner() throws InterruptedException {
        lock.wait(10); // BAD tenth_hygiene_wait_without_monitor
    }

    void wrongOwner() throws InterruptedException {
        synchronized (other) {
            while (!ready) {
                lock.wait(10); // BAD tenth_hygiene_wait_without_monitor
            }
        }
    }

    void notifyNotOwner() {
        lock.notifyAll(); // BAD tenth_hygiene_wait_without_monitor
    }

    void notifyThisNotOwner() {
        synchronized (lock) {
            ready = true;
            notifyAll(); // BAD tenth_hygiene_wait_without_monitor
        }
    }

    void notifyOwner() {
        synchronized (lock) {
            ready = true;
            lock.notifyAll(); // OK tenth_hygiene_wait_without_monitor
        }
    }

    private void wake() {
        assert Thread.holdsLock(lock);
        lock.notifyAll(); // OK tenth_hygiene_wait_without_monitor
    }

    void wakeThroughHelper() {
        synchronized (lock) {
            ready = true;
            wake();
        }
    }

    void naked() {
        synchronized (lock) {
            lock.notify(); // BAD tenth_hygiene_naked_notify
        }
    }

    void nakedAll() {
        synchronized (lock) {
            lock.notifyAll(); // BAD tenth_hygiene_naked_notify
        }
    }

    void clothed() {
        synchronized (lock) {
            ready = true;
            lock.notifyAll(); // OK tenth_hygiene_naked_notify
        }
    }

    synchronized void put(String s) {
        q.add(s);
        notifyAll(); // OK tenth_hygiene_naked_notify
    }

    void two() throws InterruptedException {
        synchronized (other) {
            synchronized (lock) {
                while (!ready) {
                    lock.wait(); // BAD tenth_hygiene_wait_holding_two_locks
                }
            }
        }
    }

    synchronized void syncMethodWaitsOther() throws InterruptedException {
        synchronized (lock) {
            while (!ready) {
                lock.wait(); // BAD tenth_hygiene_wait_holding_two_locks
            }
        }
    }

    void oneLock() throws InterruptedException {
        synchronized (other) {
            q.clear();
        }
        synchronized (lock) {
            while (!ready) {
                lock.wait(); // OK tenth_hygiene_wait_holding_two_locks
            }
        }
    }

    void sleepHolding() throws InterruptedException {
        synchronized (lock) {
            while (!ready) {
                Thread.sleep(100); // BAD tenth_hygiene_sleep_under_lock
            }
        }
    }

    synchronized void sleepInSync() throws InterruptedException {
        Thread.sleep(1000); // BAD tenth_hygiene_sleep_under_lock
        ready = true;
    }

    void sleepOutside() throws InterruptedException {
        Thread.sleep(1000); // OK tenth_hygiene_sleep_under_lock
        synchronized (lock) {
            ready = true;
        }
    }

    synchronized void waitsInSync() throws InterruptedException {
        long end = System.currentTimeMillis() + 1000;
        while (System.currentTimeMillis() < end && !ready) {
            wait(100); // OK tenth_hygiene_sleep_under_lock
        }
    }

    synchronized void viaHelper() {
        pause(); // BAD tenth_hygiene_sleep_under_lock
    }

    private void pause() {
        try {
            java.util.concurrent.TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

class Conditions {
    private final Lock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private int n;

    void awaitIf() throws InterruptedException {
        lock.lock();
        try {
            if (n == 0) {
                notEmpty.await(); // BAD tenth_hygiene_wait_outside_loop
            }
            n--;
        } finally {
            lock.unlock();
        }
    }

    void awaitWhile() throws InterruptedException {
        lock.lock();
        try {
            while (n == 0) {
                notEmpty.await(); // OK tenth_hygiene_wait_outside_loop
            }
            n--;
            notFull.signal();
        } finally {
            lock.unlock();
        }
    }

    void objectWait() throws InterruptedException {
        synchronized (notEmpty) {
            while (n == 0) {
                notEmpty.wait(); // BAD tenth_hygiene_wait_on_condition
            }
        }
    }

    void objectNotify() {
        synchronized (notEmpty) {
            n++;
            notEmpty.notifyAll(); // BAD tenth_hygiene_wait_on_condition
        }
    }

    void signals() {
        lock.lock();
        try {
            n++;
            notEmpty.signalAll(); // OK tenth_hygiene_wait_on_condition
        } finally {
            lock.unlock();
        }
    }

    void signalUnlocked() {
        notEmpty.signal(); // BAD tenth_hygiene_wait_without_monitor
    }

    boolean awaitTime() throws InterruptedException {
        lock.lock();
        try {
            long left = 1_000_000_000L;
            while (n == 0) {
                if (left <= 0) {
                    return false;
                }
                left = notEmpty.awaitNanos(left); // OK tenth_hygiene_wait_outside_loop
            }
            n--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    synchronized void onLockObject() {
        synchronized (lock) { // BAD tenth_hygiene_synchronized_on_lock_object
            n++;
        }
    }

    void withLock() {
        lock.lock(); // OK tenth_hygiene_synchronized_on_lock_object
        try {
            n++;
        } finally {
            lock.unlock();
        }
    }
}

class Buffer<T> {
    private final Object[] items = new Object[8];
    private int head;
    private int count;

    synchronized void put(T t) throws InterruptedException {
        while (count == items.length) {
            wait();
        }
        items[(head + count++) % items.length] = t;
        notify(); // BAD tenth_hygiene_notify_instead_of_notify_all
    }

    @SuppressWarnings("unchecked")
    synchronized T take() throws InterruptedException {
        while (count == 0) {
            wait();
        }
        T t = (T) items[head];
        head = (head + 1) % items.length;
        count--;
        notifyAll(); // OK tenth_hygiene_notify_instead_of_notify_all
        return t;
    }
}

class Gate {
    private final Lock l = new ReentrantLock();
    private final Condition opened = l.newCondition();
    private boolean open;

    void open() {
        l.lock();
        try {
            open = true;
            opened.signal(); // BAD tenth_hygiene_notify_instead_of_notify_all
        } finally {
            l.unlock();
        }
    }

    void pass() throws InterruptedException {
        l.lock();
        try {
            while (!open) {
                opened.await();
            }
        } finally {
            l.unlock();
        }
    }
}

class OneSlot {
    private final Lock l = new ReentrantLock();
    private final Condition full = l.newCondition();
    private final Condition empty = l.newCondition();
    private Object slot;

    void put(Object o) throws InterruptedException {
        l.lock();
        try {
            while (slot != null) {
                empty.await();
            }
            slot = o;
            full.signal(); // OK tenth_hygiene_notify_instead_of_notify_all
        } finally {
            l.unlock();
        }
    }

    Object take() throws InterruptedException {
        l.lock();
        try {
            while (slot == null) {
                full.await();
            }
            Object o = slot;
            slot = null;
            empty.signal();
            return o;
        } finally {
            l.unlock();
        }
    }
}
