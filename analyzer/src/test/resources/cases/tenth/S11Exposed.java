package tenth.s11;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.annotation.concurrent.ThreadSafe;

@ThreadSafe
class Exposed {
    private final List<String> items = new ArrayList<>();
    private final Map<String, Date> dates = new HashMap<>();
    private final int[] cells = new int[8];
    private final Date created = new Date();
    private List<String> given;
    private String[] args;
    private final Set<String> names = Collections.synchronizedSet(new LinkedHashSet<>());
    private final List<String> cow = new CopyOnWriteArrayList<>();

    synchronized void add(String s) {
        items.add(s);
    }

    synchronized List<String> items() {
        return items; // BAD tenth_shared_exposed_internal
    }

    synchronized Iterator<String> iterator() {
        return items.iterator(); // BAD tenth_shared_exposed_internal
    }

    synchronized Collection<Date> values() {
        return dates.values(); // BAD tenth_shared_exposed_internal
    }

    synchronized List<String> sub(int a, int b) {
        return items.subList(a, b); // BAD tenth_shared_exposed_internal
    }

    synchronized List<String> copy() {
        return new ArrayList<>(items); // OK tenth_shared_exposed_internal
    }

    synchronized ImmutableList<String> immutable() {
        return ImmutableList.copyOf(items); // OK tenth_shared_exposed_internal
    }

    synchronized Map<String, Date> guava() {
        return ImmutableMap.copyOf(dates); // BAD tenth_shared_exposed_mutable_element
    }

    synchronized Date date(String k) {
        return dates.get(k); // BAD tenth_shared_exposed_mutable_element
    }

    synchronized Date dateCopy(String k) {
        Date d = dates.get(k);
        return d == null ? null : new Date(d.getTime()); // OK tenth_shared_exposed_mutable_element
    }

    int[] cells() {
        return cells; // BAD tenth_shared_exposed_array
    }

    synchronized int[] cellsCopy() {
        return cells.clone(); // OK tenth_shared_exposed_array
    }

    Date created() {
        return created; // BAD tenth_shared_exposed_internal
    }

    List<String> cow() {
        return Collections.unmodifiableList(cow); // OK tenth_shared_exposed_internal
    }

    synchronized void setGiven(List<String> l) {
        given = l; // BAD tenth_shared_stores_callers_mutable
    }

    synchronized void setGivenCopy(List<String> l) {
        given = List.copyOf(l); // OK tenth_shared_stores_callers_mutable
    }

    synchronized void setArgs(String[] a) {
        args = a; // BAD tenth_shared_stores_callers_mutable
    }

    synchronized void setArgsCopy(String[] a) {
        args = Arrays.copyOf(a, a.length); // OK tenth_shared_stores_callers_mutable
    }

    synchronized int sizes() {
        return given.size() + args.length + names.size();
    }

    java.util.stream.Stream<String> stream() {
        synchronized (items) {
            return items.stream(); // BAD tenth_shared_exposed_internal
        }
    }

    List<String> namesList() {
        synchronized (names) {
            return new ArrayList<>(names); // OK tenth_shared_sync_collection_iteration
        }
    }

    List<String> namesToList() {
        return names.stream().sorted().toList(); // BAD tenth_shared_sync_collection_iteration
    }
}

class Iterating {
    private final List<String> l = new LinkedList<>();
    private final Map<String, Integer> tree = new TreeMap<>();
    private final Map<String, Integer> chm = new ConcurrentHashMap<>();

    synchronized void add(String s) {
        l.add(s);
        tree.put(s, 1);
    }

    int sum() {
        int n = 0;
        for (String s : l) { // BAD tenth_shared_iteration_unlocked
            n += s.length();
        }
        return n;
    }

    synchronized int sumLocked() {
        int n = 0;
        for (String s : l) { // OK tenth_shared_iteration_unlocked
            n += s.length();
        }
        return n;
    }

    int sumTree() {
        return tree.values().stream().mapToInt(x -> x).sum(); // BAD tenth_shared_iteration_unlocked
    }

    int sumChm() {
        return chm.values().stream().mapToInt(x -> x).sum(); // OK tenth_shared_iteration_unlocked
    }

