package t4.locks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

public class LockHygiene {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ReadWriteLock rw = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Object first = new Object();
    private final Object second = new Object();
    private final List<String> items = new LinkedList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private boolean ready;

    public void notInFinally(String item) {
        lock.lock(); // BAD lockrelease
        items.add(item);
        lock.unlock();
    }

    public void inFinally(String item) {
        lock.lock(); // OK lockrelease
        try {
            items.add(item);
        } finally {
            lock.unlock();
        }
    }

    public boolean earlyReturn(String item) {
        lock.lock(); // BAD lockrelease
        if (item == null) {
            return false;
        }
        try {
            return items.add(item);
        } finally {
            lock.unlock();
        }
    }

    public void onlyWhen(boolean wanted) {
        lock.lock(); // BAD lockrelease
        try {
            items.clear();
        } finally {
            if (wanted) {
                lock.unlock();
            }
        }
    }

    public void never(String item) {
        rw.writeLock().lock(); // BAD lockrelease
        items.add(item);
    }

    public String wrongHalf() {
        rw.readLock().lock(); // BAD lockrelease
        try {
            return items.get(0);
        } finally {
            rw.writeLock().unlock();
        }
    }

    public String rightHalf() {
        rw.readLock().lock(); // OK lockrelease
        try {
            return items.get(0);
        } finally {
            rw.readLock().unlock();
        }
    }

