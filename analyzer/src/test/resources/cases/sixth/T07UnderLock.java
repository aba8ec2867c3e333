package t6.b07;

import java.io.FileWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.springframework.web.client.RestTemplate;

class T07UnderLock {

    /** SpotBugs SWL_SLEEP_WITH_LOCK_HELD, SonarJava S2276, CodeQL java/sleep-with-lock-held. */
    static class Sleep {
        private final Object lock = new Object();
        private final Lock l = new ReentrantLock();
        private int n;

        synchronized void m1() throws InterruptedException {
            n++;
            Thread.sleep(10); // BAD blocking_underlock
        }

        void m2() throws InterruptedException {
            synchronized (lock) {
                if (n > 0) {
                    TimeUnit.MILLISECONDS.sleep(10); // BAD blocking_underlock
                }
                n--;
            }
        }

        void m3() throws InterruptedException {
            synchronized (lock) {
                n--;
            }
            Thread.sleep(10); // OK blocking_underlock
        }

        void m4() throws InterruptedException {
            synchronized (lock) {
                while (n > 0) {
                    lock.wait(10); // OK blocking_underlock
                }
            }
        }

        void m5() throws InterruptedException {
            l.lock();
            try {
                Thread.sleep(n); // BAD blocking_underlock
            } finally {
                l.unlock();
            }
        }

        void m6() throws InterruptedException {
            l.lock();
            try {
                n++;
            } finally {
                l.unlock();
            }
            Thread.sleep(n);
        }

        static synchronized void m7() throws InterruptedException {
            nap();
        }

        private static void nap() throws InterruptedException {
            Thread.sleep(1, 1); // BAD blocking_underlock
        }

        synchronized Runnable m8() {
            return () -> {
                try {
                    Thread.sleep(7); // OK blocking_underlock
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
        }

        synchronized Thread m9() {
            return new Thread() {
                @Override
                public void run() {
                    try {
                        sleep(8); // OK blocking_underlock
                    } catch (InterruptedException e) {
                        interrupt();
                    }
                }
            };
        }
    }

    /** Infer STARVATION: slow call while a lock is held that another thread needs. */
    static class Io {
        private final Map<String, String> cache = new HashMap<>();
        private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
        private final StampedLock sl = new StampedLock();
        private final RestTemplate rest = new RestTemplate();
        private final HttpClient http = HttpClient.newHttpClient();

        synchronized String m1(String k) {
            return cache.computeIfAbsent(k, x -> rest.getForObject("http://r/" + x, String.class)); // BAD blocking_underlock
        }

        String m2(String k) {
            String v = rest.getForObject("http://r/" + k, String.class); // OK blocking_underlock
            synchronized (this) {
                cache.put(k, v);
            }
            return v;
        }

        void m3(Path p, String s) throws IOException {
            rw.writeLock().lock();
            try {
                Files.writeString(p, s); // BAD blocking_underlock
            } finally {
                rw.writeLock().unlock();
            }
        }

        String m4(URI u) throws IOException, InterruptedException {
            long st = sl.writeLock();
            try {
                return http.send(HttpRequest.newBuilder(u).build(), HttpResponse.BodyHandlers.ofString()).body(); // BAD blocking_underlock
            } finally {
                sl.unlockWrite(st);
            }
        }

        CompletableFuture<String> m5(URI u) {
            long st = sl.writeLock();
            try {
                return http.sendAsync(HttpRequest.newBuilder(u).build(), HttpResponse.BodyHandlers.ofString()) // OK blocking_underlock
                        .thenApply(HttpResponse::body);
            } finally {
                sl.unlockWrite(st);
            }
        }

        synchronized void m6(Connection c) throws SQLException {
            try (PreparedStatement ps = c.prepareStatement("delete from t")) {
                ps.executeUpdate(); // BAD blocking_underlock
            }
        }

        synchronized String m7(List<String> l) {
            StringWriter w = new StringWriter();
            l.forEach(w::write); // OK blocking_underlock
            return w.toString();
        }

        void m8(Path p) throws IOException {
            synchronized (cache) {
                try (Writer w = new FileWriter(p.toFile())) {
                    for (var e : cache.entrySet()) {
                        w.write(e.getKey()); // BAD blocking_underlock
                    }
                }
            }
        }

        void m9(Path p) throws IOException {
            List<String> copy;
            synchronized (cache) {
                copy = new ArrayList<>(cache.keySet());
            }
            Files.write(p, copy); // OK blocking_underlock
        }
    }

    /** Infer STARVATION, SpotBugs: waiting for another thread while holding a lock. */
    static class Waits {
        private final Lock l = new ReentrantLock();
        private final Condition c = l.newCondition();

        synchronized <T> T m1(Future<T> f) throws Exception {
            return f.get(); // BAD blocking_underlock
        }

        void m4(BlockingQueue<String> q) throws InterruptedException {
            l.lock();
            try {
                System.out.println(q.take()); // BAD blocking_underlock
            } finally {
                l.unlock();
            }
        }

        void m5(long n) throws InterruptedException {
            l.lock();
            try {
                while (n > 0) {
                    n = c.awaitNanos(n);
                }
            } finally {
                l.unlock();
            }
        }

        void m6(Thread t) throws InterruptedException {
            synchronized (Waits.class) {
                t.join(); // BAD blocking_underlock
            }
        }
    }

    /** SpotBugs TLW_TWO_LOCK_WAIT, SonarJava S3046: wait with two monitors held. */
    static class TwoLocks {
        private final Object a = new Object();
        private final Object b = new Object();
        private boolean ok;

        void m1() throws InterruptedException {
            synchronized (a) {
                synchronized (b) {
                    while (!ok) {
                        b.wait(); // BAD blocking_two_lock_wait
                    }
                }
            }
        }

        synchronized void m2() throws InterruptedException {
            synchronized (a) {
                while (!ok) {
                    a.wait(50); // BAD blocking_two_lock_wait
                }
            }
        }

        void m3() throws InterruptedException {
            synchronized (a) {
                while (!ok) {
                    a.wait(50);
                }
            }
            synchronized (b) {
                ok = false;
            }
        }

        synchronized void m4() throws InterruptedException {
            synchronized (this) {
                while (!ok) {
                    wait(50); // OK blocking_two_lock_wait
                }
            }
        }
    }

    /** Long computations in ConcurrentHashMap bins hold the bin's lock (documented for computeIfAbsent). */
    static class Bins {
        private final ConcurrentHashMap<String, String> m = new ConcurrentHashMap<>();

        String m1(String k) {
            return m.computeIfAbsent(k, x -> {
                try {
                    return Files.readString(Path.of(x)); // BAD blocking_underlock
                } catch (IOException e) {
                    return null;
                }
            });
        }

        String m2(String k) {
            return m.computeIfAbsent(k, String::trim); // OK blocking_underlock
        }
    }
}
