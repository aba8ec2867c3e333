package tenth.h02;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

class Locks {
    private final Lock lock = new ReentrantLock();
    private final ReadWriteLock rw = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Semaphore sem = new Semaphore(3);
    private int n;
    private int[] data = new int[4];

    void noUnlock() {
        lock.lock(); // BAD tenth_hygiene_lock_not_released
        n++;
    }

    void noFinally(int i) {
        lock.lock(); // BAD tenth_hygiene_lock_not_released
        n = data[i];
        lock.unlock();
    }

    void withFinally(int i) {
        lock.lock(); // OK tenth_hygiene_lock_not_released
        try {
            n = data[i];
        } finally {
            lock.unlock();
        }
    }

    int earlyReturn(int i) {
        lock.lock(); // BAD tenth_hygiene_lock_not_released
        if (i < 0) {
            return -1;
        }
        int v = data[i];
        lock.unlock();
        return v;
    }

    int returnInTry(int i) {
        lock.lock(); // OK tenth_hygiene_lock_not_released
        try {
            if (i < 0) {
                return -1;
            }
            return data[i];
        } finally {
            lock.unlock();
        }
    }

    void conditionalUnlock(boolean b) {
        lock.lock(); // BAD tenth_hygiene_lock_not_released
        try {
            n++;
        } finally {
            if (b) {
                lock.unlock();
            }
        }
    }

    int switched(int k) {
        lock.lock(); // BAD tenth_hygiene_lock_not_released
        switch (k) {
            case 0:
                lock.unlock();
                return 0;
            case 1:
                return 1;
            default:
                lock.unlock();
                return n;
        }
    }

    void wrongUnlock() {
        rw.writeLock().lock(); // BAD tenth_hygiene_lock_not_released
        try {
            n++;
        } finally {
            rw.readLock().unlock(); // BAD tenth_hygiene_unlock_not_held
        }
    }

    int readUnlocked() {
        rw.readLock().lock(); // OK tenth_hygiene_lock_not_released
        try {
            return n;
        } finally {
            rw.readLock().unlock(); // OK tenth_hygiene_unlock_not_held
        }
    }

    void lockInsideTry() {
        try {
            lock.lock(); // BAD tenth_hygiene_lock_inside_try
            n++;
        } finally {
            lock.unlock();
        }
    }

    void interruptiblyInsideTry() throws InterruptedException {
        try {
            lock.lockInterruptibly(); // BAD tenth_hygiene_lock_inside_try
            n++;
        } finally {
            lock.unlock();
        }
    }

    void interruptiblyBeforeTry() throws InterruptedException {
        lock.lockInterruptibly(); // OK tenth_hygiene_lock_inside_try
        try {
            n++;
        } finally {
            lock.unlock();
        }
    }

    void statementBetween(int i) {
        lock.lock(); // BAD tenth_hygiene_lock_not_released (debatable)
        int v = data[i];
        try {
            n = v;
        } finally {
            lock.unlock();
        }
    }

    void tryIgnored() {
        lock.tryLock(); // BAD tenth_hygiene_trylock_result_ignored
        try {
            n++;
        } finally {
            lock.unlock();
        }
    }

    void tryTimedIgnored() throws InterruptedException {
        lock.tryLock(1, TimeUnit.SECONDS); // BAD tenth_hygiene_trylock_result_ignored
        try {
            n++;
        } finally {
            lock.unlock();
        }
    }

    boolean tryUsed() {
        if (lock.tryLock()) { // OK tenth_hygiene_trylock_result_ignored
            try {
                n++;
            } finally {
                lock.unlock();
            }
            return true;
        }
        return false;
    }

