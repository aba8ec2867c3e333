package tenth.s06;

import com.google.common.base.Suppliers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

class Resource {
    int size = 3;
    Map<String, String> values = new HashMap<>();

    void init() {
        values.put("a", "b");
    }
}

class Plain {
    private static Resource r;

    static Resource get() {
        if (r == null) {
            r = new Resource(); // BAD tenth_shared_lazy_init_race
        }
        return r;
    }
}

class PlainTernary {
    private static Resource r;

    static Resource get() {
        return r != null ? r : (r = new Resource()); // BAD tenth_shared_lazy_init_race
    }
}

class PlainSync {
    private static Resource r;

    static synchronized Resource get() {
        if (r == null) {
            r = new Resource(); // OK tenth_shared_lazy_init_race
        }
        return r;
    }
}

class InstanceLazy {
    private Map<String, String> m;
    private volatile Map<String, String> v;

    Map<String, String> m() {
        if (m == null) {
            m = new HashMap<>(); // BAD tenth_shared_lazy_init_race (debatable)
        }
        return m;
    }

    Map<String, String> v() {
        if (v == null) {
            v = new java.util.concurrent.ConcurrentHashMap<>(); // BAD tenth_shared_lazy_init_race
        }
        return v;
    }
}

class VolatileStatic {
    private static volatile Resource r;

    static Resource get() {
        if (r == null) {
            r = new Resource(); // BAD tenth_shared_lazy_init_race
        }
        return r;
    }
}

class Dcl {
    private static Resource r;

    static Resource get() {
        if (r == null) { // BAD tenth_shared_double_checked_locking
            synchronized (Dcl.class) {
                if (r == null) {
                    r = new Resource();
                }
            }
        }
        return r;
    }
}

class DclInstance {
    private final Object lock = new Object();
    private Resource r;

    Resource get() {
        Resource x = r;
        if (x == null) { // BAD tenth_shared_double_checked_locking
            synchronized (lock) {
                x = r;
                if (x == null) {
                    x = new Resource();
                    r = x;
                }
            }
        }
        return x;
    }
}

class DclVolatile {
    private static volatile Resource r;

    static Resource get() {
        if (r == null) { // OK tenth_shared_double_checked_locking
            synchronized (DclVolatile.class) {
                if (r == null) {
                    r = new Resource();
                }
            }
        }
        return r;
    }
}

class DclVolatileLocal {
    private volatile Resource r;

    Resource get() {
        Resource x = r;
        if (x == null) { // OK tenth_shared_double_checked_locking
            synchronized (this) {
                x = r;
                if (x == null) {
                    r = x = new Resource();
                }
            }
        }
        return x;
    }
}

class DclLock {
    private final ReentrantLock lock = new ReentrantLock();
    private Resource r;

    Resource get() {
        if (r == null) { // BAD tenth_shared_double_checked_locking
            lock.lock();
            try {
                if (r == null) {
                    r = new Resource();
                }
            } finally {
                lock.unlock();
            }
        }
        return r;
    }
}

class SingleChecked {
    private static volatile Resource r;

    static Resource get() {
        if (r == null) {
            synchronized (SingleChecked.class) {
                r = new Resource(); // BAD tenth_shared_dcl_without_second_check
            }
        }
        return r;
    }
}

class Checked {
    private static volatile Resource r;

    static Resource get() {
        if (r == null) {
            synchronized (Checked.class) {
                if (r == null) {
                    r = new Resource(); // OK tenth_shared_dcl_without_second_check
                }
            }
        }
        return r;
    }
}

class PublishedBeforeInit {
    private static volatile Resource r;

    static Resource get() {
        if (r == null) {
            synchronized (PublishedBeforeInit.class) {
                if (r == null) {
                    r = new Resource(); // BAD tenth_shared_published_before_initialised
                    r.init();
                }
            }
        }
        return r;
    }
}

class InitBeforePublish {
    private static volatile Resource r;

    static Resource get() {
        if (r == null) {
            synchronized (InitBeforePublish.class) {
                if (r == null) {
                    Resource x = new Resource();
                    x.init();
                    r = x; // OK tenth_shared_published_before_initialised
                }
            }
        }
        return r;
    }
}

