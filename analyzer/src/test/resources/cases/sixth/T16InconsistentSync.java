package t6.b16;

import com.google.errorprone.annotations.Immutable;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.annotation.concurrent.NotThreadSafe;
import javax.annotation.concurrent.ThreadSafe;

class T16InconsistentSync {

    /** SpotBugs IS2_INCONSISTENT_SYNC: most accesses locked, one not. */
    static class Is {
        private int n;
        private int k;
        private final int max;

        Is(int max) {
            this.max = max;
            n = 1; // OK shared_state_inconsistent_sync
        }

        synchronized void inc() {
            if (n < max) {
                n++;
            }
        }

        synchronized void dec() {
            n--;
        }

        synchronized boolean zero() {
            return n == 0;
        }

        void reset() {
            n = 0; // BAD shared_state_inconsistent_sync
        }

        int max() {
            return max;
        }

        synchronized void both() {
            bump();
        }

        private void bump() {
            k++; // OK shared_state_inconsistent_sync
        }

        synchronized int k() {
            return k;
        }
    }

    /** SpotBugs UG_SYNC_SET_UNSYNC_GET, SonarJava S2886, CodeQL java/unsynchronized-getter. */
    static class Ug {
        private String s;
        private volatile String t;
        private String u;

        synchronized void setS(String x) {
            s = x;
        }

        String getS() { // BAD shared_state_unsync_getter
            return s;
        }

        synchronized void setT(String x) {
            t = x;
        }

        String getT() { // OK shared_state_unsync_getter
            return t;
        }

        void setU(String x) {
            synchronized (this) {
                u = x;
            }
        }

        String getU() {
            synchronized (this) {
                return u;
            }
        }
    }

    /** S2886 with locks in blocks and booleans. */
    static class Ug2 {
        private boolean on;
        private final Lock l = new ReentrantLock();

        void setOn(boolean b) {
            l.lock();
            try {
                on = b;
            } finally {
                l.unlock();
            }
        }

        boolean isOn() { // BAD shared_state_unsync_getter
            return on;
        }
    }

    /** SpotBugs SSD_DO_NOT_USE_INSTANCE_LOCK_ON_SHARED_STATIC_DATA, Error Prone StaticGuardedByInstance, CERT LCK06-J. */
    static class Ssd {
        private static int n;
        private static int m;
        private final Object lock = new Object();
        private static final Object SL = new Object();

        synchronized void m1() {
            n++; // BAD shared_state_static_by_instance
        }

        void m3() {
            synchronized (SL) {
                m++; // OK shared_state_static_by_instance
            }
        }

        void m4() {
            synchronized (SL) {
                m--;
            }
        }
    }

    /** Error Prone GuardedBy. */
    static class Gb {
        private final Object lock = new Object();
        private final ReentrantLock rl = new ReentrantLock();
        @GuardedBy("lock")
        private final List<String> l = new ArrayList<>();
        @GuardedBy("this")
        private int n;
        @GuardedBy("rl")
        private int m;

        void m1(String s) {
            synchronized (lock) {
                l.add(s);
            }
        }

        int m2() {
            return l.size(); // BAD shared_state_guardedby
        }

        void m4() {
            rl.lock();
            try {
                m++; // OK shared_state_guardedby
            } finally {
                rl.unlock();
            }
            m--; // BAD shared_state_guardedby
        }

        synchronized Runnable m5() {
            n = 1; // OK shared_state_guardedby
            return () -> n = 2; // BAD shared_state_guardedby
        }

        @GuardedBy("lock")
        private void m6() {
            l.clear(); // OK shared_state_guardedby
        }

        void m7(Gb o) {
            synchronized (lock) {
                o.l.clear(); // BAD shared_state_guardedby
            }
        }
    }

    /** Infer RacerD THREAD_SAFETY_VIOLATION in classes marked @ThreadSafe. */
    @ThreadSafe
    static class Rd {
        private int a;
        private final Map<String, String> m = new HashMap<>();
        private final List<String> c = new CopyOnWriteArrayList<>();

        void m1() {
            a = 1; // BAD shared_state_inconsistent_sync
        }

        synchronized void m2() {
            a = 2;
        }

        void m3(String k) {
            m.put(k, k); // BAD shared_state_unsafe_collection
        }

        void m4(String k) {
            c.add(k);
        }

        int m5() {
            Rd r = new Rd();
            r.a = 3; // OK shared_state_inconsistent_sync
            return r.a;
        }
    }

    @NotThreadSafe
    static class Nts {
        private int a;

        synchronized void m1() {
            a++;
        }

        void m2() {
            a--; // OK shared_state_inconsistent_sync
        }
    }

    /** RacerD: write under the read lock; two different locks for one field. */
    static class Rw {
        private final ReadWriteLock rw = new ReentrantReadWriteLock();
        private final Object p = new Object();
        private final Object q = new Object();
        private int v;
        private int w;

        int get() {
            rw.readLock().lock();
            try {
                return v;
            } finally {
                rw.readLock().unlock();
            }
        }

        void put(int x) {
            rw.readLock().lock();
            try {
                v = x; // BAD shared_state_wrong_lock
            } finally {
                rw.readLock().unlock();
            }
        }

        void wp() {
            synchronized (p) {
                w++;
            }
        }

        void wq() {
            synchronized (q) {
                w--; // BAD shared_state_wrong_lock
            }
        }
    }

    /** Error Prone Immutable / ThreadSafe. */
    @Immutable
    static class Im {
        private final String a;
        private int b; // BAD shared_state_immutable
        private final int[] c; // BAD shared_state_immutable

        Im(String a, int b, int... c) {
            this.a = a;
            this.b = b;
            this.c = c.clone();
        }

        @Override
        public String toString() {
            return a + b + c.length;
        }
    }

    @Immutable
    record Im2(String a, int b) { // OK shared_state_immutable
    }

    /** Collections.synchronizedX: iteration has to be locked by the user (javadoc), CodeQL/Sonar-like. */
    static class It {
        private final List<String> l = Collections.synchronizedList(new ArrayList<>());

        int m1() {
            int n = 0;
            for (String s : l) { // BAD shared_state_sync_iteration
                n += s.length();
            }
            return n;
        }

        int m2() {
            int n = 0;
            synchronized (l) {
                Iterator<String> i = l.iterator(); // OK shared_state_sync_iteration
                while (i.hasNext()) {
                    n += i.next().length();
                }
            }
            return n;
        }
    }
}
