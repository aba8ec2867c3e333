package kinds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class Dcl {
    private static Dcl it; // finds DoubleCheckedLocking

    static Dcl get() {
        if (it == null) {
            synchronized (Dcl.class) {
                if (it == null) {
                    it = new Dcl();
                }
            }
        }
        return it;
    }
}

class DclInstance {
    private Map<String,String> it; // finds DoubleCheckedLocking

    Map<String,String> get() {
        if (it == null) {
            synchronized (this) {
                if (it == null) {
                    it = new HashMap<>();
                }
            }
        }
        return it;
    }
}

class DclLocalVar {
    private Helper helper; // finds DoubleCheckedLocking

    Helper getHelper() {
        Helper h = helper;
        if (h == null) {
            synchronized (this) {
                h = helper;
                if (h == null) {
                    h = new Helper();
                    helper = h;
                }
            }
        }
        return h;
    }

    static class Helper {
        int x;
        Helper() {
            x = 3;
        }
    }
}

class DclLock {
    private Helper helper; // finds DoubleCheckedLocking
    private final Lock lock = new ReentrantLock();

    Helper getHelper() {
        if (helper == null) {
            lock.lock();
            try {
                if (helper == null) {
                    helper = new Helper();
                }
            } finally {
                lock.unlock();
            }
        }
        return helper;
    }

    static class Helper {
        int x = 3;
    }
}

class DclVolatileOk {
    private volatile Helper helper;

    Helper getHelper() {
        Helper h = helper;
        if (h == null) {
            synchronized (this) {
                h = helper;
                if (h == null) {
                    h = new Helper();
                    helper = h;
                }
            }
        }
        return h;
    }

    static class Helper {
        int x = 3;
    }
}

class DclInitOrder {
    private volatile Helper helper; // finds PublishedBeforeComplete

    Helper getHelper() {
        if (helper == null) {
            synchronized (this) {
                if (helper == null) {
                    helper = new Helper();
                    helper.setX(5);
                }
            }
        }
        return helper;
    }

    static class Helper {
        private int x; // finds InconsistentSynchronization
        void setX(int v) {
            x = v;
        }
        int x() {
            return x;
        }
    }
}

class DclIntOk {
    private int hash;

    int hash() {
        int h = hash;
        if (h == 0) {
            h = toString().length();
            hash = h;
        }
        return h;
    }
}

class LazyStatic {
    private static LazyStatic it; // finds UnsafeLazyInitialization

    public static LazyStatic get() {
        if (it == null) {
            it = new LazyStatic();
        }
        return it;
    }
}

class LazyStaticNegated {
    private static List<String> it; // finds UnsafeLazyInitialization

    public static List<String> get() {
        if (it != null) return it;
        it = new ArrayList<>();
        return it;
    }
}

class LazyStaticTernary {
    private static LazyStaticTernary it; // finds UnsafeLazyInitialization

    public static LazyStaticTernary get() {
        return it == null ? (it = new LazyStaticTernary()) : it;
    }
}

class LazyStaticMethodCall {
    private static Map<String,String> it; // finds UnsafeLazyInitialization

    static Map<String,String> get() {
        if (it == null) {
            it = load();
        }
        return it;
    }

    private static Map<String,String> load() {
        return new HashMap<>();
    }
}

class LazyStaticSyncOk {
    private static LazyStaticSyncOk it;

    public static synchronized LazyStaticSyncOk get() {
        if (it == null) {
            it = new LazyStaticSyncOk();
        }
        return it;
    }
}

class LazyHolderOk {
    private static class H {
        static final LazyHolderOk IT = new LazyHolderOk();
    }

    static LazyHolderOk get() {
        return H.IT;
    }
}

class EagerOk {
    private static final EagerOk IT = new EagerOk();

    static EagerOk get() {
        return IT;
    }
}

class LazyStaticSyncBlock {
    private static LazyStaticSyncBlock it;

    public static LazyStaticSyncBlock get() {
        synchronized (LazyStaticSyncBlock.class) {
            if (it == null) {
                it = new LazyStaticSyncBlock();
            }
            return it;
        }
    }
}

class LazyObjectsIsNull {
    private static LazyObjectsIsNull it; // finds UnsafeLazyInitialization

    public static LazyObjectsIsNull get() {
        if (Objects.isNull(it)) {
            it = new LazyObjectsIsNull();
        }
        return it;
    }
}

class StartInCtor {
    public StartInCtor() {
        new Thread(() -> System.out.println(this)).start(); // finds ThreadStartedInConstructor
    }
}

class StartInCtorField implements Runnable {
    private final Thread t;

    public StartInCtorField() {
        t = new Thread(this);
        t.start(); // finds ThreadStartedInConstructor
    }

    public void run() {
    }
}

class StartInCtorExtends extends Thread {
    public StartInCtorExtends() {
        start(); // finds ThreadStartedInConstructor
    }

    public void run() {
    }
}

final class StartInCtorFinalOk extends Thread {
    private final int n;

    public StartInCtorFinalOk(int n) {
        this.n = n;
    }

    public void run() {
        System.out.println(n);
    }
}

class ThisEscapeListener {
    public ThisEscapeListener(EventSource s) {
        s.register(this); // finds ThisEscapesConstructor
    }

    interface EventSource {
        void register(ThisEscapeListener a);
    }
}

class ThisEscapeStatic {
    static ThisEscapeStatic last; // finds MutableStaticField
    int x;

    public ThisEscapeStatic() {
        last = this; // finds ThisEscapesConstructor
        x = 3;
    }
}

class ThisEscapeInner {
    private final int n;

    public ThisEscapeInner(java.util.concurrent.Executor e) {
        e.execute(() -> System.out.println(this.n())); // finds ThisEscapesConstructor
        n = 3;
    }

    int n() {
        return n;
    }
}

class CtorPrivateInitOk {
    private int n;

    public CtorPrivateInitOk() {
        init();
    }

    private void init() {
        n = 3;
    }

    public int n() {
        return n;
    }
}

class V10 {
    private static final Object L = new Object();
    private static V10 it;

    static V10 get() {
        synchronized (L) {
            if (it == null) {
                it = new V10();
            }
        }
        return it;
    }
}

class V52 {
    static final List<V52> ALL = new ArrayList<>();
    int n;

    V52() {
        ALL.add(this); // finds ThisEscapesConstructor
        n = 3;
    }
}
