package tenth.s03;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

class Compound {
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> lists = new ConcurrentHashMap<>();
    private final Map<String, String> syncMap = Collections.synchronizedMap(new java.util.HashMap<>());
    private final List<String> syncList = Collections.synchronizedList(new ArrayList<>());
    private final Vector<String> vector = new Vector<>();
    private final Hashtable<String, String> table = new Hashtable<>();
    private final AtomicInteger n = new AtomicInteger();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicLong max = new AtomicLong();
    private final AtomicReference<List<String>> ref = new AtomicReference<>(List.of());
    private final Queue<String> queue = new ConcurrentLinkedQueue<>();
    private final CopyOnWriteArrayList<String> cow = new CopyOnWriteArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile int vol;
    private volatile long total;
    private volatile boolean flag;

    void containsThenPut(String k) {
        if (!counts.containsKey(k)) {
            counts.put(k, 0); // BAD tenth_shared_check_then_act
        }
    }

    void putIfAbsent(String k) {
        counts.putIfAbsent(k, 0); // OK tenth_shared_check_then_act
    }

    void getThenPut(String k) {
        Integer c = counts.get(k);
        counts.put(k, c == null ? 1 : c + 1); // BAD tenth_shared_concurrent_map_read_modify_write
    }

    void getOrDefaultPut(String k) {
        counts.put(k, counts.getOrDefault(k, 0) + 1); // BAD tenth_shared_concurrent_map_read_modify_write
    }

    void merge(String k) {
        counts.merge(k, 1, Integer::sum); // OK tenth_shared_concurrent_map_read_modify_write
    }

    void replaceLoop(String k) {
        for (;;) {
            Integer c = counts.putIfAbsent(k, 1);
            if (c == null || counts.replace(k, c, c + 1)) { // OK tenth_shared_concurrent_map_read_modify_write
                return;
            }
        }
    }

    void containsThenGet(String k) {
        if (counts.containsKey(k)) {
            int x = counts.get(k); // BAD tenth_shared_check_then_act
            System.out.println(x);
        }
    }

    void getOnce(String k) {
        Integer x = counts.get(k); // OK tenth_shared_check_then_act
        if (x != null) {
            System.out.println(x);
        }
    }

    void listInMap(String k, String v) {
        lists.computeIfAbsent(k, x -> new ArrayList<>()).add(v); // BAD tenth_shared_unsafe_value_in_concurrent_map
    }

    void listInCompute(String k, String v) {
        lists.compute(k, (x, l) -> { // OK tenth_shared_unsafe_value_in_concurrent_map
            List<String> r = l == null ? new ArrayList<>() : new ArrayList<>(l);
            r.add(v);
            return r;
        });
    }

    void cowInMap(String k, String v) {
        lists.computeIfAbsent(k, x -> new CopyOnWriteArrayList<>()).add(v); // OK tenth_shared_unsafe_value_in_concurrent_map
    }

    List<String> nullThenPut(String k) {
        List<String> l = lists.get(k);
        if (l == null) {
            l = new CopyOnWriteArrayList<>();
            lists.put(k, l); // BAD tenth_shared_check_then_act
        }
        return l;
    }

    List<String> nullThenPutIfAbsent(String k) {
        List<String> l = lists.get(k);
        if (l == null) {
            List<String> mine = new CopyOnWriteArrayList<>();
            List<String> prev = lists.putIfAbsent(k, mine); // OK tenth_shared_check_then_act
            l = prev == null ? mine : prev;
        }
        return l;
    }

    List<String> putIfAbsentIgnored(String k) {
        List<String> mine = new CopyOnWriteArrayList<>();
        lists.putIfAbsent(k, mine); // BAD tenth_shared_put_if_absent_result_ignored
        mine.add("x");
        return mine;
    }

    void removeIfEqual(String k) {
        if (Integer.valueOf(0).equals(counts.get(k))) {
            counts.remove(k); // BAD tenth_shared_check_then_act
        }
    }

    void removeAtomically(String k) {
        counts.remove(k, 0); // OK tenth_shared_check_then_act
    }

    void syncMapPut(String k) {
        if (syncMap.get(k) == null) {
            syncMap.put(k, k); // BAD tenth_shared_check_then_act
        }
    }

    void syncMapPutLocked(String k) {
        synchronized (syncMap) {
            if (syncMap.get(k) == null) {
                syncMap.put(k, k); // OK tenth_shared_check_then_act
            }
        }
    }

    void tablePut(String k) {
        if (!table.containsKey(k)) {
            table.put(k, k); // BAD tenth_shared_check_then_act
        }
    }

    String last() {
        return vector.get(vector.size() - 1); // BAD tenth_shared_sync_collection_compound
    }

    String lastLocked() {
        synchronized (vector) {
            return vector.get(vector.size() - 1); // OK tenth_shared_sync_collection_compound
        }
    }

    void addIfMissing(String s) {
        if (!syncList.contains(s)) {
            syncList.add(s); // BAD tenth_shared_sync_collection_compound
        }
    }

    void cowAddIfMissing(String s) {
        if (!cow.contains(s)) {
            cow.add(s); // BAD tenth_shared_check_then_act
        }
    }

