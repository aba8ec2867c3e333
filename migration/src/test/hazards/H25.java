package hazards;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

class Carriers {
    private static final String ANSWER;

    static {
        try {
            Thread.sleep(3); // H25
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        ANSWER = "there";
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Object monitor = new Object();
    private BlockingQueue<String> queue;

    synchronized void method() throws InterruptedException {
        Thread.sleep(5); // H25
    }

    String block() throws InterruptedException {
        synchronized (monitor) {
            return queue.take(); // H25
        }
    }

    void below() throws InterruptedException {
        synchronized (this) {
            sleeps(); // H25
        }
    }

    void locked() throws InterruptedException {
        lock.lock();
        try {
            Thread.sleep(7); // none
        } finally {
            lock.unlock();
        }
    }

    void sleeps() throws InterruptedException {
        Thread.sleep(9); // none
    }

    void after() throws InterruptedException {
        synchronized (monitor) {
            counts(); // none
        }
        sleeps(); // none
    }

    synchronized int counts() {
        return ANSWER.length(); // none
    }
}