    List<String> copyUnlocked() {
        return new ArrayList<>(l); // BAD tenth_shared_iteration_unlocked
    }

    synchronized List<String> copyLocked() {
        return new ArrayList<>(l); // OK tenth_shared_iteration_unlocked
    }

    @Override
    public String toString() {
        return "l=" + l; // BAD tenth_shared_iteration_unlocked
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Iterating i && snapshot().equals(i.snapshot()); // OK tenth_shared_iteration_unlocked
    }

    @Override
    public synchronized int hashCode() {
        return l.hashCode(); // OK tenth_shared_iteration_unlocked
    }

    private synchronized List<String> snapshot() {
        return List.copyOf(l);
    }
}

class Subscribers {
    interface Sub {
        void on(String s);
    }

    private final List<Sub> plain = new ArrayList<>();
    private final List<Sub> cow = new CopyOnWriteArrayList<>();
    private final List<Sub> sync = Collections.synchronizedList(new ArrayList<>());

    void add(Sub s) {
        plain.add(s); // BAD tenth_shared_listener_list_unsync
        cow.add(s); // OK tenth_shared_listener_list_unsync
        sync.add(s); // OK tenth_shared_listener_list_unsync
    }

    void fire(String x) {
        cow.forEach(s -> s.on(x)); // OK tenth_shared_sync_collection_iteration
        for (Sub s : sync) { // BAD tenth_shared_sync_collection_iteration
            s.on(x);
        }
        plain.forEach(s -> s.on(x));
    }
}

class Settings {
    private static Settings current = new Settings("a", 1);
    private static volatile Settings active = new Settings("a", 1);
    private String host;
    private int port;

    Settings(String host, int port) {
        this.host = host;
        this.port = port;
    }

    static void replace(Settings s) {
        current = s; // BAD tenth_shared_unsafe_publication
    }

    static void activate(Settings s) {
        active = s; // OK tenth_shared_unsafe_publication
    }

    static Settings current() {
        return current;
    }

    static String url() {
        return active.host + ":" + active.port; // BAD tenth_shared_volatile_read_twice
    }

    static String urlOnce() {
        Settings s = active;
        return s.host + ":" + s.port; // OK tenth_shared_volatile_read_twice
    }

    static void setSystem(String k, String v) {
        System.setProperty(k, v); // BAD tenth_shared_system_property_mutation (debatable)
    }

    static String getSystem(String k) {
        return System.getProperty(k); // OK tenth_shared_system_property_mutation
    }

    static void zone() {
        java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("UTC")); // BAD tenth_shared_process_default_mutation
    }

    static void locale() {
        java.util.Locale.setDefault(java.util.Locale.ROOT); // BAD tenth_shared_process_default_mutation
    }

    static java.time.ZoneId ownZone() {
        return java.time.ZoneId.of("UTC"); // OK tenth_shared_process_default_mutation
    }
}

class Serial implements java.io.Serializable {
    private int n;

    private synchronized void readObject(java.io.ObjectInputStream in) throws Exception { // BAD tenth_shared_synchronized_read_object
        in.defaultReadObject();
    }

    private synchronized void writeObject(java.io.ObjectOutputStream out) throws Exception { // OK tenth_shared_synchronized_read_object
        out.defaultWriteObject();
    }

    synchronized void inc() {
        n++;
    }
}

class SerialUnsync implements java.io.Serializable {
    private int n;

    private void writeObject(java.io.ObjectOutputStream out) throws Exception { // BAD tenth_shared_unsynchronized_write_object (debatable)
        out.defaultWriteObject();
    }

    synchronized void inc() {
        n++;
    }
}

class Identity {
    private int a;
    private int b;

    synchronized void set(int x, int y) {
        a = x;
        b = y;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Identity i && i.a == a && i.b == b; // BAD tenth_shared_unsync_equals
    }

    @Override
    public synchronized int hashCode() { // OK tenth_shared_unsync_equals
        return a * 31 + b;
    }

    synchronized int split() {
        return a;
    }

    synchronized int splitB() {
        return b;
    }

    int sum() {
        return split() + splitB(); // BAD tenth_shared_two_critical_sections
    }

    synchronized int sumLocked() {
        return a + b; // OK tenth_shared_two_critical_sections
    }
}
