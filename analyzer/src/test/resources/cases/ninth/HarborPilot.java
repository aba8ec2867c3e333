package cases.harborpilot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import javax.annotation.concurrent.GuardedBy;
import javax.annotation.concurrent.ThreadSafe;

class Berth {
    int length;
    String ship;
    Calendar since;

    Berth(int length) {
        this.length = length;
    }
}

final class Tide {
    final double level;
    final Instant at;

    Tide(double level, Instant at) {
        this.level = level;
        this.at = at;
    }
}

@ThreadSafe
class Harbor {
    private static Harbor home;
    private static final Calendar CALENDAR = Calendar.getInstance();
    private static final Map<String, Integer> DEPTHS = new HashMap<>();
    private static final Map<String, Integer> PORTS = Map.of("north", 9, "south", 12);
    static int arrivals;

    private final Lock quay = new ReentrantLock();
    private Lock crane = new ReentrantLock();
    @GuardedBy("quay")
    private final Map<Integer, Berth> berths = new HashMap<>();
    private Berth guest;
    private volatile Tide tide;
    private Tide forecast;
    private Boolean open = Boolean.TRUE;
    private LocalDate season = LocalDate.MIN;
    private String status = "idle";
    private final AtomicReference<List<String>> queue = new AtomicReference<>(List.of());
    private final AtomicLong tonnage = new AtomicLong();
    private volatile long moved;
    private volatile String[] pilots = new String[4];
    private final List<String> radio = Collections.synchronizedList(new LinkedList<>());
    private final List<String> messages = new ArrayList<>();
    private final Collection<String> feed = Collections.synchronizedCollection(messages);
    private final ExecutorService tugs;

    Harbor(ExecutorService tugs, Map<String, Harbor> registry) {
        registry.put("home", this); // BAD ninth_shared_this_escape_in_constructor
        this.tugs = tugs;
        this.guest = new Berth(50); // OK ninth_shared_this_escape_in_constructor
    }

    static Harbor home(ExecutorService tugs) {
        if (home == null) {
            home = new Harbor(tugs, new ConcurrentHashMap<>()); // BAD ninth_shared_unsynchronized_lazy_init
        }
        return home;
    }

    void dock(int n, Berth b) {
        quay.lock();
        try {
            berths.put(n, b); // OK ninth_shared_guarded_by_violated
        } finally {
            quay.unlock();
        }
    }

    void leave(int n) {
        berths.remove(n); // BAD ninth_shared_guarded_by_violated
    }

    void count() {
        synchronized (quay) { // BAD ninth_shared_synchronized_on_lock_object
            arrivals++;
        }
    }

    void lift(Runnable load) {
        crane.lock(); // BAD ninth_shared_lock_reference_reassigned
        try {
            load.run();
        } finally {
            crane.unlock();
        }
    }

    void newCrane() {
        crane = new ReentrantLock();
    }

    void welcome(String ship) {
        tugs.execute(() -> {
            Berth b = new Berth(80);
            b.ship = ship;
            b.since = new GregorianCalendar();
            guest = b; // BAD ninth_shared_unsafe_publication
        });
    }

    String guest() {
        return guest.ship + guest.since;
    }

    void measure(double level) {
        tugs.execute(() -> {
            tide = new Tide(level, Instant.now()); // OK ninth_shared_unsafe_publication
            forecast = new Tide(level + 1, Instant.now());
        });
    }

    double level() {
        return tide.level;
    }

    synchronized void shut() {
        synchronized (open) { // BAD ninth_shared_lock_on_shared_value
            open = Boolean.FALSE;
        }
    }

    void season(LocalDate next) {
        synchronized (season) { // BAD ninth_shared_lock_on_shared_value
            season = next;
        }
    }

    void status(String text) {
        Lock fresh = new ReentrantLock();
        fresh.lock(); // BAD ninth_shared_lock_on_fresh_object
        try {
            status = text + arrivals;
        } finally {
            fresh.unlock();
        }
    }

    void enqueue(String ship) {
        List<String> next = new ArrayList<>(queue.get());
        next.add(ship);
        queue.set(next); // BAD ninth_shared_compound_on_atomic
    }

    void admit(String ship) {
        UnaryOperator<List<String>> add = old -> {
            List<String> next = new ArrayList<>(old);
            next.add(ship);
            return next;
        };
        queue.updateAndGet(add); // OK ninth_shared_compound_on_atomic
    }

    void unload(long tons) {
        moved += tons; // BAD ninth_shared_compound_on_volatile
        tonnage.addAndGet(tons); // OK ninth_shared_compound_on_volatile
    }

    void pilot(int i, String name) {
        pilots[i] = name; // BAD ninth_shared_volatile_array_elements
    }

    synchronized void hire(int i, String name) {
        String[] next = pilots.clone();
        next[i] = name;
        pilots = next; // OK ninth_shared_volatile_array_elements
    }

    String hour() {
        CALENDAR.setTimeInMillis(System.currentTimeMillis()); // BAD ninth_shared_thread_unsafe_object_shared
        return CALENDAR.get(Calendar.HOUR) + ":00 " + status;
    }

    String minute() {
        Calendar c = Calendar.getInstance();
        c.setTimeInMillis(System.currentTimeMillis()); // OK ninth_shared_thread_unsafe_object_shared
        return String.valueOf(c.get(Calendar.MINUTE));
    }

    static void depth(String berth, int meters) {
        DEPTHS.put(berth, meters); // BAD ninth_shared_mutable_static
    }

    static int draught(String port) {
        return PORTS.getOrDefault(port, 0); // OK ninth_shared_mutable_static
    }

    String log() {
        StringJoiner j = new StringJoiner("\n");
        for (Iterator<String> i = radio.iterator(); i.hasNext(); ) { // BAD ninth_shared_unlocked_iteration
            j.add(i.next());
        }
        return j.toString();
    }

    String transcript() {
        String[] copy = radio.toArray(new String[0]); // OK ninth_shared_unlocked_iteration
        return String.join("\n", copy);
    }

    void note(String text) {
        feed.add(text); // OK ninth_shared_wrapper_backing_modified
        radio.add(text);
    }

    void jot(String text) {
        messages.add(text); // BAD ninth_shared_wrapper_backing_modified
    }

    List<Integer> loads(List<String> ships) {
        List<Integer> tons = new ArrayList<>();
        List<Thread> helpers = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            Thread t = new Thread(() -> ships.forEach(s -> tons.add(s.length()))); // BAD ninth_shared_captured_state_mutated_concurrently
            helpers.add(t);
            t.start();
        }
        for (Thread t : helpers) {
            try {
                t.join(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return tons;
    }

    List<Integer> weights(List<String> ships) throws Exception {
        Queue<Integer> tons = new ConcurrentLinkedQueue<>();
        Future<?> a = tugs.submit(() -> ships.forEach(s -> tons.add(s.length()))); // OK ninth_shared_captured_state_mutated_concurrently
        Future<?> b = tugs.submit(() -> ships.forEach(s -> tons.add(-s.length())));
        a.get(5, TimeUnit.SECONDS);
        b.get(5, TimeUnit.SECONDS);
        return new ArrayList<>(tons);
    }

    double ahead() {
        return forecast.level;
    }
}
