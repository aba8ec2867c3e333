package cases.printspool;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

record Sheet(String owner, String text) {}

class Tray {
    private final Deque<Sheet> sheets = new ArrayDeque<>();
    private final int capacity;
    private boolean jammed;

    Tray(int capacity) {
        this.capacity = capacity;
    }

    synchronized void put(Sheet s) throws InterruptedException {
        while (sheets.size() == capacity) {
            wait(); // OK ninth_hygiene_wait_outside_loop
        }
        sheets.addLast(s);
        notify(); // BAD ninth_hygiene_notify_instead_of_notify_all
    }

    synchronized Sheet take() throws InterruptedException {
        if (sheets.isEmpty()) {
            wait(); // BAD ninth_hygiene_wait_outside_loop
        }
        Sheet s = sheets.pollFirst();
        notifyAll(); // OK ninth_hygiene_notify_instead_of_notify_all
        return s;
    }

    void clear() {
        jammed = false;
        notifyAll(); // BAD ninth_hygiene_monitor_not_held
    }

    void reset() {
        synchronized (this) {
            sheets.clear();
            notifyAll(); // OK ninth_hygiene_monitor_not_held
        }
    }

    synchronized void jam() {
        jammed = true;
    }

    synchronized boolean awaitCleared(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (jammed) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left); // OK ninth_hygiene_sleep_under_lock
        }
        return true;
    }

    synchronized void cool() throws InterruptedException {
        Thread.sleep(3000); // BAD ninth_hygiene_sleep_under_lock
        jammed = false;
    }

    void settle() throws InterruptedException {
        Thread.sleep(3000); // OK ninth_hygiene_sleep_under_lock
        synchronized (this) {
            jammed = false;
        }
    }
}

class Feeder {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ready = lock.newCondition();
    private final Object paper = new Object();
    private int loaded;
    private int reams;

    void load(int n) {
        lock.lock();
        try {
            loaded += n;
            ready.notifyAll(); // BAD ninth_hygiene_object_monitor_on_condition
        } finally {
            lock.unlock();
        }
    }

    void feed(int n) {
        lock.lock();
        try {
            loaded += n;
            ready.signalAll(); // OK ninth_hygiene_object_monitor_on_condition
        } finally {
            lock.unlock();
        }
    }

    boolean need(int n) throws InterruptedException {
        lock.lock();
        try {
            while (loaded < n) {
                if (!ready.await(5, TimeUnit.SECONDS)) { // OK ninth_hygiene_timed_wait_result_ignored
                    return false;
                }
            }
            loaded -= n;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void want(int n) throws InterruptedException {
        synchronized (ready) {
            while (loaded < n) {
                ready.wait(100); // BAD ninth_hygiene_object_monitor_on_condition
            }
        }
    }

    void drop() {
        synchronized (lock) { // BAD ninth_shared_synchronized_on_lock_object
            loaded = 0;
        }
    }

    void refill() {
        synchronized (paper) { // OK ninth_shared_synchronized_on_lock_object
            System.out.println("refill " + reams);
        }
    }

    void wake() {
        paper.notify(); // BAD ninth_hygiene_monitor_not_held
    }

    void rouse() {
        synchronized (paper) {
            reams++;
            paper.notifyAll(); // OK ninth_hygiene_monitor_not_held
        }
    }

    void pauseBoth(Tray tray) throws InterruptedException {
        synchronized (paper) {
            synchronized (tray) {
                while (loaded == 0) {
                    tray.wait(); // BAD ninth_hygiene_wait_with_two_locks
                }
            }
        }
    }

    void pauseOne(Tray tray) throws InterruptedException {
        synchronized (paper) {
            System.out.println(tray);
        }
        synchronized (tray) {
            while (loaded() == 0) {
                tray.wait(1000); // OK ninth_hygiene_wait_with_two_locks
            }
        }
    }

    private int loaded() {
        lock.lock();
        try {
            return loaded;
        } finally {
            lock.unlock();
        }
    }
}

class Printer implements Runnable {
    private final BlockingQueue<Sheet> queue = new LinkedBlockingQueue<>(); // BAD ninth_fanout_unbounded_queue
    private final BlockingQueue<Sheet> express = new LinkedBlockingQueue<>(50); // OK ninth_fanout_unbounded_queue
    private final List<Sheet> history = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Sheet> recent = new ArrayDeque<>();
    private final Semaphore head = new Semaphore(1);
    private final ThreadPoolExecutor covers = new ThreadPoolExecutor(1, 16, 1, TimeUnit.MINUTES,
            new LinkedBlockingDeque<>()); // BAD ninth_fanout_maximum_pool_size_ineffective
    private final ThreadPoolExecutor staples = new ThreadPoolExecutor(1, 16, 1, TimeUnit.MINUTES,
            new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy()); // OK ninth_fanout_maximum_pool_size_ineffective
    private final Socket device;

    Printer(Socket device) {
        this.device = device;
    }

    boolean submit(Sheet s) {
        history.add(s); // BAD ninth_fanout_unbounded_buffer
        return queue.add(s);
    }

    boolean rush(Sheet s) throws InterruptedException {
        synchronized (recent) {
            if (recent.size() == 100) {
                recent.removeFirst();
            }
            recent.addLast(s); // OK ninth_fanout_unbounded_buffer
        }
        return express.offer(s, 1, TimeUnit.SECONDS); // OK ninth_hygiene_timed_wait_result_ignored
    }

    void hurry(Sheet s) throws InterruptedException {
        express.offer(s, 1, TimeUnit.SECONDS); // BAD ninth_hygiene_timed_wait_result_ignored
    }

    @Override
    public void run() {
        while (true) {
            try {
                print(queue.take());
            } catch (InterruptedException e) {
                System.err.println("woken"); // BAD ninth_hygiene_swallowed_interrupt
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }

    private void print(Sheet s) throws IOException, InterruptedException {
        head.acquire();
        OutputStream out = device.getOutputStream();
        out.write(s.text().getBytes());
        out.flush();
        head.release(); // BAD ninth_hygiene_permit_not_released
    }

    void blank() throws IOException, InterruptedException {
        head.acquire();
        try {
            device.getOutputStream().write('\f');
        } finally {
            head.release(); // OK ninth_hygiene_permit_not_released
        }
    }

    void covers(Sheet s) {
        covers.execute(() -> System.out.println(s.owner()));
        staples.execute(() -> System.out.println(s.text()));
    }

    void close() {
        covers.shutdown();
        staples.shutdown();
    }
}
