package tenth.s04;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

class LockObjects {
    private Integer boxed = 0;
    private final Integer boxedFinal = 5;
    private Boolean flag = Boolean.FALSE;
    private final Long boxedLong = Long.valueOf(1);
    private final String literal = "LOCK";
    private final String interned = new String("x").intern();
    private final Object good = new Object();
    private Object mutable = new Object();
    private static final Object GLOBAL = new Object();
    private static int counter;
    private int state;
    private List<String> list = new ArrayList<>();
    private final List<String> finalList = new ArrayList<>();

    void onBoxed() {
        synchronized (boxed) { // BAD tenth_shared_lock_on_boxed
            boxed++;
        }
    }

    void onBoxedFinal() {
        synchronized (boxedFinal) { // BAD tenth_shared_lock_on_boxed
            state++;
        }
    }

    void onBoolean() {
        synchronized (flag) { // BAD tenth_shared_lock_on_boxed
            flag = !flag;
        }
    }

    void onLong() {
        synchronized (boxedLong) { // BAD tenth_shared_lock_on_boxed
            state++;
        }
    }

    void onLiteral() {
        synchronized (literal) { // BAD tenth_shared_lock_on_string
            state++;
        }
    }

    void onInlineLiteral() {
        synchronized ("lock") { // BAD tenth_shared_lock_on_string
            state++;
        }
    }

    void onInterned(String id) {
        synchronized (id.intern()) { // BAD tenth_shared_lock_on_string
            state++;
        }
    }

    void onInternedField() {
        synchronized (interned) { // BAD tenth_shared_lock_on_string
            state++;
        }
    }

    void onStringParameter(String id) {
        synchronized (id) { // BAD tenth_shared_lock_on_string
            state++;
        }
    }

    private final ConcurrentHashMap<String, Object> locks = new ConcurrentHashMap<>();

    void onMapped(String id) {
        synchronized (locks.computeIfAbsent(id, k -> new Object())) { // OK tenth_shared_lock_on_string
            System.out.println(id);
        }
    }

    void onGood() {
        synchronized (good) { // OK tenth_shared_lock_on_boxed
            System.out.println("good");
        }
    }

    void onMutable() {
        synchronized (mutable) { // BAD tenth_shared_lock_on_mutable_field
            state++;
        }
    }

    void replace() {
        mutable = new Object();
    }

    void onMutableList(String s) {
        synchronized (list) { // BAD tenth_shared_lock_on_mutable_field
            list.add(s);
            list = new ArrayList<>(list);
        }
    }

    void onFinalList(String s) {
        synchronized (finalList) { // OK tenth_shared_lock_on_mutable_field
            finalList.add(s);
        }
    }

    void onNew() {
        synchronized (new Object()) { // BAD tenth_shared_lock_on_local
            state++;
        }
    }

    void onLocal() {
        Object l = new Object();
        synchronized (l) { // BAD tenth_shared_lock_on_local
            state++;
        }
    }

    void onLocalAlias() {
        Object l = good;
        synchronized (l) { // OK tenth_shared_lock_on_local
            System.out.println("alias");
        }
    }

    void localShared() throws InterruptedException {
        Object l = new Object();
        int[] n = new int[1];
        Thread t = new Thread(() -> {
            synchronized (l) { // OK tenth_shared_lock_on_local
                n[0]++;
            }
        });
        t.start();
        synchronized (l) {
            n[0]++;
        }
        t.join(1000);
    }

    void localReentrant() {
        ReentrantLock l = new ReentrantLock();
        l.lock(); // BAD tenth_shared_lock_on_local
        try {
            state++;
        } finally {
            l.unlock();
        }
    }

    void onGetClass() {
        synchronized (getClass()) { // BAD tenth_shared_lock_on_getclass
            counter++;
        }
    }

    void onClassLiteral() {
        synchronized (LockObjects.class) { // OK tenth_shared_lock_on_getclass
            System.out.println("class");
        }
    }

