package cases.assemblyline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

public class AssemblyLine {

    private final ExecutorService robot = Executors.newSingleThreadExecutor();
    private final ExecutorService helpers = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final CompletableFuture<String> finished = new CompletableFuture<>();

    Future<String> weld(String part) {
        return robot.submit(() -> {
            Future<String> plan = robot.submit(() -> "plan-" + part);
            return plan.get(); // BAD blocking_deadlock_own_pool
        });
    }

    Future<String> weldWithHelper(String part) {
        return robot.submit(() -> {
            Future<String> plan = helpers.submit(() -> "plan-" + part);
            return plan.get(); // OK blocking_deadlock_own_pool
        });
    }

    Future<String> weldJoined(String part) {
        return robot.submit(() -> CompletableFuture.supplyAsync(() -> "plan-" + part, robot).join()); // BAD blocking_deadlock_own_pool
    }

    CompletableFuture<String> weldComposed(String part) {
        return CompletableFuture.supplyAsync(() -> part, robot)
                .thenComposeAsync(p -> CompletableFuture.supplyAsync(() -> "plan-" + p, robot), robot); // OK blocking_deadlock_own_pool
    }

    Future<Integer> inspectAll(List<Callable<Integer>> checks) {
        return robot.submit(() -> {
            int sum = 0;
            for (Future<Integer> f : robot.invokeAll(checks)) { // BAD blocking_deadlock_own_pool
                sum += f.get();
            }
            return sum;
        });
    }

    int inspectAllHere(List<Callable<Integer>> checks) throws InterruptedException, ExecutionException {
        int sum = 0;
        for (Future<Integer> f : robot.invokeAll(checks)) { // OK blocking_deadlock_own_pool
            sum += f.get();
        }
        return sum;
    }