    public void triedInFinally() {
        try {
            lock.tryLock(1, TimeUnit.SECONDS); // BAD lockrelease
            items.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    public void triedAndAsked() {
        if (lock.tryLock()) { // OK lockrelease
            try {
                items.clear();
            } finally {
                lock.unlock();
            }
        }
    }

    public boolean tryWork() {
        if (!lock.tryLock()) { // OK lockrelease
            return false;
        }
        try {
            items.clear();
            return true;
        } finally {
            lock.unlock();
        }
    }

    public boolean tryEnter() {
        return lock.tryLock(); // OK lockrelease
    }

    public void leave() {
        lock.unlock(); // OK lockrelease
    }

    public void stampKept() {
        long stamp = stamped.writeLock(); // BAD lockrelease
        items.clear();
        stamped.unlockWrite(stamp);
    }

    public void stampReleased() {
        long stamp = stamped.writeLock(); // OK lockrelease
        try {
            items.clear();
        } finally {
            stamped.unlockWrite(stamp);
        }
    }

    public void inCatchOnly() {
        lock.lock(); // BAD lockrelease
        try {
            items.remove(0);
        } catch (RuntimeException e) {
            lock.unlock();
            throw e;
        }
    }

    public void insideTry() {
        Lock own = lock;
        own.lock(); // OK lockrelease
        try {
            items.remove(0);
        } finally {
            own.unlock();
        }
    }

    public void permitLost(Semaphore permits, Runnable work) throws InterruptedException {
        permits.acquire(); // BAD lockrelease
        work.run();
        permits.release();
    }

    public void permitGiven(Semaphore permits, Runnable work) throws InterruptedException {
        permits.acquire(); // OK lockrelease
        try {
            work.run();
        } finally {
            permits.release();
        }
    }

    public void onTheLock() {
        synchronized (lock) { // BAD locklock
            items.clear();
        }
    }

    public void firstSecond() {
        synchronized (first) {
            synchronized (second) { // BAD lockorder
                items.clear();
            }
        }
    }

    public void secondFirst() {
        synchronized (second) {
            inner();
        }
    }

    private void inner() {
        synchronized (first) {
            items.add("x");
        }
    }

    public synchronized void sleepsLocked() throws InterruptedException {
        Thread.sleep(100); // BAD underlock
    }

    public void sleepsLockedByLock() throws InterruptedException {
        lock.lock();
        try {
            TimeUnit.MILLISECONDS.sleep(10); // BAD underlock
        } finally {
            lock.unlock();
        }
    }

    public void sendsLocked(String url) throws Exception {
        synchronized (first) {
            client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding()); // BAD underlock
        }
    }

    public void getsLocked(Future<String> f) throws Exception {
        synchronized (first) {
            items.add(f.get()); // BAD underlock
        }
    }

    public void getsBefore(Future<String> f) throws Exception {
        String value = f.get(); // OK underlock
        synchronized (first) {
            items.add(value);
        }
    }

    public synchronized void joinsLocked(Thread thread) throws InterruptedException {
        thread.join(); // BAD underlock
    }

    public synchronized void takesLocked(BlockingQueue<String> queue) throws InterruptedException {
        items.add(queue.take()); // BAD underlock
    }

    public synchronized void pollsLocked(BlockingQueue<String> queue) {
        items.add(queue.poll()); // OK underlock
    }

    public synchronized void latchLocked(CountDownLatch latch) throws InterruptedException {
        latch.await(); // BAD underlock
    }

    public synchronized void waitsOwn() throws InterruptedException {
        while (!ready) {
            wait(); // OK underlock
        }
    }

    public synchronized void sleepsInTask(ExecutorService pool) {
        pool.submit(() -> {
            Thread.sleep(10); // OK underlock
            return null;
        });
    }

    public void waitNotLooped() throws InterruptedException {
        synchronized (first) {
            if (!ready) {
                first.wait(); // BAD waitloop
            }
        }
    }

    public void awaitNotLooped() throws InterruptedException {
        lock.lock();
        try {
            if (items.isEmpty()) {
                filled.await(); // BAD waitloop
            }
        } finally {
            lock.unlock();
        }
    }

    public void waitLooped() throws InterruptedException {
        synchronized (first) {
            while (!ready) {
                first.wait(); // OK waitloop
            }
        }
    }

    public void untilReady() throws InterruptedException {
        synchronized (first) {
            do {
                first.wait(10); // OK waitloop
            } while (!ready);
        }
    }

    public void nakedNotify() {
        synchronized (first) {
            first.notifyAll(); // BAD monitor
        }
    }

    public void notifyChanged() {
        synchronized (first) {
            ready = true;
            first.notifyAll(); // OK monitor
        }
    }

    public void notifyWithoutMonitor() {
        first.notifyAll(); // BAD monitor
    }

    public void notifyWrongMonitor() {
        synchronized (first) {
            ready = true;
            second.notifyAll(); // BAD monitor
        }
    }

    public void notifyOnCondition() {
        lock.lock();
        try {
            filled.notifyAll(); // BAD monitor
        } finally {
            lock.unlock();
        }
    }

    public void signalWithoutLock() {
        filled.signalAll(); // BAD monitor
    }

    public void signalLocked() {
        lock.lock();
        try {
            items.add("x");
            filled.signalAll(); // OK monitor
        } finally {
            lock.unlock();
        }
    }

    public void waitOnCondition() throws InterruptedException {
        lock.lock();
        try {
            while (items.isEmpty()) {
                filled.wait(); // BAD monitor
            }
        } finally {
            lock.unlock();
        }
    }

    public void waitTwoMonitors() throws InterruptedException {
        synchronized (first) {
            synchronized (second) {
                while (!ready) {
                    second.wait(); // BAD underlock
                }
            }
        }
    }

    public void imse() {
        try {
            first.notify();
        } catch (IllegalMonitorStateException e) { // BAD lockrelease
            ready = false;
        }
    }

    public void empty() {
        synchronized (first) { // BAD emptysync
        }
    }

    public void spin() {
        while (!ready) { // BAD spin
        }
    }

    public void spinYield() {
        while (!ready) {
            Thread.yield(); // BAD spin
        }
    }

    public void spinSleep() throws InterruptedException {
        while (!ready) {
            Thread.sleep(10); // BAD spin
        }
    }

    public List<String> copy() {
        synchronized (items) {
            return new ArrayList<>(items); // OK underlock
        }
    }
}
