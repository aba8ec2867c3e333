package cases.trafficstate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;
import net.jcip.annotations.GuardedBy;
import net.jcip.annotations.ThreadSafe;

public class TrafficState implements Runnable {

    private boolean stopped;
    private volatile boolean paused;
    private boolean ended;

    @Override
    public void run() {
        while (!stopped) { // BAD eighth_shared_stop_flag
            step();
        }
    }

    void runPausable() {
        while (!paused) { // OK eighth_shared_stop_flag
            step();
        }
    }

    void runEnding() {
        while (!isEnded()) { // OK eighth_shared_stop_flag
            step();
        }
    }

    void stop() {
        stopped = true;
        paused = true;
        end();
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    private synchronized void end() {
        ended = true;
    }

    private void step() {
        Thread.onSpinWait();
    }

    static void launch() throws InterruptedException {
        TrafficState s = new TrafficState();
        new Thread(s).start();
        new Thread(s::runPausable).start();
        new Thread(s::runEnding).start();
        Thread.sleep(1000);
        s.stop();
    }
}

@ThreadSafe
class Lights {

    private static int switches;
    private static int toggles;
    private static final Object STATIC_GUARD = new Object();
    private final Object guard = new Object();
    private Object moving = new Object();
    private Integer boxed = 0;
    private static final String NAME = "lights";
    private final Lock lock = new ReentrantLock();
    private int green;
    private int red;
    private int amber;
    private int blinking;
    private int off;
    private int night;
    private int day;
    private final Map<String, Integer> counts = new HashMap<>();

    synchronized void switchOne() {
        switches++; // BAD eighth_shared_wrong_lock
    }

    void switchTwo() {
        synchronized (STATIC_GUARD) {
            toggles++; // OK eighth_shared_wrong_lock
        }
    }

    void goGreen() {
        synchronized (guard) {
            green++; // OK eighth_shared_wrong_lock
        }
    }

    void goRed() {
        synchronized (new Object()) { // BAD eighth_shared_wrong_lock
            red++;
        }
    }

    void goAmber() {
        synchronized (moving) { // BAD eighth_shared_wrong_lock
            moving = new Object();
            amber++;
        }
    }

    void blink() {
        synchronized (boxed) { // BAD eighth_shared_wrong_lock
            boxed++;
            blinking++;
        }
    }

    void switchOff() {
        synchronized (NAME) { // BAD eighth_shared_wrong_lock
            off++;
        }
    }

    void switchNight() {
        synchronized (lock) { // BAD eighth_shared_wrong_lock
            night++;
        }
    }

    void switchDay() {
        lock.lock();
        try {
            day--; // OK eighth_shared_wrong_lock
        } finally {
            lock.unlock();
        }
    }

    void count(String key) {
        synchronized (counts) {
            counts.merge(key, 1, Integer::sum);
        }
    }

    int countOf(String key) {
        synchronized (guard) {
            return counts.getOrDefault(key, 0); // BAD eighth_shared_wrong_lock
        }
    }
}

@ThreadSafe
class Crossing {

    @GuardedBy("this")
    private int cars;
    @GuardedBy("gate")
    private final List<String> queue = new ArrayList<>();
    private final Object gate = new Object();
    private int trams;
    private long bikes;
    private volatile int low;
    private volatile int high;
    private volatile Range range = new Range(0, 0);
    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Map<String, String> plates = new HashMap<>();
    private double x;
    private double y;

    record Range(int low, int high) { }

    synchronized void car() {
        cars++; // OK eighth_shared_guarded_by
    }

    int cars() {
        return cars; // BAD eighth_shared_guarded_by
    }

    void enqueue(String plate) {
        queue.add(plate); // BAD eighth_shared_guarded_by
    }

    void enqueueGated(String plate) {
        synchronized (gate) {
            queue.add(plate); // OK eighth_shared_guarded_by
        }
    }

    synchronized void clear() {
        queue.clear(); // BAD eighth_shared_guarded_by
        reset();
    }

    @GuardedBy("this")
    private void reset() {
        cars = 0; // OK eighth_shared_guarded_by
    }

    synchronized void tram() {
        trams++;
    }

    int trams() {
        return trams; // BAD eighth_shared_half_guarded
    }

    synchronized void bike() {
        bikes++;
    }

    synchronized long bikes() {
        return bikes; // OK eighth_shared_half_guarded
    }