    void tick() {
        clock.schedule(() -> {
            CountDownLatch tock = new CountDownLatch(1);
            clock.schedule(tock::countDown, 10, TimeUnit.MILLISECONDS);
            try {
                tock.await(); // BAD blocking_deadlock_own_pool
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, 1, TimeUnit.SECONDS);
    }

    void tickApart() throws InterruptedException {
        CountDownLatch tock = new CountDownLatch(1);
        clock.schedule(tock::countDown, 10, TimeUnit.MILLISECONDS);
        tock.await(); // OK blocking_deadlock_own_pool
    }

    void shutDownInside() {
        robot.execute(() -> {
            robot.shutdown();
            try {
                robot.awaitTermination(1, TimeUnit.DAYS); // BAD blocking_deadlock_self_termination
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void shutDownOutside() throws InterruptedException {
        robot.shutdown();
        robot.awaitTermination(10, TimeUnit.SECONDS); // OK blocking_deadlock_self_termination
    }

    void joinSelf() throws InterruptedException {
        Thread.currentThread().join(); // BAD blocking_deadlock_self_join
    }

    void joinOther() throws InterruptedException {
        Thread t = new Thread(() -> finished.complete("x"));
        t.start();
        t.join(); // OK blocking_deadlock_self_join
    }

    void joinUnstarted() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        Thread t = new Thread(ran::countDown);
        ran.await(); // BAD blocking_deadlock_never_signalled
        t.start();
    }

    void awaitTwo() throws InterruptedException {
        CountDownLatch two = new CountDownLatch(2);
        helpers.execute(two::countDown);
        two.await(); // BAD blocking_deadlock_never_signalled
    }

    void awaitBoth() throws InterruptedException {
        CountDownLatch two = new CountDownLatch(2);
        helpers.execute(two::countDown);
        helpers.execute(two::countDown);
        two.await(); // OK blocking_deadlock_never_signalled
    }

    String awaitReply() {
        CompletableFuture<String> reply = new CompletableFuture<>();
        return reply.join(); // BAD blocking_deadlock_never_signalled
    }

    String awaitAnswer() {
        CompletableFuture<String> reply = new CompletableFuture<>();
        helpers.execute(() -> reply.complete("ok"));
        return reply.join(); // OK blocking_deadlock_never_signalled
    }

    void meetThree() {
        CyclicBarrier barrier = new CyclicBarrier(3);
        ExecutorService two = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 3; i++) {
            two.submit(() -> barrier.await()); // BAD blocking_deadlock_barrier
        }
        two.shutdown();
    }

    void meetThreeWithThree() {
        CyclicBarrier barrier = new CyclicBarrier(3);
        ExecutorService three = Executors.newFixedThreadPool(3);
        for (int i = 0; i < 3; i++) {
            three.submit(() -> barrier.await()); // OK blocking_deadlock_barrier
        }
        three.shutdown();
    }
}

class Conveyor {

    private final Object belt = new Object();
    private final List<String> boxes = new ArrayList<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final BlockingQueue<String> loop = new ArrayBlockingQueue<>(8);
    private final BlockingQueue<String> spill = new LinkedBlockingQueue<>();

    void addAndWait(String box) throws Exception {
        synchronized (belt) {
            Future<?> added = pool.submit(() -> {
                synchronized (belt) {
                    boxes.add(box);
                }
            });
            added.get(); // BAD blocking_deadlock_lock_needed
        }
    }

    void addThenWait(String box) throws Exception {
        Future<?> added;
        synchronized (belt) {
            added = pool.submit(() -> {
                synchronized (belt) {
                    boxes.add(box);
                }
            });
        }
        added.get(); // OK blocking_deadlock_lock_needed
    }

    synchronized void stopDriver(Thread driver) throws InterruptedException {
        driver.interrupt();
        driver.join(); // BAD blocking_deadlock_lock_needed
    }

    Thread newDriver() {
        return new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        });
    }

    private synchronized void step() {
        boxes.clear();
    }

    void stopDriverApart(Thread driver) throws InterruptedException {
        synchronized (this) {
            boxes.clear();
        }
        driver.interrupt();
        driver.join(); // OK blocking_deadlock_lock_needed
    }

    void recycle() {
        Thread sole = new Thread(() -> {
            try {
                while (true) {
                    String box = loop.take();
                    loop.put(box + "'"); // BAD blocking_deadlock_own_queue ?
                    loop.put(box + "''"); // BAD blocking_deadlock_own_queue
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        sole.start();
    }

    void spillOver() {
        Thread sole = new Thread(() -> {
            try {
                while (true) {
                    String box = spill.take(); // OK blocking_deadlock_own_queue
                    if (!loop.offer(box)) {
                        spill.put(box); // OK blocking_deadlock_own_queue
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        sole.start();
    }
}

class Gauges {

    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final ReentrantLock plain = new ReentrantLock();
    private final Semaphore single = new Semaphore(1);
    private int value;

    void upgrade() {
        rw.readLock().lock();
        try {
            if (value == 0) {
                rw.writeLock().lock(); // BAD blocking_deadlock_upgrade
                try {
                    value = 1;
                } finally {
                    rw.writeLock().unlock();
                }
            }
        } finally {
            rw.readLock().unlock();
        }
    }

    int downgrade() {
        rw.writeLock().lock();
        try {
            value++;
            rw.readLock().lock(); // OK blocking_deadlock_upgrade
        } finally {
            rw.writeLock().unlock();
        }
        try {
            return value;
        } finally {
            rw.readLock().unlock();
        }
    }

    void reenter() {
        plain.lock();
        try {
            bump(); // OK blocking_deadlock_reentry
        } finally {
            plain.unlock();
        }
    }

    private void bump() {
        plain.lock();
        try {
            value++;
        } finally {
            plain.unlock();
        }
    }

    void reenterStamped() {
        long outer = stamped.writeLock();
        try {
            long inner = stamped.writeLock(); // BAD blocking_deadlock_reentry
            value++;
            stamped.unlockWrite(inner);
        } finally {
            stamped.unlockWrite(outer);
        }
    }

    void reenterSemaphore() throws InterruptedException {
        single.acquire();
        try {
            single.acquire(); // BAD blocking_deadlock_reentry
            value++;
            single.release();
        } finally {
            single.release();
        }
    }

    void tryAgain() throws InterruptedException {
        single.acquire();
        try {
            if (single.tryAcquire()) { // OK blocking_deadlock_reentry
                single.release();
            }
        } finally {
            single.release();
        }
    }
}

class Blueprint {

    static final String TITLE;

    static {
        String[] holder = new String[1];
        Thread loader = new Thread(() -> holder[0] = Blueprint.prefix() + "plan");
        loader.start();
        try {
            loader.join(); // BAD blocking_deadlock_class_init
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TITLE = holder[0];
    }

    static String prefix() {
        return "v1-";
    }
}

class Sketch {

    static final String TITLE;

    static {
        String[] holder = new String[1];
        Thread loader = new Thread(new SketchLoader(holder));
        loader.start();
        try {
            loader.join(); // OK blocking_deadlock_class_init
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TITLE = holder[0];
    }
}

class SketchLoader implements Runnable {

    private final String[] holder;

    SketchLoader(String[] holder) {
        this.holder = holder;
    }

    @Override
    public void run() {
        holder[0] = "sketch";
    }
}
