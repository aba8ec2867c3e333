import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.client.RestTemplate;

class Locking {
    private final Object monitor = new Object();
    private final Object first = new Object();
    private final Object second = new Object();
    private final Lock lock = new ReentrantLock();
    private final RestTemplate http = new RestTemplate();
    private String kept;

    void sleeps() throws InterruptedException {
        synchronized (monitor) {
            Thread.sleep(100); // BAD WaitUnderLock
        }
    }

    void asks() {
        synchronized (monitor) {
            kept = http.getForObject("http://a/1", String.class); // BAD WaitUnderLock
        }
    }

    void asksWithLock() {
        lock.lock();
        try {
            kept = http.getForObject("http://a/1", String.class); // BAD WaitUnderLock
        } finally {
            lock.unlock();
        }
    }

    void asksBefore() {
        String answer = http.getForObject("http://a/1", String.class); // OK WaitUnderLock
        synchronized (monitor) {
            kept = answer;
        }
    }

    void waits() throws InterruptedException {
        synchronized (monitor) {
            while (kept == null) {
                monitor.wait(100); // OK WaitUnderLock
            }
        }
    }

    void one() {
        synchronized (first) {
            synchronized (second) { // BAD LockOrder
                kept = "1";
            }
        }
    }

    void other() {
        synchronized (second) {
            below(); // BAD LockOrder
        }
    }

    private void below() {
        synchronized (first) {
            kept = "2";
        }
    }

    void sameOrder() {
        synchronized (monitor) {
            synchronized (first) { // OK LockOrder
                kept = "3";
            }
        }
    }

    void sameOrderAgain() {
        synchronized (monitor) {
            synchronized (first) { // OK LockOrder
                kept = "4";
            }
        }
    }

    void leaves(String text) {
        lock.lock(); // BAD LockReleased
        kept = text.trim();
        lock.unlock();
    }

    String returns(String text) {
        lock.lock(); // BAD LockReleased
        if (text.isEmpty()) {
            return "";
        }
        lock.unlock();
        return text;
    }

    void releases(String text) {
        lock.lock(); // OK LockReleased
        try {
            kept = text.trim();
        } finally {
            lock.unlock();
        }
    }

    void tries(String text) throws InterruptedException {
        if (lock.tryLock(1, TimeUnit.SECONDS)) { // OK LockReleased
            try {
                kept = text.trim();
            } finally {
                lock.unlock();
            }
        }
    }

    void countsDown(ExecutorService pool, CountDownLatch latch) {
        pool.execute(() -> {
            http.delete("http://a/1");
            latch.countDown(); // BAD LatchReleased
        });
    }

    void countsDownTwo(ExecutorService pool) throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> {
                http.delete("http://a/2");
                both.countDown(); // BAD LatchReleased
            });
        }
        both.await(1, TimeUnit.SECONDS);
    }

    void countsDownFinally(ExecutorService pool, CountDownLatch latch) {
        pool.execute(() -> {
            try {
                http.delete("http://a/1");
            } finally {
                latch.countDown(); // OK LatchReleased
            }
        });
    }

    void countsDownOnly(ExecutorService pool, CountDownLatch latch) {
        pool.execute(latch::countDown); // OK LatchReleased
    }
}
