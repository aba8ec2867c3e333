package cases.ferrycontrol;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class FerryControl {

    private final BlockingQueue<String> cars;
    private volatile boolean docked;
    private volatile boolean closed;
    private final AtomicInteger load = new AtomicInteger();

    public FerryControl(BlockingQueue<String> cars) {
        this.cars = cars;
    }

    void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) { // BAD eighth_hygiene_swallowed_interrupt
            System.err.println("interrupted");
        }
    }

    void pauseRestoring() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) { // OK eighth_hygiene_swallowed_interrupt
            Thread.currentThread().interrupt();
        }
    }

    void pauseThrowing() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) { // OK eighth_hygiene_swallowed_interrupt
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void pauseWrapped() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) { // BAD eighth_hygiene_swallowed_interrupt ?
            throw new IllegalStateException(e);
        }
    }

    String next() {
        while (true) {
            try {
                return cars.take();
            } catch (InterruptedException e) { // BAD eighth_hygiene_swallowed_interrupt
                continue;
            }
        }
    }

    String nextRemembering() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return cars.take();
                } catch (InterruptedException e) { // OK eighth_hygiene_swallowed_interrupt
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    String nextDeclared() throws InterruptedException {
        return cars.take(); // OK eighth_hygiene_swallowed_interrupt
    }

    void board(Callable<String> gate) {
        try {
            cars.put(gate.call());
        } catch (Exception e) { // BAD eighth_hygiene_caught_with_exception
            System.err.println("no boarding " + e.getMessage());
        }
    }

    void boardAware(Callable<String> gate) {
        try {
            cars.put(gate.call());
        } catch (Exception e) { // OK eighth_hygiene_caught_with_exception
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            System.err.println("no boarding " + e.getMessage());
        }
    }

    void sail(Runnable step) {
        while (!Thread.interrupted()) { // OK eighth_hygiene_interrupt_loop ?
            step.run();
        }
    }

    void sailForever(ExecutorService pool, Runnable step) {
        Future<?> run = pool.submit(() -> {
            while (!closed) {
                step.run();
            }
        });
        run.cancel(true); // BAD eighth_hygiene_cancel_ignored
    }

    void sailUntilCancelled(ExecutorService pool, Runnable step) {
        Future<?> run = pool.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                step.run();
            }
        });
        run.cancel(true); // OK eighth_hygiene_cancel_ignored
    }

    void sailAsync(ExecutorService pool) {
        CompletableFuture<Void> run = CompletableFuture.runAsync(this::pauseThrowing, pool);
        run.cancel(true); // BAD eighth_hygiene_cancel_ignored
    }

    void sailTimed(ExecutorService pool) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                cars.poll(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) { // BAD eighth_hygiene_interrupt_loop
                System.err.println("woken");
            }
        }
    }

    void sailBroken(ExecutorService pool) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                cars.poll(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) { // OK eighth_hygiene_interrupt_loop
                break;
            }
        }
        Thread.currentThread().interrupt();
    }

    void awaitDock() {
        while (!docked) { // BAD eighth_hygiene_busy_wait
        }
    }

    void awaitDockYielding() {
        while (!docked) { // BAD eighth_hygiene_busy_wait
            Thread.yield();
        }
    }

    void awaitResult(Future<?> f) {
        while (!f.isDone()); // BAD eighth_hygiene_busy_wait
    }

    void awaitBriefly() {
        for (int i = 0; i < 100 && !docked; i++) { // OK eighth_hygiene_busy_wait
            Thread.onSpinWait();
        }
    }

    int addLoad(int n) {
        while (true) { // OK eighth_hygiene_busy_wait
            int old = load.get();
            if (load.compareAndSet(old, old + n)) {
                return old + n;
            }
        }
    }

    String awaitCar() {
        String car = null;
        while (car == null) { // BAD eighth_hygiene_busy_wait
            car = cars.poll();
        }
        return car;
    }

    String awaitCarTimed() throws InterruptedException {
        String car = null;
        while (car == null) { // OK eighth_hygiene_busy_wait
            car = cars.poll(1, TimeUnit.SECONDS);
        }
        return car;
    }
}

class Ramp {

    private final Deque<String> lane = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final Object bell = new Object();
    private boolean open;

    synchronized String first() throws InterruptedException {
        if (lane.isEmpty()) {
            wait(); // BAD eighth_hygiene_wait_outside_loop
        }
        return lane.poll();
    }

