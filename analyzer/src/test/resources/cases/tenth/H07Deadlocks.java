package tenth.h07;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.HttpsURLConnection;

class Account {
    private int balance;

    void transfer(Account to, int n) {
        synchronized (this) {
            synchronized (to) { // BAD tenth_hygiene_lock_order
                balance -= n;
                to.balance += n;
            }
        }
    }

    synchronized void give(Account to, int n) {
        balance -= n;
        to.receive(n); // BAD tenth_hygiene_lock_order
    }

    synchronized void receive(int n) {
        balance += n;
    }
}

class OrderedAccount {
    private final long id;
    private int balance;

    OrderedAccount(long id) {
        this.id = id;
    }

    void ordered(OrderedAccount to, int n) {
        OrderedAccount a = id < to.id ? this : to;
        OrderedAccount b = a == this ? to : this;
        synchronized (a) {
            synchronized (b) { // OK tenth_hygiene_lock_order
                balance -= n;
                to.balance += n;
            }
        }
    }

    synchronized int balance() {
        return balance;
    }
}

class TiedAccount {
    private static final Object TIE = new Object();
    private int balance;

    void tied(TiedAccount to, int n) {
        synchronized (TIE) {
            synchronized (this) {
                synchronized (to) { // OK tenth_hygiene_lock_order
                    balance -= n;
                    to.balance += n;
                }
            }
        }
    }

    void sequential(TiedAccount to, int n) {
        synchronized (this) {
            balance -= n;
        }
        to.receive(n); // OK tenth_hygiene_lock_order
    }

    synchronized void receive(int n) {
        balance += n;
    }
}

class TwoFields {
    private final Object a = new Object();
    private final Object b = new Object();
    private final Object c = new Object();
    private int n;

    void ab() {
        synchronized (a) {
            synchronized (b) { // BAD tenth_hygiene_lock_order
                n++;
            }
        }
    }

    void ba() {
        synchronized (b) {
            synchronized (a) { // BAD tenth_hygiene_lock_order
                n--;
            }
        }
    }

    void ac() {
        synchronized (a) {
            synchronized (c) { // OK tenth_hygiene_lock_order
                n++;
            }
        }
    }

    void acAgain() {
        synchronized (a) {
            touchC();
        }
    }

    private void touchC() {
        synchronized (c) { // OK tenth_hygiene_lock_order
            n--;
        }
    }
}

class ThroughHelpers {
    private final Lock l = new ReentrantLock();
    private final Lock m = new ReentrantLock();

    void first() {
        l.lock();
        try {
            withM(); // BAD tenth_hygiene_lock_order
        } finally {
            l.unlock();
        }
    }

    void second() {
        m.lock();
        try {
            l.lock(); // BAD tenth_hygiene_lock_order
            try {
                System.out.println("x");
            } finally {
                l.unlock();
            }
        } finally {
            m.unlock();
        }
    }

    private void withM() {
        m.lock();
        try {
            System.out.println("m");
        } finally {
            m.unlock();
        }
    }

    boolean third() {
        m.lock();
        try {
            if (l.tryLock()) { // OK tenth_hygiene_lock_order
                try {
                    return true;
                } finally {
                    l.unlock();
                }
            }
            return false;
        } finally {
            m.unlock();
        }
    }
}

class Taxi {
    private final Dispatcher dispatcher;
    private int location;

    Taxi(Dispatcher d) {
        this.dispatcher = d;
    }

    synchronized void setLocation(int l) {
        location = l;
        dispatcher.notifyAvailable(this); // BAD tenth_hygiene_lock_order
    }

    void setLocationOpen(int l) {
        synchronized (this) {
            location = l;
        }
        dispatcher.notifyAvailable(this); // OK tenth_hygiene_lock_order
    }

    synchronized int location() {
        return location;
    }
}

class Dispatcher {
    private final List<Taxi> taxis = new ArrayList<>();
    private final List<Taxi> available = new ArrayList<>();

    synchronized void notifyAvailable(Taxi t) {
        available.add(t);
    }

    synchronized int sum() {
        int s = 0;
        for (Taxi t : taxis) {
            s += t.location(); // BAD tenth_hygiene_lock_order
        }
        return s;
    }

    int sumOpen() {
        List<Taxi> copy;
        synchronized (this) {
            copy = new ArrayList<>(taxis);
        }
        int s = 0;
        for (Taxi t : copy) {
            s += t.location(); // OK tenth_hygiene_lock_order
        }
        return s;
    }
}

class Events {
    interface Listener {
        void changed(String s);
    }

    private final List<Listener> ls = new ArrayList<>();
    private final CopyOnWriteArrayList<Listener> cow = new CopyOnWriteArrayList<>();
    private final Object mutex = new Object();
    private String state;

    void add(Listener l) {
        synchronized (mutex) {
            ls.add(l);
        }
        cow.add(l);
    }

    void fireLocked(String s) {
        synchronized (mutex) {
            state = s;
            for (Listener l : ls) {
                l.changed(s); // BAD tenth_hygiene_callback_under_lock
            }
        }
    }

