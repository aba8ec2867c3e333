import java.text.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import javax.annotation.concurrent.GuardedBy;
import javax.annotation.concurrent.ThreadSafe;

/** State that several threads meet in. */
@ThreadSafe
class Account5 {
    @GuardedBy("this") private long balance;
    private volatile int version;
    private volatile long[] slots = new long[4];
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());

    synchronized void deposit(long sum) {
        balance += sum; // OK guardedby
    }

    long balance() {
        return balance; // BAD guardedby
    }

    void bump() {
        version++; // BAD update
    }

    int version() {
        return version; // OK update
    }

    void slot(int i) {
        slots[i]++; // BAD vararray
    }

    void group(String key, String name) {
        if (!groups.containsKey(key)) {
            groups.put(key, new CopyOnWriteArrayList<>()); // BAD checkact
        }
        groups.get(key).add(name);
    }

    void groupRight(String key, String name) {
        groups.computeIfAbsent(key, k -> new CopyOnWriteArrayList<>()).add(name); // OK checkact
    }

    int total() {
        int sum = 0;
        for (String name : names) { // BAD walk
            sum += name.length();
        }
        return sum;
    }

    int totalLocked() {
        synchronized (names) {
            int sum = 0;
            for (String name : names) { // OK walk
                sum += name.length();
            }
            return sum;
        }
    }
}

class Formats5 {
    private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd"); // BAD notsafe
    private static final java.time.format.DateTimeFormatter TIME = java.time.format.DateTimeFormatter.ISO_TIME; // OK notsafe
    private static final Calendar CALENDAR = Calendar.getInstance(); // BAD notsafe
    private static final ThreadLocal<DateFormat> PER_THREAD = ThreadLocal.withInitial(SimpleDateFormat::new); // OK notsafe

    static String day(Date date) {
        return DAY.format(date);
    }

    static void set(Date date) {
        CALENDAR.setTime(date);
    }
}

class Single5 {
    private static Single5 instance;
    private static volatile Single5 checked;
    private static Single5 unchecked;

    static Single5 get() {
        if (instance == null) {
            instance = new Single5(); // BAD lazy
        }
        return instance;
    }

    static Single5 checked() {
        if (checked == null) {
            synchronized (Single5.class) {
                if (checked == null) {
                    checked = new Single5(); // OK lazy
                }
            }
        }
        return checked;
    }

    static Single5 unchecked() {
        if (unchecked == null) {
            synchronized (Single5.class) {
                if (unchecked == null) {
                    unchecked = new Single5(); // BAD dcl
                }
            }
        }
        return unchecked;
    }
}

class Locks5 {
    private Object changing = new Object();
    private final Boolean flag = Boolean.TRUE;
    private static final String NAME = "lock";
    private final Object fixed = new Object();
    private int n;

    void replaced() {
        synchronized (changing) { // BAD locklock
            changing = new Object();
            n++;
        }
    }

    void boxed() {
        synchronized (flag) { // BAD locklock
            n++;
        }
    }

    void interned() {
        synchronized (NAME) { // BAD locklock
            n++;
        }
    }

    void ofClass() {
        synchronized (getClass()) { // BAD locklock
            n++;
        }
    }

    void right() {
        synchronized (fixed) { // OK locklock
            n++;
        }
    }

    void fresh() {
        synchronized (new Object()) { // BAD locklock
            n++;
        }
    }
}

class Getter5 {
    private String name;

    public synchronized void setName(String name) {
        this.name = name; // OK inconsistent
    }

    public String getName() {
        return name; // BAD inconsistent
    }
}

class Parallel5 {
    List<String> fill(List<String> names) {
        List<String> out = new ArrayList<>();
        names.parallelStream().forEach(n -> out.add(n.trim())); // BAD parallelfill
        return out;
    }

    List<String> collect(List<String> names) {
        return names.parallelStream().map(String::trim).toList(); // OK parallelfill
    }

    int count(List<String> names) {
        int[] n = {0};
        names.parallelStream().forEach(x -> n[0]++); // BAD parallelfill
        return n[0];
    }
}