    boolean tryNegated() throws InterruptedException {
        if (!lock.tryLock(1, TimeUnit.SECONDS)) { // OK tenth_hygiene_trylock_result_ignored
            return false;
        }
        try {
            n++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void unlockAlways() {
        boolean got = lock.tryLock();
        try {
            if (got) {
                n++;
            }
        } finally {
            lock.unlock(); // BAD tenth_hygiene_unlock_not_held
        }
    }

    void unlockIfGot() {
        boolean got = lock.tryLock();
        try {
            if (got) {
                n++;
            }
        } finally {
            if (got) {
                lock.unlock(); // OK tenth_hygiene_unlock_not_held
            }
        }
    }

    void unlockTwice() {
        lock.lock();
        try {
            n++;
            lock.unlock();
        } finally {
            lock.unlock(); // BAD tenth_hygiene_unlock_not_held
        }
    }

    void upgrade() {
        rw.readLock().lock();
        try {
            if (n == 0) {
                rw.writeLock().lock(); // BAD tenth_hygiene_read_to_write_upgrade
                try {
                    n = 1;
                } finally {
                    rw.writeLock().unlock();
                }
            }
        } finally {
            rw.readLock().unlock();
        }
    }

    void downgrade() {
        rw.writeLock().lock();
        try {
            n = 1;
            rw.readLock().lock(); // OK tenth_hygiene_read_to_write_upgrade
        } finally {
            rw.writeLock().unlock();
        }
        try {
            System.out.println(n);
        } finally {
            rw.readLock().unlock();
        }
    }

    void releaseThenWrite() {
        rw.readLock().lock();
        boolean zero;
        try {
            zero = n == 0;
        } finally {
            rw.readLock().unlock();
        }
        if (zero) {
            rw.writeLock().lock(); // OK tenth_hygiene_read_to_write_upgrade
            try {
                if (n == 0) {
                    n = 1;
                }
            } finally {
                rw.writeLock().unlock();
            }
        }
    }

    void stampedTwice() {
        long s = stamped.writeLock();
        try {
            stampedAgain();
        } finally {
            stamped.unlockWrite(s);
        }
    }

    private void stampedAgain() {
        long s = stamped.writeLock(); // BAD tenth_hygiene_stamped_lock_reentered
        try {
            n++;
        } finally {
            stamped.unlockWrite(s);
        }
    }

    int stampedOnce() {
        long s = stamped.readLock(); // OK tenth_hygiene_stamped_lock_reentered
        try {
            return n;
        } finally {
            stamped.unlockRead(s);
        }
    }

    int optimisticNotValidated() {
        long s = stamped.tryOptimisticRead(); // BAD tenth_hygiene_optimistic_read_not_validated
        int v = n;
        return s == 0 ? -1 : v;
    }

    int optimisticValidated() {
        long s = stamped.tryOptimisticRead(); // OK tenth_hygiene_optimistic_read_not_validated
        int v = n;
        if (!stamped.validate(s)) {
            s = stamped.readLock();
            try {
                v = n;
            } finally {
                stamped.unlockRead(s);
            }
        }
        return v;
    }

    void permitLeak(int i) throws InterruptedException {
        sem.acquire(); // BAD tenth_hygiene_permit_not_released
        n = data[i];
        sem.release();
    }

    void permitFinally(int i) throws InterruptedException {
        sem.acquire(); // OK tenth_hygiene_permit_not_released
        try {
            n = data[i];
        } finally {
            sem.release();
        }
    }

    void permitInTry() {
        try {
            sem.acquire();
            n++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sem.release(); // BAD tenth_hygiene_permit_released_not_acquired
        }
    }

    void permitTry() {
        if (sem.tryAcquire()) {
            try {
                n++;
            } finally {
                sem.release(); // OK tenth_hygiene_permit_released_not_acquired
            }
        }
    }

    void permitTryAlways() throws InterruptedException {
        boolean b = sem.tryAcquire(1, TimeUnit.SECONDS);
        try {
            if (b) {
                n++;
            }
        } finally {
            sem.release(); // BAD tenth_hygiene_permit_released_not_acquired
        }
    }

    void permitReturn(boolean b) throws InterruptedException {
        sem.acquire(2); // BAD tenth_hygiene_permit_not_released
        if (b) {
            return;
        }
        sem.release(2);
    }

    void permitCount() throws InterruptedException {
        sem.acquire(2); // BAD tenth_hygiene_permit_not_released
        try {
            n++;
        } finally {
            sem.release();
        }
    }

    void tryAcquireIgnored() {
        sem.tryAcquire(); // BAD tenth_hygiene_trylock_result_ignored
        n++;
    }

    Runnable wrapped(Runnable r) {
        return () -> {
            lock.lock(); // OK tenth_hygiene_lock_not_released
            try {
                r.run();
            } finally {
                lock.unlock();
            }
        };
    }

    Runnable wrappedLeaky(Runnable r) {
        return () -> {
            lock.lock(); // BAD tenth_hygiene_lock_not_released
            r.run();
            lock.unlock();
        };
    }

    AutoCloseable scoped() {
        lock.lock(); // OK tenth_hygiene_lock_not_released
        return lock::unlock;
    }

    void looped(int[] xs) {
        for (int x : xs) {
            lock.lock(); // BAD tenth_hygiene_lock_not_released
            if (x == 0) {
                continue;
            }
            n += x;
            lock.unlock();
        }
    }

    void loopedFinally(int[] xs) {
        for (int x : xs) {
            lock.lock(); // OK tenth_hygiene_lock_not_released
            try {
                if (x == 0) {
                    continue;
                }
                n += x;
            } finally {
                lock.unlock();
            }
        }
    }

    void tempLock() {
        new ReentrantLock().lock(); // BAD tenth_hygiene_lock_not_released
        n++;
    }
}
