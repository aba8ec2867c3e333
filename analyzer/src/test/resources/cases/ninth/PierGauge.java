package cases.piergauge;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class Pier {

    private static int moored;
    private static final AtomicLong LEFT = new AtomicLong();
    private final Object rope = new Object();
    private final Integer slots = 12;
    private long water;
    private double wind;
    private final Set<String> flags = new HashSet<>();

    void moor() {
        synchronized (getClass()) { // BAD ninth_shared_lock_on_get_class
            moored++;
        }
    }

    void unmoor() {
        LEFT.incrementAndGet(); // OK ninth_shared_static_written_from_instance
        synchronized (Pier.class) { // OK ninth_shared_lock_on_get_class
            moored--;
        }
    }

    void wash() {
        synchronized ("pier") { // BAD ninth_shared_lock_on_shared_value
            flags.clear();
        }
    }

    void raise(String flag) {
        synchronized (rope) { // OK ninth_shared_lock_on_shared_value
            flags.add(flag + slots);
        }
    }

    Thread gauge(BlockingQueue<Long> levels) {
        Thread t = new Thread(() -> {
            try {
                while (true) {
                    water = levels.take(); // BAD ninth_shared_non_volatile_64_bit
                    synchronized (rope) {
                        wind = water * 0.5; // OK ninth_shared_non_volatile_64_bit
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        t.start();
        return t;
    }

    long water() {
        return water;
    }

    double wind() {
        synchronized (rope) {
            return wind;
        }
    }
}

class PierBoard {

    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    private final Map<Integer, String> boats = new TreeMap<>();
    private final Map<String, Integer> scores = new HashMap<>();
    private int changes;
    private long reads;
    private final AtomicLong views = new AtomicLong();
    private final Object post;
    private final List<String> notices = new ArrayList<>();
    private final Lock hatch = new ReentrantLock();
    private final Semaphore ramps = new Semaphore(3);

    PierBoard(Object post) {
        this.post = post;
    }

    void place(int slot, String boat) {
        rw.writeLock().lock();
        try {
            boats.put(slot, boat); // OK ninth_shared_write_under_read_lock
            changes++;
        } finally {
            rw.writeLock().unlock();
        }
    }

    void swap(int a, int b) {
        rw.readLock().lock();
        try {
            String x = boats.get(a);
            boats.put(a, boats.get(b)); // BAD ninth_shared_write_under_read_lock
            boats.put(b, x);
        } finally {
            rw.readLock().unlock();
        }
    }

    String at(int slot) {
        rw.readLock().lock();
        try {
            reads++; // BAD ninth_shared_write_under_read_lock
            return boats.get(slot);
        } finally {
            rw.readLock().unlock();
        }
    }

    String seen(int slot) {
        rw.readLock().lock();
        try {
            views.incrementAndGet(); // OK ninth_shared_write_under_read_lock
            return boats.get(slot);
        } finally {
            rw.readLock().unlock();
        }
    }

    void post(String text) {
        Object same = this.post;
        synchronized (same) { // OK ninth_shared_lock_on_fresh_object
            notices.add(text);
        }
    }

    void unpost(String text) {
        synchronized (post) { // OK ninth_shared_lock_reference_reassigned
            notices.remove(text);
        }
    }

    void score(String boat) {
        synchronized (new ArrayList<>(notices)) { // BAD ninth_shared_lock_on_fresh_object
            scores.merge(boat, 1, Integer::sum);
        }
    }

    void hatch(Runnable body) {
        hatch.lock(); // OK ninth_shared_synchronized_on_lock_object
        try {
            body.run();
        } finally {
            hatch.unlock();
        }
    }

    void ramp(Runnable body) {
        ramps.acquireUninterruptibly();
        body.run();
        ramps.release(); // BAD ninth_hygiene_permit_not_released
    }

    boolean slip(Runnable body) {
        if (!ramps.tryAcquire()) {
            return false;
        }
        if (boats.isEmpty()) {
            return true; // BAD ninth_hygiene_permit_not_released
        }
        try {
            body.run();
        } finally {
            ramps.release(); // OK ninth_hygiene_permit_not_released
        }
        return true;
    }

    boolean open(String boat) throws InterruptedException {
        hatch.lockInterruptibly(); // BAD ninth_hygiene_lock_not_released
        Integer n = scores.get(boat);
        if (n == null) {
            return false;
        }
        hatch.unlock();
        return n > 0;
    }

    String state() {
        rw.readLock().lock(); // OK ninth_hygiene_lock_not_released
        try {
            return changes + " " + reads;
        } finally {
            rw.readLock().unlock();
        }
    }
}