    void fireSnapshot(String s) {
        List<Listener> copy;
        synchronized (mutex) {
            state = s;
            copy = new ArrayList<>(ls);
        }
        for (Listener l : copy) {
            l.changed(s); // OK tenth_hygiene_callback_under_lock
        }
    }

    void fireCow(String s) {
        synchronized (mutex) {
            state = s;
        }
        cow.forEach(l -> l.changed(s)); // OK tenth_hygiene_callback_under_lock
    }

    synchronized <T> T compute(java.util.function.Supplier<T> sup) {
        return sup.get(); // BAD tenth_hygiene_callback_under_lock (debatable)
    }
}

class Remote {
    private final Object lock = new Object();
    private final java.util.Map<String, Integer> cache = new java.util.HashMap<>();

    int codeLocked(HttpsURLConnection c) throws Exception {
        c.setConnectTimeout(1000);
        c.setReadTimeout(1000);
        synchronized (lock) {
            return c.getResponseCode(); // BAD tenth_hygiene_remote_call_under_lock
        }
    }

    int codeUnlocked(String key, HttpsURLConnection c) throws Exception {
        c.setConnectTimeout(1000);
        c.setReadTimeout(1000);
        int code = c.getResponseCode(); // OK tenth_hygiene_remote_call_under_lock
        synchronized (lock) {
            cache.put(key, code);
        }
        return code;
    }

    synchronized int query(java.sql.PreparedStatement s) throws Exception {
        s.setQueryTimeout(5);
        return s.executeUpdate(); // BAD tenth_hygiene_remote_call_under_lock
    }

    private final ReentrantLock rl = new ReentrantLock();

    byte[] read(java.nio.file.Path p) throws Exception {
        rl.lock();
        try {
            return java.nio.file.Files.readAllBytes(p); // BAD tenth_hygiene_io_under_lock (debatable)
        } finally {
            rl.unlock();
        }
    }

    private final ConcurrentHashMap<String, String> chm = new ConcurrentHashMap<>();

    String fetchInCompute(String k, java.net.http.HttpClient c) {
        return chm.computeIfAbsent(k, x -> {
            try {
                return c.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(x)).timeout(java.time.Duration.ofSeconds(1)).build(), java.net.http.HttpResponse.BodyHandlers.ofString()).body(); // BAD tenth_hygiene_blocking_in_map_compute
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    String cheapCompute(String k) {
        return chm.computeIfAbsent(k, String::toUpperCase); // OK tenth_hygiene_blocking_in_map_compute
    }

    String recursiveCompute(String k) {
        return chm.computeIfAbsent(k, x -> chm.computeIfAbsent(x.substring(1), y -> "z")); // BAD tenth_hygiene_recursive_map_compute
    }

    String twoStepCompute(String k) {
        String tail = chm.computeIfAbsent(k.substring(1), y -> "z");
        return chm.computeIfAbsent(k, x -> tail); // OK tenth_hygiene_recursive_map_compute
    }

    long fib(int n, ConcurrentHashMap<Integer, Long> memo) {
        return n < 2 ? n : memo.computeIfAbsent(n, k -> fib(k - 1, memo) + fib(k - 2, memo)); // BAD tenth_hygiene_recursive_map_compute
    }
}

class InitCycle {
    static final int N;

    static {
        int[] r = new int[1];
        Thread t = new Thread(() -> r[0] = compute());
        t.start();
        try {
            t.join(); // BAD tenth_hygiene_wait_in_static_initializer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        N = r[0];
    }

    static int compute() {
        return 3;
    }
}

class InitPlain {
    static final int N = compute(); // OK tenth_hygiene_wait_in_static_initializer

    static int compute() {
        return 3;
    }
}

class ParallelInit {
    static final int SUM = java.util.stream.IntStream.range(0, 100).parallel().map(i -> ParallelInit.twice(i)).sum(); // BAD tenth_hygiene_wait_in_static_initializer

    static int twice(int i) {
        return 2 * i;
    }
}

class Base {
    static final Base DEFAULT = new Derived(); // BAD tenth_hygiene_class_init_cycle
}

class Derived extends Base {
}

class Holder0 {
    static final Runnable R = () -> { }; // OK tenth_hygiene_class_init_cycle
}

class Nested {
    private final Object outer = new Object();
    private final Object inner = new Object();

    void reenter() {
        synchronized (outer) {
            synchronized (outer) { // OK tenth_hygiene_lock_order
                System.out.println("reentrant");
            }
        }
    }

    void threeWay(boolean b) {
        synchronized (b ? outer : inner) {
            synchronized (b ? inner : outer) { // BAD tenth_hygiene_lock_order
                System.out.println("x");
            }
        }
    }

    void startAndJoinLocked() throws InterruptedException {
        synchronized (outer) {
            Thread t = new Thread(() -> {
                synchronized (outer) {
                    System.out.println("x");
                }
            });
            t.start();
            t.join(); // BAD tenth_hygiene_join_holding_needed_lock
        }
    }

    void startAndJoinUnlocked() throws InterruptedException {
        Thread t = new Thread(() -> {
            synchronized (outer) {
                System.out.println("x");
            }
        });
        synchronized (outer) {
            t.start();
        }
        t.join(); // OK tenth_hygiene_join_holding_needed_lock
    }
}