    void cowAddIfAbsent(String s) {
        cow.addIfAbsent(s); // OK tenth_shared_check_then_act
    }

    void iterate() {
        for (String s : syncList) { // BAD tenth_shared_sync_collection_iteration
            System.out.println(s);
        }
    }

    void iterateLocked() {
        synchronized (syncList) {
            for (String s : syncList) { // OK tenth_shared_sync_collection_iteration
                System.out.println(s);
            }
        }
    }

    void iterateIterator() {
        Iterator<String> it = syncMap.keySet().iterator(); // BAD tenth_shared_sync_collection_iteration
        while (it.hasNext()) {
            System.out.println(it.next());
        }
    }

    void iterateWrongLock() {
        Set<String> ks = syncMap.keySet();
        synchronized (ks) {
            for (String s : ks) { // BAD tenth_shared_sync_collection_iteration
                System.out.println(s);
            }
        }
    }

    void iterateRightLock() {
        Set<String> ks = syncMap.keySet();
        synchronized (syncMap) {
            for (String s : ks) { // OK tenth_shared_sync_collection_iteration
                System.out.println(s);
            }
        }
    }

    void streamSync() {
        syncList.stream().map(String::trim).forEach(System.out::println); // BAD tenth_shared_sync_collection_iteration
    }

    void forEachSync() {
        syncList.forEach(System.out::println); // OK tenth_shared_sync_collection_iteration
    }

    void cowIterate() {
        for (String s : cow) { // OK tenth_shared_sync_collection_iteration
            System.out.println(s);
        }
    }

    void pollEmpty() {
        if (!queue.isEmpty()) {
            System.out.println(queue.poll().length()); // BAD tenth_shared_check_then_act
        }
    }

    void pollNull() {
        String s = queue.poll(); // OK tenth_shared_check_then_act
        if (s != null) {
            System.out.println(s.length());
        }
    }

    boolean seenTwice(String s) {
        if (seen.contains(s)) {
            return true;
        }
        seen.add(s); // BAD tenth_shared_check_then_act
        return false;
    }

    boolean seenOnce(String s) {
        return !seen.add(s); // OK tenth_shared_check_then_act
    }

    void getSet() {
        n.set(n.get() + 1); // BAD tenth_shared_atomic_get_then_set
    }

    void incrementAndGet() {
        n.incrementAndGet(); // OK tenth_shared_atomic_get_then_set
    }

    void startOnce(Runnable r) {
        if (!started.get()) {
            started.set(true); // BAD tenth_shared_atomic_get_then_set
            r.run();
        }
    }

    void startCas(Runnable r) {
        if (started.compareAndSet(false, true)) { // OK tenth_shared_atomic_get_then_set
            r.run();
        }
    }

    void maximum(long x) {
        if (x > max.get()) {
            max.set(x); // BAD tenth_shared_atomic_get_then_set
        }
    }

    void maximumAccumulate(long x) {
        max.accumulateAndGet(x, Math::max); // OK tenth_shared_atomic_get_then_set
    }

    void appendRef(String s) {
        List<String> l = new ArrayList<>(ref.get());
        l.add(s);
        ref.set(l); // BAD tenth_shared_atomic_get_then_set
    }

    void appendRefUpdate(String s) {
        ref.updateAndGet(old -> { // OK tenth_shared_atomic_get_then_set
            List<String> l = new ArrayList<>(old);
            l.add(s);
            return List.copyOf(l);
        });
    }

    void wrapAround(int size) {
        int i = n.getAndIncrement();
        if (i >= size) {
            n.set(0); // BAD tenth_shared_atomic_get_then_set
        }
    }

    void limitTwoCalls() {
        if (n.get() < 10) {
            n.incrementAndGet(); // BAD tenth_shared_atomic_check_then_act
        }
    }

    void limitCas() {
        n.updateAndGet(x -> x < 10 ? x + 1 : x); // OK tenth_shared_atomic_check_then_act
    }

    void volInc() {
        vol++; // BAD tenth_shared_volatile_compound
    }

    void volPreDec() {
        --vol; // BAD tenth_shared_volatile_compound
    }

    void volAdd(long x) {
        total += x; // BAD tenth_shared_volatile_compound
    }

    void volAssignPlus() {
        vol = vol + 1; // BAD tenth_shared_volatile_compound
    }

    void volToggle() {
        flag = !flag; // BAD tenth_shared_volatile_compound
    }

    void volSet() {
        flag = true; // OK tenth_shared_volatile_compound
    }

    synchronized void volIncLocked() {
        writes = writes + 1; // OK tenth_shared_volatile_compound
    }

    private volatile int writes;

    int writes() {
        return writes;
    }

    private final LongAdder adder = new LongAdder();

    void adder() {
        adder.increment(); // OK tenth_shared_volatile_compound
    }

    long adderReset() {
        long s = adder.sum();
        adder.reset(); // BAD tenth_shared_check_then_act
        return s;
    }

    long adderSumThenReset() {
        return adder.sumThenReset(); // OK tenth_shared_check_then_act (debatable)
    }
}
