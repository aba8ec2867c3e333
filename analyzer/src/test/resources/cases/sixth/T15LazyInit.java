package t6.b15;

import com.google.common.base.Suppliers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

class T15LazyInit {

    static class Res {
        int v;
    }

    /** SpotBugs LI_LAZY_INIT_STATIC, SonarJava S2444, PMD NonThreadSafeSingleton. */
    static class A {
        private static A inst;

        static A get() {
            if (inst == null) { // BAD shared_state_unsafe_lazy
                inst = new A();
            }
            return inst;
        }
    }

    /** LI, S2444: synchronized method is enough. */
    static class B {
        private static B inst;

        static synchronized B get() {
            if (inst == null) { // OK shared_state_unsafe_lazy
                inst = new B();
            }
            return inst;
        }
    }

    /** LI_LAZY_INIT_UPDATE_STATIC: the published object is filled afterwards. */
    static class C {
        private static Map<String, String> m;

        static Map<String, String> m() {
            if (m == null) { // BAD shared_state_unsafe_lazy
                m = new HashMap<>();
                m.put("a", "b");
            }
            return m;
        }
    }

    /** LI: ternary form. */
    static class D {
        private static Res r;

        static Res get() {
            return r != null ? r : (r = new Res()); // BAD shared_state_unsafe_lazy
        }
    }

    /** Holder class idiom, enum singleton and eager creation. */
    static class E {
        private E() {
        }

        private static class H {
            static final E I = new E();
        }

        static E get() {
            return H.I;
        }
    }

    /** LI: a local, not a field. */
    static class F {
        static Res get(Res r) {
            if (r == null) { // OK shared_state_unsafe_lazy
                r = new Res();
            }
            return r;
        }
    }

    /** SonarJava S2168, SpotBugs DC_DOUBLECHECK, Error Prone DoubleCheckedLocking, CodeQL java/unsafe-double-checked-locking. */
    static class Dc1 {
        private static Dc1 inst;

        static Dc1 get() {
            if (inst == null) { // BAD shared_state_double_checked
                synchronized (Dc1.class) {
                    if (inst == null) {
                        inst = new Dc1();
                    }
                }
            }
            return inst;
        }
    }

    static class Dc2 {
        private static volatile Dc2 inst;

        static Dc2 get() {
            Dc2 l = inst;
            if (l == null) { // OK shared_state_double_checked
                synchronized (Dc2.class) {
                    l = inst;
                    if (l == null) {
                        inst = l = new Dc2();
                    }
                }
            }
            return l;
        }
    }

    /** DC with an instance field and a private lock object. */
    static class Dc3 {
        private final Object lock = new Object();
        private Map<String, Res> cfg;

        Map<String, Res> cfg() {
            if (null == cfg) { // BAD shared_state_double_checked
                synchronized (lock) {
                    if (null == cfg) {
                        cfg = new HashMap<>();
                    }
                }
            }
            return cfg;
        }
    }

    /** DC with a ReentrantLock. */
    static class Dc4 {
        private final Lock lock = new ReentrantLock();
        private Res r;

        Res r() {
            if (r == null) { // BAD shared_state_double_checked
                lock.lock();
                try {
                    if (r == null) {
                        r = new Res();
                    }
                } finally {
                    lock.unlock();
                }
            }
            return r;
        }
    }

    /** DC on an int is fine: a single-check of a 32-bit primitive cannot be seen half-built. */
    static class Dc5 {
        private int h;

        @Override
        public int hashCode() {
            int x = h;
            if (x == 0) { // OK shared_state_double_checked
                synchronized (this) {
                    x = h;
                    if (x == 0) {
                        h = x = 31;
                    }
                }
            }
            return x;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Dc5;
        }
    }

    /** CodeQL java/unsafe-double-checked-locking-init-order: published before it is ready. */
    static class Dc6 {
        private volatile Res r;

        Res r() {
            if (r == null) {
                synchronized (this) {
                    if (r == null) {
                        r = new Res(); // BAD shared_state_double_checked
                        r.v = 7;
                    }
                }
            }
            return r;
        }
    }

    static class Dc7 {
        private volatile Res r;

        Res r() {
            if (r == null) {
                synchronized (this) {
                    if (r == null) {
                        Res x = new Res();
                        x.v = 7;
                        r = x; // OK shared_state_double_checked
                    }
                }
            }
            return r;
        }
    }

    /** LI: instance-level lazy init in a class that is shared by threads (it locks elsewhere). */
    static class G {
        private volatile int n;
        private static Supplier<Res> sup = Suppliers.memoize(Res::new);
        private final AtomicReference<Res> ref = new AtomicReference<>();
        private static Res shared;

        Res m1() {
            Res r = ref.get();
            if (r == null) { // OK shared_state_unsafe_lazy
                Res k = new Res();
                r = ref.compareAndSet(null, k) ? k : ref.get();
            }
            return r;
        }

        static Res m2() {
            if (shared == null) { // BAD shared_state_unsafe_lazy
                shared = make();
            }
            return shared;
        }

        private static Res make() {
            return new Res();
        }
    }

    /** S2444-near: the guard is a boolean flag. */
    static class Flag {
        private static boolean init;
        private static Res r;

        static Res get() {
            if (!init) { // BAD shared_state_unsafe_lazy
                r = new Res();
                init = true;
            }
            return r;
        }
    }

    /** Map-based lazy init: putIfAbsent by hand, or computeIfAbsent. */
    static class Maps {
        private static final ConcurrentHashMap<String, Res> M = new ConcurrentHashMap<>();

        static Res m1(String k) {
            Res r = M.get(k);
            if (r == null) { // BAD shared_state_check_then_act
                r = new Res();
                M.put(k, r);
            }
            return r;
        }

        static Res m2(String k) {
            return M.computeIfAbsent(k, x -> new Res());
        }

        static Res m3(String k) {
            Res r = M.get(k);
            if (r == null) {
                Res n = new Res();
                Res o = M.putIfAbsent(k, n); // OK shared_state_check_then_act
                r = o != null ? o : n;
            }
            return r;
        }
    }
}
