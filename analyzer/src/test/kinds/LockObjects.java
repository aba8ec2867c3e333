package kinds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class SyncBoolean {
    private static Boolean inited = Boolean.FALSE;

    void f() {
        synchronized (inited) { // finds LockOnUnsuitableObject
            if (!inited) {
                inited = Boolean.TRUE;
            }
        }
    }
}

class SyncBoxed {
    private static final Integer count = 0;
    int n;

    void f() {
        synchronized (count) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncString {
    private static String LOCK = "LOCK";
    int n;

    void f() {
        synchronized (LOCK) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncFinalStringLiteral {
    private final String lock = "lock";
    int n;

    void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncNewBoxed {
    private final Integer lock = new Integer(37);
    int n;

    void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncNewStringOk {
    private final Object lock = new Object();
    private int n;

    void f() {
        synchronized (lock) {
            n++;
        }
    }

    int g() {
        synchronized (lock) {
            return n;
        }
    }
}

class SyncLiteral {
    private int n;

    void f() {
        synchronized ("x") { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncIntern {
    private int n;

    void f(String s) {
        synchronized (s.intern()) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncGetClass {
    private static int n;

    void f() {
        synchronized (getClass()) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncThisGetClass {
    private static int n;

    void f() {
        synchronized (this.getClass()) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncClassLiteralOk {
    private static int n;

    void f() {
        synchronized (SyncClassLiteralOk.class) {
            n++;
        }
    }

    static int g() {
        synchronized (SyncClassLiteralOk.class) {
            return n;
        }
    }
}

class SyncOtherClassLiteral {
    private static int n;

    static class B {
    }

    void f() {
        synchronized (String.class) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncLock {
    private final Lock lock = new ReentrantLock();
    private int n;

    void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncConcurrentColl {
    private final ConcurrentHashMap<String,String> m = new ConcurrentHashMap<>();

    void f() {
        synchronized (m) { // finds LockOnUnsuitableObject
            if (!m.containsKey("a")) m.put("a", "b");
        }
    }
}

class SyncNonFinal {
    private Object lock = new Object();
    private int n;

    void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }

    void setLock(Object o) {
        lock = o;
    }
}

class SyncNonFinalNeverSet {
    private Object lock = new Object();
    private int n;

    void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncOnGuardedFieldChanged {
    private List<String> items = new ArrayList<>();

    void reset() {
        synchronized (items) { // finds LockOnUnsuitableObject
            items = new ArrayList<>();
        }
    }
}

class SyncLocal {
    private int n;

    void f() {
        Object lock = new Object();
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncParam {
    private int n;

    public void f(Object o) {
        synchronized (o) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncPublicLock {
    public final Object lock = new Object();
    private int n;

    public void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }

    public int g() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            return n;
        }
    }
}

class SyncExposedByGetter {
    private final Object lock = new Object();
    private int n;

    public Object getLock() {
        return lock;
    }

    public void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }

    public int g() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            return n;
        }
    }
}

class SyncSettable {
    private volatile Object lock = new Object();
    private int n;

    public void setLock(Object l) {
        lock = l;
    }

    public void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncBackingColl {
    private final Map<Integer,String> map = Collections.synchronizedMap(new HashMap<>());
    private final Set<Integer> set = map.keySet();

    public void f() {
        synchronized (set) { // finds LockOnUnsuitableObject
            for (Integer i : set) {
                System.out.println(i);
            }
        }
    }
}

class SyncHighLevel {
    private final Lock l = new ReentrantLock();
    private final Semaphore s = new Semaphore(1);
    private int n;

    void f() {
        synchronized (s) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class SyncOptional {
    private final Optional<String> o = Optional.of("x");
    private int n;

    void f() {
        synchronized (o) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class EmptySync {
    void f() {
        synchronized (this) { // finds EmptySynchronizedBlock
        }
    }
}

class EpLockNonEnclosing {
    private static int n;

    static class Other {
    }

    void f() {
        synchronized (Other.class) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class EpLockEnclosingOk {
    private static int n;

    static class Inner {
        void f() {
            synchronized (EpLockEnclosingOk.class) {
                n++;
            }
        }
    }

    static int n() {
        synchronized (EpLockEnclosingOk.class) {
            return n;
        }
    }
}

class V13 {
    private final Object lock = "abc";
    int n;

    void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class V14 {
    private static final Object lock = Boolean.TRUE;
    int n;

    void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class V15 {
    private final Integer lock = Integer.valueOf(3);
    int n;

    void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class V16 {
    int n;

    void f() {
        Integer i = 3;
        synchronized (i) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class V19 {
    private List<String> l = List.of("a");
    int n;

    void f() {
        synchronized (l) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}

class UsoInheritedP {
    public final Object lock = new Object();
}
class UsoInheritedA extends UsoInheritedP {
    private int n;

    void f() {
        synchronized (lock) { // finds LockOnUnsuitableObject
            n++;
        }
    }
}
