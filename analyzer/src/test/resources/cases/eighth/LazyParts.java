package cases.lazyparts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

public class LazyParts {

    private static LazyParts alpha;
    private static volatile LazyParts beta;
    private static LazyParts gamma;
    private static LazyParts delta;
    private static volatile LazyParts epsilon;
    private Map<String, String> table;
    private volatile Map<String, String> index;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    static LazyParts alpha() {
        if (alpha == null) {
            synchronized (LazyParts.class) {
                if (alpha == null) {
                    alpha = new LazyParts(); // BAD eighth_shared_double_checked
                }
            }
        }
        return alpha;
    }

    static LazyParts beta() {
        LazyParts p = beta;
        if (p == null) {
            synchronized (LazyParts.class) {
                p = beta;
                if (p == null) {
                    beta = p = new LazyParts(); // OK eighth_shared_double_checked
                }
            }
        }
        return p;
    }

    static synchronized LazyParts gamma() {
        if (gamma == null) {
            gamma = new LazyParts(); // OK eighth_shared_lazy_init
        }
        return gamma;
    }

    static LazyParts delta() {
        if (delta == null) {
            delta = new LazyParts(); // BAD eighth_shared_lazy_init
        }
        return delta;
    }

    static LazyParts epsilon() {
        if (epsilon == null) {
            epsilon = new LazyParts(); // BAD eighth_shared_lazy_init
        }
        return epsilon;
    }

    static LazyParts zeta() {
        return Holder.INSTANCE; // OK eighth_shared_lazy_init
    }

    private static final class Holder {
        static final LazyParts INSTANCE = new LazyParts();
    }

    void fill() {
        pool.execute(() -> table().put("a", "b"));
        pool.execute(() -> table().put("c", "d"));
        pool.execute(() -> System.out.println(index().size()));
        pool.execute(() -> System.out.println(index().size()));
    }

    private Map<String, String> table() {
        if (table == null) {
            table = new ConcurrentHashMap<>(); // BAD eighth_shared_lazy_init
        }
        return table;
    }

    private Map<String, String> index() {
        if (index == null) {
            synchronized (this) {
                if (index == null) {
                    Map<String, String> fresh = new HashMap<>();
                    fresh.put("x", "y");
                    index = Map.copyOf(fresh); // OK eighth_shared_double_checked
                }
            }
        }
        return index;
    }

    private volatile Map<String, String> early;

    Map<String, String> early() {
        if (early == null) {
            synchronized (this) {
                if (early == null) {
                    early = new HashMap<>();
                    early.put("x", "y"); // BAD eighth_shared_double_checked
                }
            }
        }
        return early;
    }
}

class Parts {

    private final Map<String, Integer> stock = new ConcurrentHashMap<>();
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<String>> byBin = new ConcurrentHashMap<>();
    private final Map<String, List<String>> byShelf = new ConcurrentHashMap<>();
    private final AtomicInteger free = new AtomicInteger(10);
    private final AtomicReference<List<String>> snapshot = new AtomicReference<>(List.of());
    private final AtomicBoolean started = new AtomicBoolean();

    void add(String part) {
        if (!stock.containsKey(part)) {
            stock.put(part, 1); // BAD eighth_shared_check_then_act
        }
    }

    void addOnce(String part) {
        stock.putIfAbsent(part, 1); // OK eighth_shared_check_then_act
    }

    void count(String part) {
        stock.put(part, stock.getOrDefault(part, 0) + 1); // BAD eighth_shared_check_then_act
    }

    void countMerged(String part) {
        stock.merge(part, 1, Integer::sum); // OK eighth_shared_check_then_act
    }

    void countComputed(String part) {
        stock.compute(part, (k, v) -> v == null ? 1 : v + 1); // OK eighth_shared_check_then_act
    }

    String pop() {
        if (!names.isEmpty()) {
            return names.remove(0); // BAD eighth_shared_check_then_act
        }
        return null;
    }

    String popLocked() {
        synchronized (names) {
            return names.isEmpty() ? null : names.remove(0); // OK eighth_shared_check_then_act
        }
    }

