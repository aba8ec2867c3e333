package t6.b29;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

class T29UnlockPaths {

    static int risky(int i) {
        if (i > 3) {
            throw new IllegalArgumentException();
        }
        return i;
    }

    /** SonarJava S2222, SpotBugs UL_UNRELEASED_LOCK / UL_UNRELEASED_LOCK_EXCEPTION_PATH, CodeQL java/unreleased-lock, Error Prone LockNotBeforeTry. */
    static class Ul {
        private final Lock l = new ReentrantLock();
        private final ReadWriteLock rw = new ReentrantReadWriteLock();
        private final StampedLock sl = new StampedLock();
        private int n;

        void m1(int i) {
            l.lock(); // BAD hygiene_unlock_path
            n = risky(i);
            l.unlock();
        }

        void m2(int i) {
            l.lock();
            try {
                n = risky(i);
            } finally {
                l.unlock();
            }
        }

        int m3(int i) {
            l.lock(); // BAD hygiene_unlock_path
            if (i == 0) {
                return n;
            }
            l.unlock();
            return i;
        }

        void m4(int i) {
            l.lock(); // BAD hygiene_unlock_path
            n = i;
        }

        void m5(int i) {
            if (l.tryLock()) { // BAD hygiene_unlock_path
                n = risky(i);
                l.unlock();
            }
        }

        void m6(int i) {
            if (!l.tryLock()) { // OK hygiene_unlock_path
                return;
            }
            try {
                n = risky(i);
            } finally {
                l.unlock();
            }
        }

        void m7(int i) {
            rw.writeLock().lock(); // BAD hygiene_unlock_path
            try {
                n = risky(i);
            } finally {
                rw.readLock().unlock();
            }
        }

        int m8(int i) {
            rw.readLock().lock(); // OK hygiene_unlock_path
            try {
                return switch (i) {
                    case 0 -> n;
                    case 1 -> risky(i);
                    default -> throw new IllegalStateException();
                };
            } finally {
                rw.readLock().unlock();
            }
        }

        void m9(int i) {
            try {
                l.lock(); // BAD hygiene_lock_in_try
                n = risky(i);
            } finally {
                l.unlock();
            }
        }

        void m10(int i) {
            l.lock(); // BAD hygiene_lock_in_try
            risky(i);
            try {
                n = i;
            } finally {
                l.unlock();
            }
        }

        int m11() {
            long s = sl.tryOptimisticRead(); // OK hygiene_unlock_path
            int x = n;
            return sl.validate(s) ? x : -1;
        }

        void m12(int i) throws InterruptedException {
            l.lockInterruptibly(); // OK hygiene_unlock_path
            try {
                n = risky(i);
            } finally {
                done();
            }
        }

        private void done() {
            l.unlock();
        }
    }

    /** UL with semaphores: permits that are not given back. */
    static class Sem {
        private final Semaphore s = new Semaphore(3);

        int m1(int i) throws InterruptedException {
            s.acquire(); // BAD hygiene_unlock_path
            int r = risky(i);
            s.release();
            return r;
        }

        int m2(int i) throws InterruptedException {
            if (!s.tryAcquire(1, TimeUnit.SECONDS)) {
                return -1;
            }
            try {
                return risky(i);
            } finally {
                s.release();
            }
        }
    }

    /** Own AutoCloseable for a lock: released by try-with-resources. */
    static class Held implements AutoCloseable {
        private final Lock l;

        Held(Lock l) {
            this.l = l;
            l.lock(); // OK hygiene_unlock_path
        }

        @Override
        public void close() {
            l.unlock();
        }

        static int m1(Lock l, int i) {
            try (Held h = new Held(l)) {
                return risky(i);
            }
        }
    }
}
