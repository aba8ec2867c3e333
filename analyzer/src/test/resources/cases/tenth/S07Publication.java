package tenth.s07;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

interface Source {
    void register(Object listener);

    interface Callback {
        void on(String s);
    }

    void register(Callback c);
}

class RegistersThis {
    private final int limit;

    RegistersThis(Source s) {
        s.register((Object) this); // BAD tenth_shared_this_escape
        limit = 3;
    }
}

class RegistersInner {
    private final List<String> seen;

    RegistersInner(Source s) {
        s.register(new Source.Callback() { // BAD tenth_shared_this_escape
            @Override
            public void on(String x) {
                seen().add(x);
            }
        });
        seen = new ArrayList<>();
    }

    private synchronized List<String> seen() {
        return seen;
    }
}

class RegistersRef {
    private final java.util.Queue<String> seen = new java.util.concurrent.ConcurrentLinkedQueue<>();

    RegistersRef(Source s) {
        s.register(this::on); // BAD tenth_shared_this_escape
    }

    private void on(String s) {
        seen.add(s);
    }
}

class RegistersLater {
    private final java.util.Queue<String> seen = new java.util.concurrent.ConcurrentLinkedQueue<>();

    private RegistersLater() {
    }

    static RegistersLater create(Source s) {
        RegistersLater r = new RegistersLater();
        s.register(r.seen::add); // OK tenth_shared_this_escape
        return r;
    }
}

class StaticAssign {
    static StaticAssign instance;
    static final List<StaticAssign> ALL = java.util.Collections.synchronizedList(new ArrayList<>());
    final int x;

    StaticAssign() {
        ALL.add(this); // BAD tenth_shared_this_escape
        x = 4;
    }
}

class StartsThread {
    private final int n;

    StartsThread() {
        Thread t = new Thread(this::loop);
        t.start(); // BAD tenth_shared_thread_start_in_constructor
        n = 3;
    }

    private void loop() {
        System.out.println(n);
    }
}

class StartsItself extends Thread {
    private int n;

    StartsItself() {
        n = 3;
        start(); // BAD tenth_shared_thread_start_in_constructor
    }

    @Override
    public void run() {
        System.out.println(n);
    }
}

class StartsInMethod {
    private final int n;
    private final Thread t;

    StartsInMethod() {
        n = 3;
        t = new Thread(() -> System.out.println("x"));
    }

    void start() {
        t.start(); // OK tenth_shared_thread_start_in_constructor
    }
}

class StartsIndependent {
    StartsIndependent() {
        new Thread(() -> System.out.println("independent")).start(); // OK tenth_shared_thread_start_in_constructor (debatable)
    }
}

class SchedulesInCtor {
    private final Map<String, String> m;

    SchedulesInCtor(ScheduledExecutorService s) {
        s.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS); // BAD tenth_shared_thread_start_in_constructor
        m = new HashMap<>();
    }

    private synchronized void tick() {
        m.clear();
    }
}

class TimerInCtor {
    private final List<String> l;

    TimerInCtor(Timer t) {
        t.schedule(new TimerTask() { // BAD tenth_shared_thread_start_in_constructor
            @Override
            public void run() {
                System.out.println(l().size());
            }
        }, 0, 1000);
        l = new ArrayList<>();
    }

    private List<String> l() {
        return l;
    }
}

final class FinalSchedulesLast {
    private final Map<String, String> m = new java.util.concurrent.ConcurrentHashMap<>();

    FinalSchedulesLast() {
    }

    void start(ScheduledExecutorService s) {
        s.scheduleWithFixedDelay(m::clear, 0, 1, TimeUnit.SECONDS); // OK tenth_shared_thread_start_in_constructor
    }
}

class OverridableInCtor {
    protected final List<String> l;

    OverridableInCtor() {
        init(); // BAD tenth_shared_overridable_call_in_constructor
        l = new ArrayList<>();
    }

    protected void init() {
    }
}

class PrivateInCtor {
    private final List<String> l = new ArrayList<>();

    PrivateInCtor() {
        init(); // OK tenth_shared_overridable_call_in_constructor
    }

    private void init() {
        l.add("x");
    }
}

class Holder {
    private int n;

    Holder(int n) {
        this.n = n;
    }

    void sane() {
        if (n != n) {
            throw new AssertionError();
        }
    }
}

