import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;
import java.util.function.Supplier;

/** Locks that stay taken, monitors that are not held, conditions that nobody looks at again. */
class LockDiscipline {
    private final Lock lock = new ReentrantLock();
    private final ReadWriteLock both = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Semaphore permits = new Semaphore(2);
    private final Condition filled = lock.newCondition();
    private final Map<String, Integer> map = new HashMap<>();
    private final Object first = new Object();
    private final Object second = new Object();
    private boolean done;

    public Integer plain(String key) {
        lock.lock(); // BAD lockrelease
        Integer found = map.get(key);
        lock.unlock();
        return found;
    }

    public Integer early(String key) {
        lock.lock(); // BAD lockrelease
        if (!map.containsKey(key)) {
            return null;
        }
        Integer found = map.get(key);
        lock.unlock();
        return found;
    }

    public Integer right(String key) {
        lock.lock(); // OK lockrelease
        try {
            return map.get(key);
        } finally {
            lock.unlock();
        }
    }

    public void thrown(String key) {
        lock.lock(); // BAD lockrelease
        if (key == null) {
            throw new IllegalArgumentException();
        }
        try {
            map.clear();
        } finally {
            lock.unlock();
        }
    }

    public void inCatch() {
        lock.lock(); // BAD lockrelease
        try {
            map.clear();
            lock.unlock();
        } catch (RuntimeException e) {
            lock.unlock();
            throw e;
        }
    }

    public <T> T with(Supplier<T> body) {
        both.readLock().lock(); // OK lockrelease
        try {
            return body.get();
        } finally {
            both.readLock().unlock();
        }
    }

    public <T> T without(Supplier<T> body) {
        both.readLock().lock(); // BAD lockrelease
        T got = body.get();
        both.readLock().unlock();
        return got;
    }

    public void stamp() {
        long stamp = stamped.writeLock(); // BAD lockrelease
        map.put("a", 1);
        stamped.unlockWrite(stamp);
    }

    public void stampRight() {
        long stamp = stamped.writeLock(); // OK lockrelease
        try {
            map.put("a", 1);
        } finally {
            stamped.unlock(stamp);
        }
    }

    public void permit(Runnable task) throws InterruptedException {
        permits.acquire(); // BAD lockrelease
        task.run();
        permits.release();
    }

    public void permitRight(Runnable task) throws InterruptedException {
        permits.acquire(); // OK lockrelease
        try {
            task.run();
        } finally {
            permits.release();
        }
    }

    public void switched(int kind) {
        lock.lock(); // BAD lockrelease
        switch (kind) {
            case 0:
                map.clear();
                lock.unlock();
                break;
            case 1:
                return;
            default:
                lock.unlock();
        }
    }

    public boolean tried() {
        if (lock.tryLock()) { // BAD lockrelease
            map.clear();
            lock.unlock();
            return true;
        }
        return false;
    }

    public boolean triedRight() {
        if (!lock.tryLock()) { // OK lockrelease
            return false;
        }
        try {
            map.clear();
            return true;
        } finally {
            lock.unlock();
        }
    }

    public void inside() {
        try {
            map.clear();
            lock.lock(); // BAD lockrelease
        } finally {
            lock.unlock();
        }
    }

    public void looped(List<Runnable> tasks) {
        for (Runnable task : tasks) {
            lock.lock(); // OK lockrelease
            try {
                task.run();
            } finally {
                lock.unlock();
            }
        }
    }

    public void awaitOnce() throws InterruptedException {
        lock.lock();
        try {
            if (!done) {
                filled.await(); // BAD waitloop
            }
        } finally {
            lock.unlock();
        }
    }

    public void awaitWhile() throws InterruptedException {
        lock.lock();
        try {
            while (!done) {
                filled.await(); // OK waitloop
            }
        } finally {
            lock.unlock();
        }
    }

    public synchronized void waitOnce() throws InterruptedException {
        if (!done) {
            this.wait(100); // BAD waitloop
        }
    }

    public synchronized void waitDo() throws InterruptedException {
        do {
            wait(); // OK waitloop
        } while (!done);
    }

    public synchronized void waitAlways() throws InterruptedException {
        wait(); // BAD waitloop
    }

    public void notifyBare() {
        done = true;
        first.notifyAll(); // BAD monitor
    }

    public void notifyOther() {
        synchronized (first) {
            done = true;
            second.notifyAll(); // BAD monitor
        }
    }

    public void notifyHeld() {
        synchronized (second) {
            done = true;
            second.notifyAll(); // OK monitor
        }
    }

    public void waitTwo() throws InterruptedException {
        synchronized (first) {
            synchronized (second) {
                while (!done) {
                    second.wait(); // BAD monitor
                }
            }
        }
    }

    public void onLock() throws InterruptedException {
        synchronized (lock) { // BAD locklock
            map.clear();
        }
    }

    public synchronized void one() {
        done = true;
        notify(); // BAD notifyone
    }

    public synchronized void many() {
        done = true;
        notifyAll(); // OK notifyone
    }

    public void forward() {
        synchronized (first) {
            synchronized (second) { // BAD lockorder
                map.clear();
            }
        }
    }

    public void backward() {
        synchronized (second) {
            clearFirst(); // BAD lockorder
        }
    }

    private void clearFirst() {
        synchronized (first) {
            map.clear();
        }
    }

    public void emptied() {
        synchronized (first) { // BAD emptysync
        }
    }

    public void spin() {
        while (!done) { // BAD spin
        }
    }

    public void spinYield() {
        while (!done) {
            Thread.yield(); // BAD spin
        }
    }

    public void unlockOnly() {
        both.writeLock().unlock(); // BAD monitor
    }

    public void count(CountDownLatch latch, Runnable task) {
        new Thread(() -> {
            task.run();
            latch.countDown(); // BAD latch
        }).start();
    }

    public void countFinally(CountDownLatch latch, Runnable task) {
        new Thread(() -> {
            try {
                task.run();
            } finally {
                latch.countDown(); // OK latch
            }
        }).start();
    }

    public void caught() {
        try {
            notifyAll(); // BAD monitor
        } catch (IllegalMonitorStateException e) {
            done = false;
        }
    }
}

class Pair {
    private int amount;

    void move(Pair other, int sum) {
        synchronized (this) {
            synchronized (other) { // BAD lockorder
                amount -= sum;
                other.amount += sum;
            }
        }
    }

    synchronized void take(int sum) {
        amount -= sum; // OK lockorder
    }
}

class Buffer {
    private final Queue<String> lines = new ArrayDeque<>();

    synchronized String take() throws InterruptedException {
        while (lines.isEmpty()) {
            wait(); // OK waitloop
        }
        return lines.remove();
    }

    synchronized void put(String line) {
        lines.add(line);
        notifyAll(); // OK monitor
    }

    void hurry() {
        synchronized (this) {
            this.notify(); // BAD monitor
        }
    }
}
