package com.acme.shop;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
public class Locking {

    private final BlockingQueue<String> bounded = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<String> unbounded = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> handOver = new SynchronousQueue<>();
    private final ConcurrentLinkedQueue<String> free = new ConcurrentLinkedQueue<>();
    private final Semaphore permits = new Semaphore(5);
    private final ReentrantLock remoteLock = new ReentrantLock();
    private final ReentrantLock shortLock = new ReentrantLock();
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final AtomicLong counter = new AtomicLong();
    private final RestTemplate rest = new RestTemplate();
    private long sum;

    @GetMapping("/queue/take")
    public String take() throws InterruptedException {
        return bounded.take(); // ! request queue
    }

    @GetMapping("/queue/put")
    public void put() throws InterruptedException {
        bounded.put("a"); // ! request queue
        unbounded.put("b"); // ok
        free.add("c"); // ok
        bounded.offer("d"); // ok
    }

    @GetMapping("/queue/poll")
    public String poll() throws InterruptedException {
        String now = bounded.poll(); // ok
        String peeked = unbounded.peek(); // ok
        String later = unbounded.poll(2, TimeUnit.SECONDS); // ! request queue
        return now + peeked + later + free.poll(); // ok
    }

    @GetMapping("/queue/hand-over")
    public void handOver() throws InterruptedException {
        handOver.put("x"); // ! request queue
        handOver.offer("y"); // ok
    }

    @GetMapping("/latch")
    public void latch() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(2); // ok
        Thread helper = new Thread(latch::countDown); // ok
        helper.start(); // ok
        latch.countDown(); // ok
        latch.await(); // ! request latch
        helper.join(); // ! request join
    }

    @GetMapping("/barrier")
    public int barrier() throws Exception {
        int waiting = barrier.getNumberWaiting(); // ok
        return waiting + barrier.await(1, TimeUnit.SECONDS); // ! request latch
    }

    @GetMapping("/permits")
    public String permits() throws InterruptedException {
        if (!permits.tryAcquire()) { // ok
            permits.acquire(); // ! request lock
        }
        try {
            return rest.getForObject("http://slow", String.class); // ! request http
        } finally {
            permits.release(); // ok
        }
    }

    @GetMapping("/lock/remote")
    public String underLock() {
        remoteLock.lock(); // ! request lock
        try {
            return rest.getForObject("http://slow", String.class); // ! request http
        } finally {
            remoteLock.unlock(); // ok
        }
    }

    @GetMapping("/lock/short")
    public long shortLock() {
        shortLock.lock(); // ok
        try {
            return ++sum;
        } finally {
            shortLock.unlock(); // ok
        }
    }

    @GetMapping("/counter")
    public long counter() {
        if (remoteLock.tryLock()) { // ok
            remoteLock.unlock(); // ok
        }
        return counter.incrementAndGet(); // ok
    }

    @GetMapping("/monitor")
    public synchronized void monitor() throws InterruptedException {
        notifyAll(); // ok
        wait(100); // ! request latch
    }
}
