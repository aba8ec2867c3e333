package t6.b28;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class T28LockObjects {

    /** SonarJava S1860, SpotBugs DL_SYNCHRONIZATION_ON_*, CodeQL-like, CERT LCK01-J: shared or pooled objects as locks. */
    static class Shared {
        private final String s = "LOCK";
        private final Object t = "LOCK".intern();
        private final String u = new String("x");
        private final Boolean b = Boolean.FALSE;
        private final Integer i = 1;
        private final Long j;
        private final Object o = new Object();
        private final byte[] z = new byte[0];
        private int n;

        Shared(long j) {
            this.j = j;
        }

        void m1() {
            synchronized (s) { // BAD hygiene_lock_on_shared
                n++;
            }
        }

        void m2() {
            synchronized (b) { // BAD hygiene_lock_on_shared
                n++;
            }
        }

        void m3() {
            synchronized (i) { // BAD hygiene_lock_on_shared
                n++;
            }
        }

        void m5() {
            synchronized (o) { // OK hygiene_lock_on_shared
                n++;
            }
        }

        void m6() {
            synchronized (z) { // OK hygiene_lock_on_shared
                n++;
            }
        }

        void m7(String k) {
            synchronized (k.intern()) { // BAD hygiene_lock_on_shared
                n++;
            }
        }

        void m9() {
            synchronized (u) {
                n--;
            }
        }
    }

    /** SonarJava S3436-near: value-based classes as locks. */
    static class Val {
        private final Optional<String> o = Optional.of("x");
        private final LocalDate d = LocalDate.MIN;

        int m1() {
            synchronized (o) { // BAD hygiene_lock_on_shared
                return 1;
            }
        }
    }

    /** SonarJava S3067, SpotBugs WL_USING_GETCLASS_RATHER_THAN_CLASS_LITERAL. */
    static class Cls {
        private static int n;

        void m1() {
            synchronized (getClass()) { // BAD hygiene_lock_getclass
                n++;
            }
        }

        void m2() {
            synchronized (Cls.class) { // OK hygiene_lock_getclass
                n++;
            }
        }
    }

    /** SonarJava S2445, Error Prone SynchronizeOnNonFinalField, SpotBugs ML_SYNC_ON_UPDATED_FIELD / ML_SYNC_ON_FIELD_TO_GUARD_CHANGING_THAT_FIELD. */
    static class NonFinal {
        private Object o = new Object();
        private List<String> l = new ArrayList<>();
        private final List<String> k = new ArrayList<>();

        void m1() {
            synchronized (o) { // BAD hygiene_lock_nonfinal
                o = new Object();
            }
        }

        void m3() {
            synchronized (l) { // BAD hygiene_lock_nonfinal
                l = new ArrayList<>();
            }
        }

        void m4(String s) {
            synchronized (k) { // OK hygiene_lock_nonfinal
                k.add(s);
            }
        }
    }

    /** SonarJava S2445 on new objects and parameters, SpotBugs-like "local lock": nobody else can hold it. */
    static class Local {
        private int n;

        void m1() {
            Object o = new Object();
            synchronized (o) { // BAD hygiene_lock_local
                n++;
            }
        }

        void m2() {
            synchronized (new Object()) { // BAD hygiene_lock_local
                n++;
            }
        }

        void m3() {
            Object o = this;
            synchronized (o) { // OK hygiene_lock_local
                n++;
            }
        }

        void m4() {
            Lock l = new ReentrantLock();
            l.lock(); // BAD hygiene_lock_local
            try {
                n++;
            } finally {
                l.unlock();
            }
        }

        int m5() {
            List<Integer> l = new ArrayList<>();
            Thread t = new Thread(() -> {
                synchronized (l) { // OK hygiene_lock_local
                    l.add(1);
                }
            });
            t.start();
            synchronized (l) { // OK hygiene_lock_local
                return l.size();
            }
        }
    }

    /** SpotBugs JLM_JSR166_LOCK_MONITORENTER / JLM_JSR166_UTILCONCURRENT_MONITORENTER, SonarJava S2442. */
    static class Jlm {
        private final Lock l = new ReentrantLock();
        private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
        private final ConcurrentHashMap<String, String> m = new ConcurrentHashMap<>();
        private final AtomicInteger a = new AtomicInteger();
        private int n;

        void m1() {
            synchronized (l) { // BAD hygiene_lock_on_juc
                n++;
            }
        }

        void m4() {
            l.lock();
            try {
                n++;
            } finally {
                l.unlock();
            }
        }

        void m5() {
            synchronized (m) { // BAD hygiene_lock_on_juc
                m.clear();
            }
        }
    }

    /** SpotBugs ESync_EMPTY_SYNC, CodeQL java/empty-synchronized-block, NP_SYNC_AND_NULL_CHECK_FIELD, TLW neighbours. */
    static class Empty {
        private final Object o = new Object();
        private Object p;

        void m1() {
            synchronized (o) { // BAD hygiene_empty_sync
            }
        }

        void m2() {
            synchronized (this) { // BAD hygiene_empty_sync
                // nothing yet
            }
        }

        void m3() {
            synchronized (o) {
                p = null;
            }
        }

        void m4() {
            synchronized (p) { // BAD hygiene_sync_null_check
                if (p == null) {
                    return;
                }
                p.hashCode();
            }
        }
    }
}
