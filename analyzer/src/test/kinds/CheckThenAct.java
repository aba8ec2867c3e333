package kinds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

class AtSeqConcurrentMap {
    private final ConcurrentHashMap<String, List<String>> map = new ConcurrentHashMap<>();

    void add(String k, String v) {
        if (!map.containsKey(k)) {
            map.put(k, new ArrayList<>()); // finds CheckThenActOnMap
        }
        map.get(k).add(v); // finds MutableValueInConcurrentMap
    }
}

class AtSeqGetNull {
    private final ConcurrentMap<String, Integer> map = new ConcurrentHashMap<>();

    void inc(String k) {
        Integer v = map.get(k);
        if (v == null) {
            map.put(k, 1); // finds CheckThenActOnMap
        } else {
            map.put(k, v + 1); // finds CheckThenActOnMap
        }
    }
}

class AtSeqUpdate {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

    void inc(String k) {
        counts.put(k, counts.get(k) + 1); // finds CheckThenActOnMap
    }
}

class AtSeqPutIfAbsentOk {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

    void inc(String k) {
        counts.merge(k, 1, Integer::sum);
    }

    int get(String k) {
        return counts.getOrDefault(k, 0);
    }
}

class AtSeqSyncOk {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

    synchronized void inc(String k) {
        if (!counts.containsKey(k)) counts.put(k, 1);
    }

    int get(String k) {
        return counts.get(k);
    }
}

class ContainsKeyThenGet {
    private final ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();

    void put(String k, String v) {
        map.put(k, v);
    }

    void drop(String k) {
        map.remove(k);
    }

    int len(String k) {
        if (map.containsKey(k)) {
            return map.get(k).length(); // finds CheckThenActOnMap
        }
        return 0;
    }
}

class ContainsKeyThenGetNeverRemovedOk {
    private final ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();

    void put(String k, String v) {
        map.put(k, v);
    }

    int len(String k) {
        if (map.containsKey(k)) {
            return map.get(k).length();
        }
        return 0;
    }
}

class PutIfAbsentIgnored {
    private final ConcurrentMap<String, List<String>> m = new ConcurrentHashMap<>();

    List<String> f(String k) {
        List<String> l = m.get(k);
        if (l == null) {
            l = new ArrayList<>();
            m.putIfAbsent(k, l); // finds CheckThenActOnMap
        }
        return l;
    }
}

class AtomicGetSet {
    private final AtomicInteger n = new AtomicInteger();

    void f() {
        n.set(n.get() + 1); // finds CheckThenActOnAtomic
    }
}

class AtomicCheck {
    private final AtomicInteger n = new AtomicInteger();

    boolean f() {
        if (n.get() < 10) {
            n.incrementAndGet(); // finds CheckThenActOnAtomic
            return true;
        }
        return false;
    }
}

class AtomicBoolCheck {
    private final AtomicBoolean started = new AtomicBoolean();

    void f() {
        if (!started.get()) {
            started.set(true); // finds CheckThenActOnAtomic
            init();
        }
    }

    void init() {
    }
}

class AtomicCasOk {
    private final AtomicBoolean started = new AtomicBoolean();

    void f() {
        if (started.compareAndSet(false, true)) {
            init();
        }
    }

    void init() {
    }
}

class VectorCheckAct {
    private final Vector<String> v = new Vector<>();

    String last() {
        int i = v.size() - 1;
        return v.get(i); // finds CheckThenActOnCollection
    }

    void add(String s) {
        if (!v.contains(s)) {
            v.add(s); // finds CheckThenActOnCollection
        }
    }

    void rm() {
        v.clear();
    }
}

class SyncListCheckAct {
    private final List<String> v = Collections.synchronizedList(new ArrayList<>());

    void add(String s) {
        if (!v.contains(s)) {
            v.add(s); // finds CheckThenActOnCollection
        }
    }
}

class ToctouSync {
    private int balance;

    synchronized boolean has(int n) {
        return balance >= n;
    }

    synchronized void withdraw(int n) {
        balance -= n;
    }

    void pay(int n) {
        if (has(n)) {
            withdraw(n); // finds CheckThenActOnMonitor
        }
    }
}

class AtomicRefUpdate {
    private final AtomicReference<String> r = new AtomicReference<>("a");

    void f() {
        String s = r.get();
        r.set(s + "b"); // finds CheckThenActOnAtomic
    }
}

class AtomicLongAdd {
    private final AtomicLong r = new AtomicLong();

    void f(long d) {
        long old = r.get();
        long n = old + d;
        r.set(n); // finds CheckThenActOnAtomic
    }
}

class AtomicLoopCasOk {
    private final AtomicLong r = new AtomicLong();

    void f(long d) {
        while (true) {
            long old = r.get();
            if (r.compareAndSet(old, old + d)) return;
        }
    }
}

class V40 {
    private static final ConcurrentMap<String, Integer> M = new ConcurrentHashMap<>();

    static int id(String s) {
        Integer i = M.get(s);
        if (i == null) {
            i = M.size();
            M.put(s, i); // finds CheckThenActOnMap
        }
        return i;
    }
}

class V41 {
    private final Map<String, Integer> m = new ConcurrentHashMap<>();

    void f(String s) {
        m.put(s, m.getOrDefault(s, 0) + 1); // finds CheckThenActOnMap
    }
}

class V42 {
    private final Map<String, Integer> m = new ConcurrentHashMap<>();

    void f(String s) {
        if (m.get(s) == null) m.put(s, 1); // finds CheckThenActOnMap
        else m.put(s, m.get(s) + 1); // finds CheckThenActOnMap
    }
}

class V43 {
    private final ConcurrentHashMap<String, List<String>> m = new ConcurrentHashMap<>();

    List<String> f(String s) {
        List<String> l = this.m.get(s);
        if (l == null) {
            l = new ArrayList<>();
            this.m.put(s, l); // finds CheckThenActOnMap
        }
        return l;
    }
}

class V44 {
    private final CopyOnWriteArrayList<String> l = new CopyOnWriteArrayList<>();

    void f(String s) {
        if (!l.contains(s)) l.add(s); // finds CheckThenActOnCollection
    }
}

class V45 {
    private final ConcurrentLinkedQueue<String> q = new ConcurrentLinkedQueue<>();

    String f() {
        if (!q.isEmpty()) return q.remove(); // finds CheckThenActOnCollection
        return null;
    }
}

class V46 {
    private final ConcurrentLinkedQueue<String> q = new ConcurrentLinkedQueue<>();

    String f() {
        return q.poll();
    }
}

class V47 {
    private final AtomicInteger n = new AtomicInteger();

    int f() {
        return n.updateAndGet(x -> x < 3 ? x + 1 : x);
    }
}
