package tenth.h03;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Interrupts {
    private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);
    private final BlockingQueue<String> q;
    private volatile boolean done;
    private boolean plain;
    private final AtomicBoolean flag = new AtomicBoolean();

    Interrupts(BlockingQueue<String> q) {
        this.q = q;
    }

    void empty() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) { // BAD tenth_hygiene_swallowed_interrupt
        }
    }

    void logged() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) { // BAD tenth_hygiene_swallowed_interrupt
            LOG.warn("interrupted", e);
        }
    }

    void wrapped() {
        try {
            q.put("x");
        } catch (InterruptedException e) { // BAD tenth_hygiene_swallowed_interrupt
            throw new RuntimeException(e);
        }
    }

    void restored() {
        try {
            q.put("x");
        } catch (InterruptedException e) { // OK tenth_hygiene_swallowed_interrupt
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void rethrown() throws InterruptedException {
        try {
            q.put("x");
        } catch (InterruptedException e) { // OK tenth_hygiene_swallowed_interrupt
            LOG.info("stop");
            throw e;
        }
    }

    void generic() {
        try {
            Thread.sleep(10);
        } catch (Exception e) { // BAD tenth_hygiene_swallowed_interrupt
            LOG.error("failed", e);
        }
    }

    void throwable(CountDownLatch l) {
        try {
            l.await(1, TimeUnit.SECONDS);
        } catch (Throwable t) { // BAD tenth_hygiene_swallowed_interrupt
            LOG.error("failed", t);
        }
    }

    void genericRestoring() {
        try {
            Thread.sleep(10);
        } catch (Exception e) { // OK tenth_hygiene_swallowed_interrupt
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error("failed", e);
        }
    }

    String multi(Future<String> f) {
        try {
            return f.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) { // BAD tenth_hygiene_swallowed_interrupt
            return null;
        }
    }

    String separate(Future<String> f) {
        try {
            return f.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) { // OK tenth_hygiene_swallowed_interrupt
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("get", e);
            return null;
        }
    }

    void cleared() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) { // BAD tenth_hygiene_swallowed_interrupt
            Thread.interrupted();
        }
    }

    void loop() {
        while (!done) {
            try {
                LOG.info(q.take());
            } catch (InterruptedException e) { // BAD tenth_hygiene_swallowed_interrupt
                LOG.debug("again");
            }
        }
    }

    void loopExit() {
        while (!done) {
            try {
                LOG.info(q.take());
            } catch (InterruptedException e) { // OK tenth_hygiene_swallowed_interrupt
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    String uninterruptibly() {
        boolean was = false;
        try {
            while (true) {
                try {
                    return q.take();
                } catch (InterruptedException e) { // OK tenth_hygiene_swallowed_interrupt
                    was = true;
                }
            }
        } finally {
            if (was) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void loopResetInside() {
        while (true) {
            try {
                LOG.info(q.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // BAD tenth_hygiene_interrupt_loop_spins
            }
        }
    }

    void loopResetBreak() {
        while (true) {
            try {
                LOG.info(q.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // OK tenth_hygiene_interrupt_loop_spins
                break;
            }
        }
    }

    static class Owned extends Thread {
        @Override
        public void run() {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) { // OK tenth_hygiene_swallowed_interrupt (debatable)
                LOG.debug("ended");
            }
        }
    }

    boolean polled(Thread t) {
        return t.interrupted(); // BAD tenth_hygiene_interrupted_static_on_instance
    }

    boolean asked(Thread t) {
        return t.isInterrupted(); // OK tenth_hygiene_interrupted_static_on_instance
    }

    void sleepOnOther(Thread t) throws InterruptedException {
        t.sleep(100); // BAD tenth_hygiene_sleep_static_on_instance
    }

    void joinOther(Thread t) throws InterruptedException {
        t.join(100); // OK tenth_hygiene_sleep_static_on_instance
    }

    void spin() {
        while (!done) { // BAD tenth_hygiene_busy_wait
        }
    }

    void spinOnWait() {
        while (!done) {
            Thread.onSpinWait(); // OK tenth_hygiene_busy_wait (debatable)
        }
    }

    void spinPlain() {
        while (!plain) { // BAD tenth_hygiene_busy_wait
        }
    }

    void spinYield() {
        while (!flag.get()) { // BAD tenth_hygiene_busy_wait
            Thread.yield();
        }
    }

    void spinSleep() throws InterruptedException {
        while (!flag.get()) {
            Thread.sleep(10); // BAD tenth_hygiene_sleep_poll_loop
        }
    }

    void parked() {
        while (!flag.get()) {
            LockSupport.parkNanos(this, 1_000_000); // OK tenth_hygiene_busy_wait (debatable)
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    void spinFuture(Future<?> f) {
        while (!f.isDone()) { // BAD tenth_hygiene_busy_wait
        }
    }

    void spinThread(Thread t) {
        while (t.isAlive()) { // BAD tenth_hygiene_busy_wait
        }
    }

    void joinThread(Thread t) throws InterruptedException {
        t.join(5000); // OK tenth_hygiene_busy_wait
    }

    void casLoop(java.util.concurrent.atomic.AtomicInteger a) {
        int v;
        do { // OK tenth_hygiene_busy_wait
            v = a.get();
        } while (!a.compareAndSet(v, v * 2));
    }

    void pollLoop() {
        while (!done) {
            String s = q.poll(); // BAD tenth_hygiene_poll_spin
            if (s != null) {
                LOG.info(s);
            }
        }
    }

    void pollTimed() throws InterruptedException {
        while (!done) {
            String s = q.poll(1, TimeUnit.SECONDS); // OK tenth_hygiene_poll_spin
            if (s != null) {
                LOG.info(s);
            }
        }
    }

    void drainOnce() {
        String s;
        while ((s = q.poll()) != null) { // OK tenth_hygiene_poll_spin
            LOG.info(s);
        }
    }

    Callable<Void> uninterruptible() {
        return () -> {
            long x = 0;
            while (true) { // BAD tenth_hygiene_task_ignores_interrupt
                x = x * 31 + 7;
            }
        };
    }

    Callable<Long> interruptible() {
        return () -> {
            long x = 0;
            while (!Thread.currentThread().isInterrupted()) { // OK tenth_hygiene_task_ignores_interrupt
                x = x * 31 + 7;
            }
            return x;
        };
    }

    void parkOnce() {
        LockSupport.park(this); // BAD tenth_hygiene_park_outside_loop
    }

    void parkLoop() {
        while (!flag.get()) {
            LockSupport.park(this); // OK tenth_hygiene_park_outside_loop
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
