package t4.atomicity;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

public class Atomicity {
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, List<String>> lists = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicLong total = new AtomicLong();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicReference<String> current = new AtomicReference<>();
    private final CopyOnWriteArrayList<String> names = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
    private final Vector<String> vector = new Vector<>();
    private final Hashtable<String, String> table = new Hashtable<>();
    private final LongAdder adder = new LongAdder();
    private volatile int sequence;
    private volatile boolean open;
    private volatile String state = "new";
    private volatile long seen;

    public void countPlain(String key) {
        Integer old = counts.get(key);
        counts.put(key, old == null ? 1 : old + 1); // BAD checkact
    }

    public void countMerged(String key) {
        counts.merge(key, 1, Integer::sum); // OK checkact
    }

    public void putMissing(String key) {
        if (!counts.containsKey(key)) { // BAD checkact
            counts.put(key, 0);
        }
    }

    public void putAbsent(String key) {
        counts.putIfAbsent(key, 0); // OK checkact
    }

    public int lookThenRead(String key) {
        if (counts.containsKey(key)) {
            return counts.get(key); // BAD checkact
        }
        return 0;
    }

    public int readOnce(String key) {
        Integer n = counts.get(key); // OK checkact
        return n == null ? 0 : n;
    }

    public List<String> listOf(String key) {
        return lists.computeIfAbsent(key, k -> new CopyOnWriteArrayList<>()); // OK checkact
    }

    public List<String> listOfByHand(String key) {
        List<String> found = lists.get(key);
        if (found == null) {
            found = new CopyOnWriteArrayList<>();
            lists.put(key, found); // BAD checkact
        }
        return found;
    }

    public void replaceLooped(String key) {
        Integer old;
        do {
            old = counts.get(key);
        } while (old != null && !counts.replace(key, old, old + 1)); // OK checkact
    }

    public int nextByTwoCalls() {
        number.set(number.get() + 1); // BAD checkact
        return number.get();
    }

    public int next() {
        return number.incrementAndGet(); // OK checkact
    }

    public void startOnce(Runnable task) {
        if (!started.get()) { // BAD checkact
            started.set(true);
            task.run();
        }
    }

    public void startOnceRight(Runnable task) {
        if (started.compareAndSet(false, true)) { // OK checkact
            task.run();
        }
    }

    public void max(long n) {
        if (n > total.get()) { // BAD checkact
            total.set(n);
        }
    }

    public void maxRight(long n) {
        total.accumulateAndGet(n, Math::max); // OK checkact
    }

    public String currentOrNew() {
        String value = current.get();
        if (value == null) {
            value = "made";
            current.set(value); // BAD checkact
        }
        return value;
    }

    public String currentOrNewRight() {
        current.compareAndSet(null, "made"); // OK checkact
        return current.get();
    }

    public void addMissing(String name) {
        if (!names.contains(name)) { // BAD checkact
            names.add(name);
        }
    }

    public void addMissingRight(String name) {
        names.addIfAbsent(name); // OK checkact
    }

    public String removeFirst() {
        return queue.isEmpty() ? null : queue.remove(); // BAD checkact
    }

    public String pollFirst() {
        return queue.poll(); // OK checkact
    }

    public String lastOfVector() {
        return vector.get(vector.size() - 1); // BAD checkact
    }

    public String tableOrPut(String key) {
        if (table.get(key) == null) { // BAD checkact
            table.put(key, "x");
        }
        return table.get(key);
    }

    public int bump() {
        return ++sequence; // BAD update
    }

    public void addToSequence(int n) {
        sequence += n; // BAD update
    }

    public void setSequence(int n) {
        sequence = n; // OK update
    }

    public void toggle() {
        open = !open; // BAD update
    }

    public void close() {
        open = false; // OK update
    }

    public void openOnce() {
        if (!open) { // BAD checkact
            open = true;
            state = "opened";
        }
    }

    public void advance() {
        if (state.equals("new")) { // BAD checkact
            state = "running";
        }
    }

    public synchronized void advanceLocked() {
        if (state.equals("new")) { // OK checkact
            state = "running";
        }
    }

    public void remember(long n) {
        seen = Math.max(seen, n); // BAD update
    }

    public void add() {
        adder.increment(); // OK update
    }

    public void tasks(ExecutorService pool) {
        int[] sum = {0};
        for (int i = 0; i < 9; i++) {
            pool.submit(() -> {
                sum[0]++; // BAD parallelfill
            });
        }
    }

    public void tasksRight(ExecutorService pool) {
        AtomicInteger sum = new AtomicInteger();
        for (int i = 0; i < 9; i++) {
            pool.submit(sum::incrementAndGet); // OK parallelfill
        }
    }

    public int parallelSum(List<Integer> numbers) {
        java.util.ArrayList<Integer> doubled = new java.util.ArrayList<>();
        numbers.parallelStream().map(n -> n * 2).forEach(doubled::add); // BAD parallelfill
        return doubled.size();
    }

    public List<Integer> parallelCollect(List<Integer> numbers) {
        return numbers.parallelStream().map(n -> n * 2).toList(); // OK parallelfill
    }

    public Map<String, Integer> parallelMap(List<String> words) {
        Map<String, Integer> lengths = new java.util.HashMap<>();
        words.parallelStream().forEach(w -> lengths.put(w, w.length())); // BAD parallelfill
        return lengths;
    }

    public Map<String, Integer> parallelConcurrent(List<String> words) {
        Map<String, Integer> lengths = new ConcurrentHashMap<>();
        words.parallelStream().forEach(w -> lengths.put(w, w.length())); // OK parallelfill
        return lengths;
    }
}