    synchronized String firstLooped() throws InterruptedException {
        while (lane.isEmpty()) {
            wait(); // OK eighth_hygiene_wait_outside_loop
        }
        return lane.poll();
    }

    String firstLocked() throws InterruptedException {
        lock.lock();
        try {
            if (lane.isEmpty()) {
                notEmpty.await(); // BAD eighth_hygiene_wait_outside_loop
            }
            return lane.poll();
        } finally {
            lock.unlock();
        }
    }

    String firstLockedLooped() throws InterruptedException {
        lock.lock();
        try {
            while (lane.isEmpty()) {
                notEmpty.await(); // OK eighth_hygiene_wait_outside_loop
            }
            notFull.signal();
            return lane.poll();
        } finally {
            lock.unlock();
        }
    }

    void ring() {
        bell.notifyAll(); // BAD eighth_hygiene_wait_without_monitor
    }

    void ringLocked() {
        synchronized (bell) {
            open = true;
            bell.notifyAll(); // OK eighth_hygiene_wait_without_monitor
        }
    }

    void listen() throws InterruptedException {
        synchronized (this) {
            while (!open) {
                bell.wait(); // BAD eighth_hygiene_wait_without_monitor
            }
        }
    }

    void listenLocked() throws InterruptedException {
        synchronized (bell) {
            while (!open) {
                bell.wait(); // OK eighth_hygiene_wait_without_monitor
            }
        }
    }

    void confused() throws InterruptedException {
        synchronized (notEmpty) {
            while (lane.isEmpty()) {
                notEmpty.wait(); // BAD eighth_hygiene_condition_monitor
            }
        }
    }

    void signalled() {
        lock.lock();
        try {
            lane.add("next");
            notEmpty.signalAll(); // OK eighth_hygiene_condition_monitor
        } finally {
            lock.unlock();
        }
    }

    void unsignalled() {
        notEmpty.signalAll(); // BAD eighth_hygiene_condition_monitor
    }

    void poke() {
        synchronized (bell) {
            bell.notify(); // BAD eighth_hygiene_naked_notify
        }
    }
}

class Buffer {

    private final Deque<String> items = new ArrayDeque<>();

    synchronized void put(String s) throws InterruptedException {
        while (items.size() == 5) {
            wait();
        }
        items.add(s);
        notify(); // BAD eighth_hygiene_notify_one ?
    }

    synchronized String take() throws InterruptedException {
        while (items.isEmpty()) {
            wait();
        }
        String s = items.poll();
        notifyAll(); // OK eighth_hygiene_notify_one
        return s;
    }
}

class Crew {

    private final AtomicBoolean ready = new AtomicBoolean();

    void muster(Runnable duty) {
        Thread t = new Thread(duty);
        t.run(); // BAD eighth_hygiene_run_not_start
        new Thread(duty).start(); // OK eighth_hygiene_run_not_start
        duty.run(); // OK eighth_hygiene_run_not_start
        ready.set(true);
    }

    void dismiss(Thread t) {
        t.stop(); // BAD eighth_hygiene_thread_stop
        t.interrupt(); // OK eighth_hygiene_thread_stop
    }

    void hold(Thread t) {
        t.suspend(); // BAD eighth_hygiene_thread_stop
    }

    void pool(Runnable duty) throws InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(2); // BAD eighth_hygiene_executor_leak
        hands.execute(duty);
    }

    void poolClosed(Runnable duty) throws InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(2); // OK eighth_hygiene_executor_leak
        try {
            hands.execute(duty);
        } finally {
            hands.shutdown();
        }
    }

    int poolReturning(Callable<Integer> duty) throws Exception {
        ExecutorService hands = Executors.newSingleThreadExecutor(); // BAD eighth_hygiene_executor_leak
        int n = hands.submit(duty).get();
        hands.shutdown();
        return n;
    }

    ExecutorService poolHandedOver() {
        ExecutorService hands = Executors.newSingleThreadExecutor(); // OK eighth_hygiene_executor_leak
        return hands;
    }

    void timer() {
        new java.util.Timer().schedule(new java.util.TimerTask() { // BAD eighth_hygiene_executor_leak
            @Override
            public void run() {
                System.out.println("once");
            }
        }, 100);
    }
}