    synchronized void instanceForStatic() {
        counter++; // BAD tenth_shared_instance_lock_static_state
    }

    void fieldForStatic() {
        synchronized (good) {
            counter++; // BAD tenth_shared_instance_lock_static_state
        }
    }

    void globalForStatic() {
        synchronized (GLOBAL) {
            counter2++; // OK tenth_shared_instance_lock_static_state
        }
    }

    private static int counter2;

    static void globalForStatic2() {
        synchronized (GLOBAL) {
            counter2--; // OK tenth_shared_instance_lock_static_state
        }
    }

    private final AtomicInteger at = new AtomicInteger();

    void onAtomic() {
        synchronized (at) { // BAD tenth_shared_lock_on_concurrent_object
            at.set(at.get() + 1);
        }
    }

    void onChm() {
        synchronized (locks) { // BAD tenth_shared_lock_on_concurrent_object
            locks.remove("x");
        }
    }

    private static volatile LockObjects instance;

    void onVolatileStatic() {
        synchronized (instance) { // BAD tenth_shared_lock_on_mutable_field
            System.out.println("x");
        }
    }

    enum Level { LOW, HIGH }

    void onEnum(Level l) {
        synchronized (l) { // BAD tenth_shared_lock_on_enum (debatable)
            System.out.println(l);
        }
    }

    void onValueType(java.time.LocalDate d) {
        synchronized (d) { // BAD tenth_shared_lock_on_value_based
            System.out.println(d);
        }
    }

    void onOptional(java.util.Optional<String> o) {
        synchronized (o) { // BAD tenth_shared_lock_on_value_based
            System.out.println(o);
        }
    }

    void onThread(Thread t) throws InterruptedException {
        synchronized (t) { // BAD tenth_shared_lock_on_thread_object (debatable)
            t.notifyAll();
        }
    }

    void emptyBlock() {
        synchronized (good) { // BAD tenth_shared_empty_synchronized
        }
    }
}

class TwoLocks {
    private final Object l1 = new Object();
    private final Object l2 = new Object();
    private int x;
    private int y;
    private final List<String> names = new ArrayList<>();

    void setX(int v) {
        synchronized (l1) {
            x = v;
        }
    }

    int getX() {
        synchronized (l2) {
            return x; // BAD tenth_shared_different_locks
        }
    }

    void setY(int v) {
        synchronized (l1) {
            y = v;
        }
    }

    int getY() {
        synchronized (l1) {
            return y; // OK tenth_shared_different_locks
        }
    }

    synchronized void add(String s) {
        names.add(s);
    }

    int size() {
        synchronized (names) {
            return names.size(); // BAD tenth_shared_different_locks
        }
    }
}

class StaticAndInstance {
    private static int n;

    static synchronized void inc() {
        n++;
    }

    synchronized void dec() {
        n--; // BAD tenth_shared_different_locks
    }
}

class InnerLocks {
    private int n;

    synchronized void inc() {
        n++;
    }

    Runnable task() {
        return new Runnable() {
            @Override
            public void run() {
                synchronized (this) {
                    n++; // BAD tenth_shared_different_locks
                }
            }
        };
    }

    Runnable lambdaTask() {
        return () -> {
            synchronized (this) {
                n++; // OK tenth_shared_different_locks
            }
        };
    }

    class Member {
        synchronized void reset() {
            n = 0; // BAD tenth_shared_different_locks
        }

        void resetOuter() {
            synchronized (InnerLocks.this) {
                n = 0; // OK tenth_shared_different_locks
            }
        }
    }
}

class PublicLock {
    public final Object lock = new Object(); // BAD tenth_shared_publicly_accessible_lock
    private final Object hidden = new Object(); // OK tenth_shared_publicly_accessible_lock

    public Object getHidden() {
        return hidden.toString();
    }
}