class WrongFlag {
    private static boolean initialised;
    private static Resource r;

    static Resource get() {
        if (!initialised) { // BAD tenth_shared_double_checked_locking
            synchronized (WrongFlag.class) {
                if (!initialised) {
                    r = new Resource();
                    initialised = true;
                }
            }
        }
        return r;
    }
}

class FlagVolatileBeforeValue {
    private static volatile boolean initialised;
    private static Resource r;

    static synchronized void init() {
        initialised = true; // BAD tenth_shared_published_before_initialised
        r = new Resource();
    }

    static Resource get() {
        return initialised ? r : null;
    }
}

class FlagVolatileAfterValue {
    private static volatile boolean initialised;
    private static Resource r;

    static synchronized void init() {
        r = new Resource();
        initialised = true; // OK tenth_shared_published_before_initialised
    }

    static Resource get() {
        return initialised ? r : null;
    }
}

class HolderIdiom {
    private static class Holder {
        static final Resource R = new Resource(); // OK tenth_shared_lazy_init_race
    }

    static Resource get() {
        return Holder.R;
    }
}

class Eager {
    private static final Resource R = new Resource(); // OK tenth_shared_lazy_init_race

    static Resource get() {
        return R;
    }
}

class CasLazy {
    private final AtomicReference<Resource> ref = new AtomicReference<>();

    Resource get() {
        Resource r = ref.get();
        if (r == null) {
            Resource x = new Resource();
            r = ref.compareAndSet(null, x) ? x : ref.get(); // OK tenth_shared_lazy_init_race
        }
        return r;
    }

    Resource getSet() {
        if (ref.get() == null) {
            ref.set(new Resource()); // BAD tenth_shared_lazy_init_race
        }
        return ref.get();
    }
}

class Memoized {
    private final Supplier<Resource> s = Suppliers.memoize(Resource::new); // OK tenth_shared_lazy_init_race

    Resource get() {
        return s.get();
    }
}

class IntLazy {
    private int hash;
    private final String s;

    IntLazy(String s) {
        this.s = s;
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = s.length() * 31;
            hash = h; // OK tenth_shared_lazy_init_race
        }
        return h;
    }

    int hashTwoReads() {
        if (hash == 0) {
            hash = s.length() * 31; // BAD tenth_shared_racy_single_check_reads_twice (debatable)
        }
        return hash;
    }
}

class Setter {
    private static Resource r;

    static void set(Resource x) {
        synchronized (Setter.class) {
            r = x;
        }
    }

    static Resource get() {
        return r; // BAD tenth_shared_unsync_read
    }
}

class LazyInLock {
    private Resource r;
    private final ReentrantLock lock = new ReentrantLock();

    Resource get() {
        lock.lock();
        try {
            if (r == null) {
                r = new Resource(); // OK tenth_shared_lazy_init_race
            }
            return r;
        } finally {
            lock.unlock();
        }
    }
}

class LazyTwoLocks {
    private static Resource r;

    synchronized Resource get() {
        if (r == null) {
            r = new Resource(); // BAD tenth_shared_instance_lock_static_state
        }
        return r;
    }
}

class LazyReset {
    private volatile Resource r;

    Resource get() {
        if (r == null) {
            synchronized (this) {
                if (r == null) {
                    r = new Resource();
                }
            }
        }
        return r; // BAD tenth_shared_volatile_read_twice
    }

    void reset() {
        r = null;
    }

    Resource getLocal() {
        Resource x = r;
        if (x == null) {
            synchronized (this) {
                x = r;
                if (x == null) {
                    r = x = new Resource();
                }
            }
        }
        return x; // OK tenth_shared_volatile_read_twice
    }

    int sizeTwice() {
        return r == null ? 0 : r.size; // BAD tenth_shared_volatile_read_twice
    }

    int sizeOnce() {
        Resource x = r;
        return x == null ? 0 : x.size; // OK tenth_shared_volatile_read_twice
    }
}