    boolean reserve() {
        if (free.get() > 0) {
            free.decrementAndGet(); // BAD eighth_shared_check_then_act
            return true;
        }
        return false;
    }

    boolean reserveOnce() {
        return free.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0; // OK eighth_shared_check_then_act
    }

    void start() {
        if (!started.get()) {
            started.set(true); // BAD eighth_shared_check_then_act
            System.out.println("starting");
        }
    }

    void startOnce() {
        if (started.compareAndSet(false, true)) { // OK eighth_shared_check_then_act
            System.out.println("starting");
        }
    }

    void extend(String part) {
        List<String> next = new ArrayList<>(snapshot.get());
        next.add(part);
        snapshot.set(next); // BAD eighth_shared_check_then_act
    }

    void extendMore(String part) {
        snapshot.updateAndGet(old -> { // OK eighth_shared_check_then_act
            List<String> next = new ArrayList<>(old);
            next.add(part);
            return next;
        });
    }

    void store(String bin, String part) {
        byBin.computeIfAbsent(bin, k -> new ArrayList<>()).add(part); // BAD eighth_shared_map_values
    }

    void storeAlso(String bin, String part) {
        byShelf.computeIfAbsent(bin, k -> new CopyOnWriteArrayList<>()).add(part); // OK eighth_shared_map_values
    }

    void storeInside(String bin, String part) {
        byShelf.compute(bin, (k, v) -> {
            List<String> l = v == null ? new CopyOnWriteArrayList<>() : v;
            l.add(part); // OK eighth_shared_map_values
            return l;
        });
    }

    int totalLength() {
        int n = 0;
        for (String s : names) { // BAD eighth_shared_iteration
            n += s.length();
        }
        return n;
    }

    int totalLengthLocked() {
        int n = 0;
        synchronized (names) {
            for (String s : names) { // OK eighth_shared_iteration
                n += s.length();
            }
        }
        return n;
    }

    int totalLengthCopied() {
        int n = 0;
        for (String s : names.toArray(new String[0])) { // OK eighth_shared_iteration
            n += s.length();
        }
        return n;
    }

    int totalStock() {
        int n = 0;
        for (int v : stock.values()) { // OK eighth_shared_iteration
            n += v;
        }
        return n;
    }

    void prune() {
        Iterator<String> it = names.iterator(); // BAD eighth_shared_iteration
        while (it.hasNext()) {
            if (it.next().isEmpty()) {
                it.remove();
            }
        }
    }

    void pruneAtOnce() {
        names.removeIf(String::isEmpty); // OK eighth_shared_iteration
    }
}

class Catalogue {

    private final List<String> items = new ArrayList<>();
    private final Map<String, String> codes = new HashMap<>();
    private final int[] sizes = new int[8];
    private final List<String> published = new CopyOnWriteArrayList<>();

    synchronized void add(String item) {
        items.add(item);
        codes.put(item, item);
        sizes[0]++;
        published.add(item);
    }

    synchronized List<String> items() {
        return items; // BAD eighth_shared_leaked_internal
    }

    synchronized List<String> itemsCopied() {
        return new ArrayList<>(items); // OK eighth_shared_leaked_internal
    }

    synchronized List<String> itemsFrozen() {
        return List.copyOf(items); // OK eighth_shared_leaked_internal
    }

    synchronized Collection<String> itemsView() {
        return Collections.unmodifiableCollection(items); // BAD eighth_shared_leaked_internal
    }

    synchronized Iterable<String> codes() {
        return codes.keySet(); // BAD eighth_shared_leaked_internal
    }

    synchronized int[] sizes() {
        return sizes; // BAD eighth_shared_leaked_internal
    }

    synchronized int[] sizesCopied() {
        return Arrays.copyOf(sizes, sizes.length); // OK eighth_shared_leaked_internal
    }

    List<String> published() {
        return Collections.unmodifiableList(published); // OK eighth_shared_leaked_internal
    }

    synchronized java.util.stream.Stream<String> stream() {
        return items.stream(); // BAD eighth_shared_leaked_internal
    }
}