class FinalHolder {
    private final int n;

    FinalHolder(int n) {
        this.n = n;
    }

    int n() {
        return n;
    }
}

class Publisher {
    public Holder holder;
    private static Holder shared;
    private FinalHolder fin;
    private volatile Holder vol;
    private static boolean stop;
    private volatile boolean vstop;
    private boolean done;

    void initialise() {
        holder = new Holder(42); // BAD tenth_shared_unsafe_publication
    }

    static void share() {
        shared = new Holder(1); // BAD tenth_shared_unsafe_publication
    }

    static Holder shared() {
        return shared;
    }

    void finalHolder() {
        fin = new FinalHolder(1); // OK tenth_shared_unsafe_publication (debatable)
    }

    FinalHolder fin() {
        return fin;
    }

    void volHolder() {
        vol = new Holder(2); // OK tenth_shared_unsafe_publication
    }

    Holder vol() {
        return vol;
    }

    void loop() {
        while (!done) { // BAD tenth_shared_nonvolatile_stop_flag
            step();
        }
    }

    void stopLoop() {
        done = true;
    }

    void loopVolatile() {
        while (!vstop) { // OK tenth_shared_nonvolatile_stop_flag
            step();
        }
    }

    void stopVolatile() {
        vstop = true;
    }

    static Runnable staticLoop() {
        return () -> {
            while (!stop) { // BAD tenth_shared_nonvolatile_stop_flag
                Thread.onSpinWait();
            }
        };
    }

    static void stopStatic() {
        stop = true;
    }

    private boolean syncStop;

    private synchronized boolean stopped() {
        return syncStop;
    }

    synchronized void stopSync() {
        syncStop = true;
    }

    void loopSync() {
        while (!stopped()) { // OK tenth_shared_nonvolatile_stop_flag
            step();
        }
    }

    private void step() {
        System.out.println("step");
    }
}

class VolatileContent {
    private volatile int[] a = new int[4]; // BAD tenth_shared_volatile_array
    private volatile Map<String, String> m = new HashMap<>(); // BAD tenth_shared_volatile_collection
    private volatile Map<String, String> snapshot = Map.of(); // OK tenth_shared_volatile_collection
    private volatile int[] frozen = {1, 2}; // OK tenth_shared_volatile_array
    private final AtomicReferenceArray<String> ara = new AtomicReferenceArray<>(4); // OK tenth_shared_volatile_array
    private volatile java.util.Date date = new java.util.Date(); // BAD tenth_shared_volatile_mutable_object

    void set(int i, int v) {
        a[i] = v;
    }

    void put(String k) {
        m.put(k, k);
    }

    void replace(Map<String, String> n) {
        snapshot = Map.copyOf(n);
        frozen = new int[] {n.size()};
        ara.set(0, "x");
    }

    void touch() {
        date.setTime(System.currentTimeMillis());
    }

    int sum() {
        return a[0] + frozen[0] + m.size() + snapshot.size();
    }

    private volatile java.time.Instant instant = java.time.Instant.now(); // OK tenth_shared_volatile_mutable_object

    void touchInstant() {
        instant = java.time.Instant.now();
    }
}

class Range {
    private volatile int lo;
    private volatile int hi;

    void set(int l, int h) {
        lo = l;
        hi = h; // BAD tenth_shared_multi_field_invariant
    }

    boolean in(int x) {
        return lo <= x && x <= hi;
    }

    record Pair(int lo, int hi) { }

    private volatile Pair pair = new Pair(0, 0);

    void setPair(int l, int h) {
        pair = new Pair(l, h); // OK tenth_shared_multi_field_invariant
    }

    boolean inPair(int x) {
        Pair p = pair;
        return p.lo() <= x && x <= p.hi();
    }
}

class SelfRun implements Runnable {
    private final ExecutorService ex = Executors.newSingleThreadExecutor();
    private int ticks;

    void start() {
        ex.execute(this);
    }

    @Override
    public void run() {
        ticks++; // BAD tenth_shared_task_field_race
    }

    int ticks() {
        return ticks;
    }

    void stop() {
        ex.shutdown();
    }
}

class SelfRunLocked implements Runnable {
    private int ticks;

    @Override
    public void run() {
        synchronized (this) {
            ticks++; // OK tenth_shared_task_field_race
        }
    }

    synchronized int ticks() {
        return ticks;
    }
}
