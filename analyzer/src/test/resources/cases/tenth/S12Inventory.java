package tenth.s12;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

final class Stock {
    private final String sku;
    private int quantity;
    private int reserved;

    Stock(String sku, int quantity) {
        this.sku = sku;
        this.quantity = quantity;
    }

    synchronized boolean reserve(int n) {
        if (quantity - reserved < n) {
            return false;
        }
        reserved += n; // OK tenth_shared_unsync_write
        return true;
    }

    void release(int n) {
        reserved -= n; // BAD tenth_shared_unsync_write
    }

    int available() {
        return quantity - reserved; // BAD tenth_shared_unsync_read
    }

    synchronized int availableLocked() {
        return quantity - reserved; // OK tenth_shared_unsync_read
    }

    String sku() {
        return sku; // OK tenth_shared_unsync_read
    }

    boolean reserveTwoSteps(int n) {
        if (availableLocked() >= n) {
            return reserve(n); // OK tenth_shared_two_critical_sections
        }
        return false;
    }

    synchronized void addReserved(int n) {
        reserved += n;
    }

    boolean reserveRacy(int n) {
        if (availableLocked() >= n) {
            addReserved(n); // BAD tenth_shared_two_critical_sections
            return true;
        }
        return false;
    }
}

final class Reservation {
    private final String id;
    private volatile State state = State.OPEN;
    private Instant confirmedAt;

    enum State { OPEN, CONFIRMED, CANCELLED }

    Reservation(String id) {
        this.id = id;
    }

    boolean confirm() {
        if (state == State.OPEN) {
            state = State.CONFIRMED; // BAD tenth_shared_volatile_check_then_act
            return true;
        }
        return false;
    }

    synchronized boolean cancel() {
        if (state != State.OPEN) {
            return false;
        }
        state = State.CANCELLED; // OK tenth_shared_volatile_check_then_act (debatable)
        return true;
    }

    String id() {
        return id;
    }

    void stamp() {
        confirmedAt = Instant.now(); // BAD tenth_shared_unsafe_publication (debatable)
    }

    Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }
}

class Inventory {
    private final Map<String, Stock> stocks = new ConcurrentHashMap<>();
    private final Map<String, Reservation> reservations = new HashMap<>();
    private final Map<String, List<String>> history = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private long failures;
    private volatile long successes;
    private List<String> report = List.of();
    private volatile List<String> published = List.of();

    Inventory(ScheduledExecutorService ses) {
        ses.scheduleWithFixedDelay(this::rebuild, 1, 1, TimeUnit.MINUTES); // BAD tenth_shared_thread_start_in_constructor
    }

    Stock stock(String sku) {
        return stocks.computeIfAbsent(sku, s -> new Stock(s, 0)); // OK tenth_shared_check_then_act
    }

    Stock stockRacy(String sku) {
        Stock s = stocks.get(sku);
        if (s == null) {
            s = new Stock(sku, 0);
            stocks.put(sku, s); // BAD tenth_shared_check_then_act
        }
        return s;
    }

    String reserve(String sku, int n) {
        if (!stock(sku).reserve(n)) {
            failures++; // BAD tenth_shared_nonatomic_increment
            return null;
        }
        successes++; // BAD tenth_shared_volatile_compound
        String id = "r" + sequence.incrementAndGet(); // OK tenth_shared_nonatomic_increment
        rw.writeLock().lock();
        try {
            reservations.put(id, new Reservation(id)); // OK tenth_shared_unsync_container_write
        } finally {
            rw.writeLock().unlock();
        }
        history.computeIfAbsent(sku, k -> new ArrayList<>()).add(id); // BAD tenth_shared_unsafe_value_in_concurrent_map
        return id;
    }

    void record(String sku, String id) {
        history.merge(sku, List.of(id), (a, b) -> { // OK tenth_shared_unsafe_value_in_concurrent_map
            List<String> r = new ArrayList<>(a);
            r.addAll(b);
            return List.copyOf(r);
        });
    }

    Reservation find(String id) {
        rw.readLock().lock();
        try {
            return reservations.get(id); // OK tenth_shared_unsync_container_read
        } finally {
            rw.readLock().unlock();
        }
    }

    Reservation findUnlocked(String id) {
        return reservations.get(id); // BAD tenth_shared_unsync_container_read
    }

    void purge() {
        rw.readLock().lock();
        try {
            reservations.values().removeIf(r -> r.confirmedAt().isPresent()); // BAD tenth_shared_write_under_read_lock
        } finally {
            rw.readLock().unlock();
        }
    }

    void purgeLocked() {
        rw.writeLock().lock();
        try {
            reservations.values().removeIf(r -> r.confirmedAt().isPresent()); // OK tenth_shared_write_under_read_lock
        } finally {
            rw.writeLock().unlock();
        }
    }

    boolean open(int limit) {
        if (open.get() >= limit) {
            return false;
        }
        open.incrementAndGet(); // BAD tenth_shared_atomic_check_then_act
        return true;
    }

    boolean openAtomically(int limit) {
        int n;
        do {
            n = open.get();
            if (n >= limit) {
                return false;
            }
        } while (!open.compareAndSet(n, n + 1)); // OK tenth_shared_atomic_check_then_act
        return true;
    }

    private void rebuild() {
        List<String> r = new ArrayList<>();
        stocks.forEach((k, v) -> r.add(k + v.availableLocked())); // OK tenth_shared_iteration_unlocked
        report = r; // BAD tenth_shared_unsafe_publication
        published = List.copyOf(r); // OK tenth_shared_unsafe_publication
    }

    List<String> report() {
        return report;
    }

    List<String> published() {
        return published;
    }

    Map<String, Reservation> all() {
        rw.readLock().lock();
        try {
            return reservations; // BAD tenth_shared_exposed_internal
        } finally {
            rw.readLock().unlock();
        }
    }

    Map<String, Reservation> allCopy() {
        rw.readLock().lock();
        try {
            return Map.copyOf(reservations); // OK tenth_shared_exposed_internal
        } finally {
            rw.readLock().unlock();
        }
    }

    long failures() {
        return failures;
    }
}
