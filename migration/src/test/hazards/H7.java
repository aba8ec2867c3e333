package hazards;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class Stocks {
    private final Lock lock = new ReentrantLock();
    private int left;

    synchronized void take() { // H7
        left--;
    }

    void block() {
        synchronized (this) {
            step(); // H7
        }
    }

    void held() {
        lock.lock();
        try {
            step(); // H7
        } finally {
            lock.unlock();
        }
    }

    void waits() throws InterruptedException {
        synchronized (this) {
            Thread.sleep(5); // H7
        }
    }

    void free() {
        step(); // none
    }

    void after() {
        synchronized (this) {
            left++;
        }
        step(); // none
    }

    void released() {
        lock.lock();
        lock.unlock();
        step(); // none
    }

    private void step() {
        left = left + 1;
    }
}
