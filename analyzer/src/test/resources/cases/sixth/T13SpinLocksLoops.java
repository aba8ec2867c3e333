package t6.b13;

import com.facebook.infer.annotation.Lockless;
import jakarta.persistence.EntityManager;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.RestTemplate;

class T13SpinLocksLoops {

    /** SpotBugs SP_SPIN_ON_FIELD, CodeQL java/busy-wait, IntelliJ "Busy wait". */
    static class Spin {
        private boolean stop;
        private volatile boolean done;
        private final AtomicBoolean flag = new AtomicBoolean();
        private final AtomicInteger n = new AtomicInteger();

        void m1() {
            while (!stop) { } // BAD blocking_busy_wait
        }

        void m2(Future<?> f) throws InterruptedException {
            while (!f.isDone()) {
                Thread.sleep(10); // BAD blocking_busy_wait
            }
        }

        void m3() {
            while (!done) {
                Thread.yield(); // BAD blocking_busy_wait
            }
        }

        void m4() {
            int x;
            do {
                x = n.get();
            } while (!n.compareAndSet(x, x + 1)); // OK blocking_busy_wait
        }

        void m6(CountDownLatch l) throws InterruptedException {
            l.await(1, java.util.concurrent.TimeUnit.SECONDS);
        }

        int m7(List<Integer> l) {
            int i = 0;
            while (i < l.size() && l.get(i) != 0) {
                i++;
            }
            return i;
        }

        synchronized void m8() throws InterruptedException {
            while (!stop) {
                wait(100);
            }
        }
    }

    /** Infer DEADLOCK, CodeQL java/lock-order-inconsistency: two orders for two locks. */
    static class Order {
        private final Object a = new Object();
        private final Object b = new Object();
        private final Lock x = new ReentrantLock();
        private final Lock y = new ReentrantLock();
        private int n;

        void m1() {
            synchronized (a) {
                synchronized (b) { // BAD blocking_lock_order
                    n++;
                }
            }
        }

        void m2() {
            synchronized (b) {
                m3();
            }
        }

        private void m3() {
            synchronized (a) { // BAD blocking_lock_order
                n--;
            }
        }

        void m4() {
            x.lock();
            try {
                y.lock();
                try {
                    n++;
                } finally {
                    y.unlock();
                }
            } finally {
                x.unlock();
            }
        }

        void m5() {
            x.lock();
            try {
                y.lock(); // OK blocking_lock_order
                try {
                    n--;
                } finally {
                    y.unlock();
                }
            } finally {
                x.unlock();
            }
        }
    }

    /** Infer DEADLOCK between two instances (SEI CERT LCK07-J): this and the argument. */
    static class Acc {
        private int v;
        private final int id;

        Acc(int id) {
            this.id = id;
        }

        synchronized void move(Acc o, int k) {
            synchronized (o) { // BAD blocking_lock_order
                v -= k;
                o.v += k;
            }
        }
    }

    static class Acc2 {
        private int v;
        private final int id;

        Acc2(int id) {
            this.id = id;
        }

        void move(Acc2 o, int k) {
            Acc2 f = id < o.id ? this : o;
            Acc2 s = id < o.id ? o : this;
            synchronized (f) {
                synchronized (s) { // OK blocking_lock_order
                    v -= k;
                    o.v += k;
                }
            }
        }
    }

    /** Infer LOCKLESS_VIOLATION. */
    static class Ll {
        private final Lock l = new ReentrantLock();
        private int n;

        @Lockless
        int m1() {
            synchronized (this) { // BAD blocking_lockless
                return n;
            }
        }

        @Lockless
        int m2() {
            return h();
        }

        private int h() {
            l.lock(); // BAD blocking_lockless
            try {
                return n;
            } finally {
                l.unlock();
            }
        }

        @Lockless
        int m3() {
            return n * 2; // OK blocking_lockless
        }

        @Lockless
        int m4() {
            return l.tryLock() ? k() : -1; // OK blocking_lockless
        }

        private int k() {
            try {
                return n;
            } finally {
                l.unlock();
            }
        }
    }

    /** Infer ARBITRARY_CODE_EXECUTION_UNDER_LOCK, SpotBugs / Effective Java item 79: alien method under a lock. */
    static class Alien {
        private final List<Runnable> ls = new ArrayList<>();

        void m1() {
            synchronized (ls) {
                for (Runnable r : ls) {
                    r.run(); // BAD blocking_alien_underlock
                }
            }
        }

        void m2() {
            List<Runnable> c;
            synchronized (ls) {
                c = List.copyOf(ls);
            }
            c.forEach(Runnable::run); // OK blocking_alien_underlock
        }
    }

    /** Error Prone URLEqualsHashCode, SpotBugs DMI_COLLECTION_OF_URLS / DMI_BLOCKING_METHODS_ON_URL, SonarJava S2112: name look-up in equals/hashCode. */
    static class Urls {
        private final Set<URL> seen = new HashSet<>(); // BAD blocking_url_equals
        private final Set<URI> seen2 = new HashSet<>(); // OK blocking_url_equals
        private final Map<String, URL> byName = new HashMap<>(); // OK blocking_url_equals

        boolean m1(URL a, URL b) {
            return a.equals(b); // BAD blocking_url_equals
        }

        boolean m2(URL a, URL b) {
            return a.toExternalForm().equals(b.toExternalForm()); // OK blocking_url_equals
        }

        Map<URL, Integer> m3() throws MalformedURLException {
            Map<URL, Integer> m = new HashMap<>(); // BAD blocking_url_equals
            m.put(new URL("http://x"), 1);
            return m;
        }

        List<URL> m4() {
            return new ArrayList<>();
        }
    }

    interface Repo extends JpaRepository<Object, Long> {
    }

    /** fb-contrib SIL_SQL_IN_LOOP, jPinpoint AvoidMultipleRoundtripsForQuery: one round trip per item. */
    static class Loops {
        void m1(Connection c, List<Integer> ids) throws SQLException {
            try (PreparedStatement s = c.prepareStatement("select 1 from t where id = ?")) {
                for (int id : ids) {
                    s.setInt(1, id);
                    try (ResultSet r = s.executeQuery()) { // BAD blocking_call_in_loop
                        r.next();
                    }
                }
            }
        }

        void m2(Connection c, List<Integer> ids) throws SQLException {
            try (PreparedStatement s = c.prepareStatement("delete from t where id = ?")) {
                for (int id : ids) {
                    s.setInt(1, id);
                    s.addBatch(); // OK blocking_call_in_loop
                }
                s.executeBatch();
            }
        }

        List<Object> m3(Repo r, List<Long> ids) {
            return ids.stream().map(i -> r.findById(i).orElseThrow()).toList(); // BAD blocking_call_in_loop
        }

        List<Object> m4(Repo r, List<Long> ids) {
            return r.findAllById(ids); // OK blocking_call_in_loop
        }

        void m5(RestTemplate t, List<String> ks) {
            ks.forEach(k -> t.delete("http://x/" + k)); // BAD blocking_call_in_loop
        }

        void m6(Statement s) throws SQLException {
            try (ResultSet r = s.executeQuery("select * from t")) {
                while (r.next()) { // OK blocking_call_in_loop
                    System.out.println(r.getString(1));
                }
            }
        }

        void m8(JdbcTemplate j, BatchPreparedStatementSetter b) {
            j.batchUpdate("insert into t values (?)", b);
        }
    }
}