    void resetBikes() {
        bikes = 0; // BAD eighth_shared_half_guarded
    }

    void setRange(int l, int h) {
        if (l <= high) {
            low = l; // BAD eighth_shared_compound_volatile
        }
        if (h >= low) {
            high = h; // BAD eighth_shared_compound_volatile
        }
        range = new Range(l, h); // OK eighth_shared_compound_volatile
    }

    boolean within(int v) {
        Range r = range;
        return v >= r.low() && v <= r.high(); // OK eighth_shared_compound_volatile
    }

    boolean withinTwice(int v) {
        return v >= range.low() && v <= range.high(); // BAD eighth_shared_compound_volatile
    }

    void plate(String p) {
        rw.readLock().lock();
        try {
            plates.put(p, p); // BAD eighth_shared_write_under_read
        } finally {
            rw.readLock().unlock();
        }
    }

    void plateLocked(String p) {
        rw.writeLock().lock();
        try {
            plates.put(p, p); // OK eighth_shared_write_under_read
        } finally {
            rw.writeLock().unlock();
        }
    }

    String plateOf(String p) {
        rw.readLock().lock();
        try {
            return plates.get(p); // OK eighth_shared_write_under_read
        } finally {
            rw.readLock().unlock();
        }
    }

    void move(double dx, double dy) {
        long stamp = stamped.writeLock();
        try {
            x += dx; // OK eighth_shared_optimistic_read
            y += dy;
        } finally {
            stamped.unlockWrite(stamp);
        }
    }

    double distance() {
        long stamp = stamped.tryOptimisticRead();
        double cx = x;
        double cy = y;
        return Math.hypot(cx, cy); // BAD eighth_shared_optimistic_read
    }

    double distanceValidated() {
        long stamp = stamped.tryOptimisticRead();
        double cx = x;
        double cy = y;
        if (!stamped.validate(stamp)) {
            stamp = stamped.readLock();
            try {
                cx = x;
                cy = y;
            } finally {
                stamped.unlockRead(stamp);
            }
        }
        return Math.hypot(cx, cy); // OK eighth_shared_optimistic_read
    }
}

class Detectors {

    private volatile int[] hits = new int[16];
    private final AtomicIntegerArray marks = new AtomicIntegerArray(16);
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private static final List<String> REPORTS = new ArrayList<>();
    private static final Map<String, String> ROADS = Map.of("a", "b");
    private static final Map<String, String> SEEN = new ConcurrentHashMap<>();

    void detect(int lane) {
        pool.execute(() -> hits[lane]++); // BAD eighth_shared_volatile_array
        pool.execute(() -> marks.incrementAndGet(lane)); // OK eighth_shared_volatile_array
        pool.execute(() -> REPORTS.add("lane " + lane)); // BAD eighth_shared_static_collection
        pool.execute(() -> SEEN.put("lane", ROADS.get("a"))); // OK eighth_shared_static_collection
    }

    void replace(int[] fresh) {
        hits = fresh.clone(); // OK eighth_shared_volatile_array
    }
}

class Camera {

    private final String name;
    private final List<Consumer<String>> sinks = new ArrayList<>();
    private int frames;

    Camera(String name, Hub hub) {
        hub.register(this); // BAD eighth_shared_escaping_this
        this.name = name;
    }

    Camera(String name) {
        this.name = name;
        new Thread(this::film).start(); // BAD eighth_shared_escaping_this
        this.frames = 1;
    }

    private Camera(String name, int frames) {
        this.name = name;
        this.frames = frames;
    }

    static Camera installed(String name, Hub hub) {
        Camera c = new Camera(name, 0);
        hub.register(c); // OK eighth_shared_escaping_this
        return c;
    }

    private void film() {
        sinks.forEach(s -> s.accept(name + frames));
    }
}

class Hub {

    private final Map<String, Camera> cameras = new ConcurrentHashMap<>();
    public static Map<String, String> config = new HashMap<>(); // BAD eighth_shared_open_static
    public static final Map<String, String> DEFAULTS = Map.of("k", "v"); // OK eighth_shared_open_static
    public static final List<String> MODES = new ArrayList<>(); // BAD eighth_shared_open_static ?

    void register(Camera c) {
        cameras.put(String.valueOf(System.identityHashCode(c)), c);
    }
}
