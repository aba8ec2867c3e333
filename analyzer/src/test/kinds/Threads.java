package kinds;

import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

class AnonRunnable {
    private int n; // finds DataRace

    void f() {
        Thread t = new Thread(new Runnable() { @Override public void run() { n++; } });
        t.start(); // finds ThreadPerTask
        n = 5;
    }

    int n() {
        return n;
    }
}

class HelperOneDown implements Runnable {
    private int n; // finds DataRace

    public void run() {
        step();
    }

    private void step() {
        n++;
    }

    public int n() {
        return n;
    }
}

class TimerTaskRace {
    private int n; // finds DataRace
    private final Timer t = new Timer(true);

    void f() {
        t.scheduleAtFixedRate(new TimerTask() { public void run() { n++; } }, 0, 100);
    }

    int n() {
        return n;
    }
}

class S17 implements Runnable {
    private int n; // finds DataRace

    public void run() {
        n++;
    }

    public int get() {
        return n;
    }
}

class S18 extends Thread {
    private String r; // finds DataRace

    public void run() {
        r = "x";
    }

    public String result() {
        return r;
    }
}

class S19 {
    private int n; // finds DataRace

    void go() {
        new Thread(() -> n++).start(); // finds ThreadPerTask
        new Thread(() -> n--).start(); // finds ThreadPerTask
    }
}

class S22 {
    private final AtomicInteger n = new AtomicInteger();

    void f(ExecutorService ex) {
        for (int i = 0; i < 10; i++) ex.execute(() -> n.incrementAndGet());
    }

    int n() {
        return n.get();
    }
}

class S33 {
    private String name;
    private int n;

    public String getName() {
        return name;
    }

    public void setName(String s) {
        name = s;
    }

    public int getN() {
        return n;
    }

    public void inc() {
        n++;
    }
}

class S34 {
    private final List<String> l = new ArrayList<>();
    private int n;

    S34 add(String s) {
        l.add(s);
        n++;
        return this;
    }

    List<String> build() {
        return new ArrayList<>(l);
    }
}

class S35 {
    private final Map<String, Integer> m = new HashMap<>();

    void inc(String k) {
        if (!m.containsKey(k)) {
            m.put(k, 0);
        }
        m.put(k, m.get(k) + 1);
    }
}

class V1 {
    private volatile int n;

    void f() {
        n++; // finds NonAtomicUpdate
    }

    public static void main(String[] a) {
        V1 x = new V1();
        x.f();
    }
}

class TernaryUpdate {
    private volatile int n;

    void f(boolean b) {
        n = b ? n + 1 : n - 1; // finds NonAtomicUpdate
    }
}

class InstanceSdfParallel {
    private final SimpleDateFormat f = new SimpleDateFormat("yyyy"); // finds NotThreadSafeObjectShared

    List<String> all(List<Date> d) {
        return d.parallelStream().map(x -> f.format(x)).collect(Collectors.toList()); // finds ParallelStreamOnCommonPool
    }
}

class InstanceSdfOk {
    private final SimpleDateFormat f = new SimpleDateFormat("yyyy");

    List<String> all(List<Date> d) {
        return d.stream().map(x -> f.format(x)).collect(Collectors.toList());
    }
}

class V33 {
    private int sum; // finds DataRace

    void f(List<Integer> in) {
        in.parallelStream().forEach(i -> sum += i); // finds ParallelStreamOnCommonPool
    }
}

class V34 {
    int f(List<Integer> in) {
        int[] s = new int[1];
        in.parallelStream().forEach(i -> s[0] += i); // finds ParallelStreamOnCommonPool, SharedCollectionFilledInParallel
        return s[0];
    }
}

class V35 {
    private final List<String> out = new ArrayList<>(); // finds DataRace

    void f(List<String> in) {
        in.parallelStream().forEach(s -> out.add(s)); // finds ParallelStreamOnCommonPool
    }
}

class V32 {
    Set<String> f(List<String> in) {
        Set<String> out = new HashSet<>();
        in.stream().parallel().map(String::trim).forEach(out::add); // finds ParallelStreamOnCommonPool, SharedCollectionFilledInParallel
        return out;
    }
}

class ParallelMutation {
    List<String> f(List<String> in) {
        List<String> out = new ArrayList<>();
        in.parallelStream().forEach(s -> out.add(s)); // finds ParallelStreamOnCommonPool, SharedCollectionFilledInParallel
        return out;
    }
}

class ParallelMutationOk {
    List<String> f(List<String> in) {
        List<String> out = new ArrayList<>();
        in.stream().forEach(s -> out.add(s));
        return out;
    }
}

class ExecutorMutation {
    Map<String,Integer> f(List<String> in, ExecutorService ex) throws Exception {
        Map<String,Integer> out = new HashMap<>();
        List<Future<?>> fs = new ArrayList<>();
        for (String s : in) {
            fs.add(ex.submit(() -> out.put(s, s.length()))); // finds SharedCollectionFilledInParallel
        }
        for (Future<?> f : fs) f.get(5, TimeUnit.SECONDS);
        return out;
    }
}

class VolatileArray {
    private volatile int[] a = new int[3]; // finds VolatileArray

    void f(int i) {
        a[i] = 3;
    }

    int g(int i) {
        return a[i];
    }
}

class VolatileArrayReplacedOk {
    private volatile int[] a = {
    }
    ;

    void f(int[] n) {
        a = n.clone();
    }

    int g(int i) {
        return a[i];
    }
}

class NonSyncOverrideA {
    synchronized void f() {
    }
}
class NonSyncOverrideB extends NonSyncOverrideA {
    @Override void f() { // finds UnsynchronizedOverride
        System.out.println();
    }
}

class SyncOverrideOkA {
    synchronized void f() {
    }
}
class SyncOverrideOkB extends SyncOverrideOkA {
    @Override synchronized void f() {
        System.out.println();
    }
}

class SyncIter {
    private final List<String> l = Collections.synchronizedList(new ArrayList<>());

    void f() {
        for (String s : l) { // finds SynchronizedCollectionIteration
            System.out.println(s);
        }
    }

    void a(String s) {
        l.add(s);
    }
}

class SyncIterOk {
    private final List<String> l = Collections.synchronizedList(new ArrayList<>());

    void f() {
        synchronized (l) {
            for (String s : l) {
                System.out.println(s);
            }
        }
    }

    void a(String s) {
        l.add(s);
    }
}

class StartsItsThreadOnce {
    private static StartsItsThreadOnce instance;
    private static boolean started;
    private static Runnable last;

    static synchronized void once() {
        if (instance == null) {
            instance = new StartsItsThreadOnce();
            Thread dump = new Thread(() -> System.out.println("dump"));
            dump.setDaemon(true);
            dump.start();
        }
    }

    static synchronized void marked() {
        if (started) {
            return;
        }
        started = true;
        Thread dump = new Thread(() -> System.out.println("dump"));
        dump.start();
    }

    static synchronized void whenAnother(Runnable task) {
        if (task != last) {
            last = task;
            Thread run = new Thread(task);
            run.start(); // finds ThreadPerTask
        }
    }
}
