package kinds;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** WA_NOT_IN_LOOP, UW_UNCOND_WAIT, WA_AWAIT_NOT_IN_LOOP, WaitNotInLoop. */
class Waiting {
    private final Lock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private boolean ready; // finds DifferentLocksForOneField

    synchronized void once() throws InterruptedException {
        if (!ready) {
            wait(); // finds ConditionWaitOutsideLoop
        }
    }

    synchronized void always() throws InterruptedException {
        wait(); // finds ConditionWaitOutsideLoop
    }

    void condition() throws InterruptedException {
        lock.lock();
        try {
            if (!ready) {
                filled.await(); // finds ConditionWaitOutsideLoop
            }
        } finally {
            lock.unlock();
        }
    }

    synchronized void good() throws InterruptedException {
        while (!ready) {
            wait();
        }
    }

    void goodCondition() throws InterruptedException {
        lock.lock();
        try {
            while (!ready) {
                filled.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            ready = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

/** NN_NAKED_NOTIFY, NO_NOTIFY_NOT_NOTIFYALL, MWN_MISMATCHED_NOTIFY, MWN_MISMATCHED_WAIT, TLW_TWO_LOCK_WAIT. */
class Notifying {
    private final Object one = new Object();
    private final Object other = new Object();
    private final Deque<String> lines = new ArrayDeque<>(); // finds InconsistentSynchronization

    public void naked() {
        synchronized (one) {
            one.notifyAll(); // finds MonitorMisused
        }
    }

    public void mismatchedNotify(String line) {
        synchronized (one) {
            lines.add(line);
            other.notifyAll(); // finds MonitorMisused
        }
    }

    public void mismatchedWait() throws InterruptedException {
        synchronized (one) {
            while (lines.isEmpty()) {
                other.wait(); // finds MonitorMisused
            }
        }
    }

    public void notHeld(String line) {
        lines.add(line);
        one.notifyAll(); // finds MonitorMisused
    }

    public void twoLocks() throws InterruptedException {
        synchronized (other) {
            synchronized (one) {
                while (lines.isEmpty()) {
                    one.wait(); // finds MonitorMisused
                }
            }
        }
    }

    public void onlyOne(String line) {
        synchronized (one) {
            lines.add(line);
            one.notify(); // finds NotifyInsteadOfNotifyAll
        }
    }

    public void all(String line) {
        synchronized (one) {
            lines.add(line);
            one.notifyAll();
        }
    }
}

/** DM_MONITOR_WAIT_ON_CONDITION, JML_JSR166_CALLING_WAIT_RATHER_THAN_AWAIT, IMSE_DONT_CATCH_IMSE, S2236. */
class WrongObject {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void waits() throws InterruptedException {
        synchronized (changed) { // finds LockOnUnsuitableObject
            while (lock.hashCode() > 0) {
                changed.wait(); // finds MonitorMisused
            }
        }
    }

    void onThread(Thread worker) throws InterruptedException {
        synchronized (worker) {
            while (worker.isAlive()) {
                worker.wait(100); // finds MonitorMisused
            }
        }
    }

    void caught() {
        try {
            lock.unlock();
        } catch (IllegalMonitorStateException e) { // finds MonitorStateExceptionCaught
            System.err.println(e);
        }
    }

    void waitsWell() throws InterruptedException {
        lock.lock();
        try {
            while (lock.hashCode() > 0) {
                changed.await(1, TimeUnit.SECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}

/** SP_SPIN_ON_FIELD, SWL_SLEEP_WITH_LOCK_HELD, RU_INVOKE_RUN, DM_USELESS_THREAD. */
class Threads {
    private boolean done; // finds InconsistentSynchronization, NonVolatileStopFlag
    private final Object lock = new Object();

    void spin() {
        while (!done) {} // finds BusyWait
    }

    synchronized void sleepy() throws InterruptedException {
        Thread.sleep(100); // finds WaitUnderLock
    }

    void empty() {
        synchronized (lock) { // finds EmptySynchronizedBlock
        }
    }

    void runs(Runnable task) {
        new Thread(task).run(); // finds ThreadRunCalled
    }

    void useless() throws InterruptedException {
        Thread nothing = new Thread(); // finds ThreadNeverStarted
        nothing.start();
        nothing.join(100);
    }

    void goodSleep() throws InterruptedException {
        synchronized (lock) {
            done = true;
        }
        Thread.sleep(100);
    }

    void runnable(Runnable task) {
        task.run();
    }
}

/** UL_UNRELEASED_LOCK, UL_UNRELEASED_LOCK_EXCEPTION_PATH, LockNotBeforeTry, S2222. */
class Released {
    private final Lock lock = new ReentrantLock();
    private int count;

    void never() {
        Lock own = new ReentrantLock();
        own.lock(); // finds LockNotReleased, LockOnUnsuitableObject
        step();
    }

    void onException() {
        lock.lock(); // finds LockNotReleased
        step();
        lock.unlock();
    }

    void beforeTry() {
        lock.lock(); // finds LockNotReleased
        step();
        try {
            step();
        } finally {
            lock.unlock();
        }
    }

    void good() {
        lock.lock();
        try {
            step();
        } finally {
            lock.unlock();
        }
    }

    private void step() {
        if (count++ > 9) {
            throw new IllegalStateException();
        }
    }
}

/** Waits that nobody ends; lock order. */
class Ended {
    private final CountDownLatch latch = new CountDownLatch(1);
    private final CountDownLatch counted = new CountDownLatch(1);
    private final Object first = new Object();
    private final Object second = new Object();

    void never() throws InterruptedException {
        latch.await(); // finds WaitNobodyEnds, WaitWithoutTimeout
    }

    void limited() throws InterruptedException {
        if (!counted.await(1, TimeUnit.SECONDS)) {
            throw new IllegalStateException();
        }
    }

    void count() {
        counted.countDown();
    }

    void up() {
        synchronized (first) {
            synchronized (second) { // finds LockOrderInversion
                first.hashCode();
            }
        }
    }

    void down() {
        synchronized (second) {
            synchronized (first) { // finds LockOrderInversion
                first.hashCode();
            }
        }
    }
}
