package t6.b17;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

class T17Volatiles {

    /** SpotBugs VO_VOLATILE_INCREMENT, SonarJava S3078, Error Prone NonAtomicVolatileUpdate. */
    static class Inc {
        private volatile int n;
        private volatile boolean b;
        private volatile long[] a = new long[2];
        private int p;
        private volatile int q;

        void m1() {
            n++; // BAD shared_state_volatile_increment
        }

        void m2(int k) {
            n += k; // BAD shared_state_volatile_increment
        }

        void m3() {
            b = !b; // BAD shared_state_volatile_increment
        }

        synchronized void m5() {
            q++; // OK shared_state_volatile_increment
        }

        void m6() {
            n = 5;
        }

        void m7() {
            p++; // OK shared_state_volatile_increment
        }

        boolean m9() {
            boolean old = b;
            b = true;
            return old;
        }
    }

    /** SpotBugs VO_VOLATILE_REFERENCE_TO_ARRAY, SonarJava S3077. */
    static class Ref {
        private volatile int[] a; // BAD shared_state_volatile_ref
        private volatile List<String> l = new ArrayList<>(); // BAD shared_state_volatile_ref
        private volatile String s; // OK shared_state_volatile_ref
        private volatile Integer i;
        private final AtomicIntegerArray aa = new AtomicIntegerArray(3);
        private volatile Mode m = Mode.X; // OK shared_state_volatile_ref

        void set(int k) {
            a[k] = 1;
            l.add(s + i + m + aa.get(0));
        }
    }

    enum Mode { X, Y }

    /** SpotBugs AT_STALE_THREAD_WRITE_OF_PRIMITIVE, CodeQL-like, CERT VNA00-J: stop flag that is not volatile. */
    static class Stop implements Runnable {
        private boolean stop;

        @Override
        public void run() {
            while (!stop) {
                work();
            }
        }

        void shut() {
            stop = true; // BAD shared_state_stale_flag
        }

        private void work() {
            System.out.print('.');
        }
    }

    static class Stop2 implements Runnable {
        private volatile boolean stop;
        private final AtomicBoolean alt = new AtomicBoolean();

        @Override
        public void run() {
            while (!stop && !alt.get()) {
                System.out.print('.');
            }
        }

        void shut() {
            stop = true; // OK shared_state_stale_flag
        }
    }

    static class Stop3 extends Thread {
        @Override
        public void run() {
            boolean stop = false;
            while (!stop) {
                stop = isInterrupted();
            }
        }
    }

    /** SpotBugs AT_NONATOMIC_64BIT_PRIMITIVE (CERT VNA05-J). */
    static class Wide implements Runnable {
        private long at;
        private volatile long at2;
        private double d;

        @Override
        public void run() {
            at = System.nanoTime(); // BAD shared_state_nonatomic_64bit
            at2 = System.nanoTime(); // OK shared_state_nonatomic_64bit
            set(1.5);
        }

        private void set(double x) {
            d = x; // BAD shared_state_nonatomic_64bit
        }

        long at() {
            return at + at2 + (long) d;
        }
    }

    /** SpotBugs AT_OPERATION_SEQUENCE_ON_CONCURRENT_ABSTRACTION, CERT VNA03-J. */
    static class Seq {
        private final ConcurrentMap<String, Integer> m = new ConcurrentHashMap<>();
        private final AtomicInteger a = new AtomicInteger();
        private final AtomicReference<String> r = new AtomicReference<>();
        private final CopyOnWriteArrayList<String> l = new CopyOnWriteArrayList<>();
        private final AtomicLong x = new AtomicLong();
        private final ConcurrentSkipListMap<Integer, String> q = new ConcurrentSkipListMap<>();

        void m1(String k) {
            if (!m.containsKey(k)) {
                m.put(k, 1); // BAD shared_state_check_then_act
            }
        }

        void m2(String k) {
            m.putIfAbsent(k, 1);
        }

        void m3(String k) {
            m.put(k, m.getOrDefault(k, 0) + 1); // BAD shared_state_check_then_act
        }

        void m4(String k) {
            m.merge(k, 1, Integer::sum); // OK shared_state_check_then_act
        }

        void m5() {
            if (a.get() < 10) {
                a.set(a.get() + 1); // BAD shared_state_check_then_act
            }
        }

        void m6() {
            a.updateAndGet(i -> i < 10 ? i + 1 : i);
        }

        void m10(long n) {
            synchronized (x) {
                x.set(x.get() * n); // OK shared_state_check_then_act
            }
        }

        String m11() {
            return q.isEmpty() ? null : q.remove(q.firstKey()); // BAD shared_state_check_then_act
        }

        void m12(Map<String, Integer> loc) {
            if (!loc.containsKey("a")) {
                loc.put("a", 1); // OK shared_state_check_then_act
            }
        }
    }
}
