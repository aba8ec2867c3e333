package t6.b08;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** Target: Java 21 to 23 (monitors pin carriers there). */
class T08VirtualThreads {

    /** SonarJava S6906: virtual threads should not run synchronized code (JDK 21-23). */
    static class Pin {
        private final Object lock = new Object();
        private final ReentrantLock rl = new ReentrantLock();

        void m1(BlockingQueue<String> q) {
            Thread.startVirtualThread(() -> { // BAD blocking_pinned
                synchronized (lock) {
                    try {
                        q.put("a");
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
        }

        void m2() {
            Thread.ofVirtual().start(() -> slow()); // BAD blocking_pinned
        }

        private synchronized void slow() {
            try (InputStream in = new URL("http://x").openStream()) {
                in.readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        void m3() {
            Thread.ofVirtual().start(this::slow2); // OK blocking_pinned
        }

        private void slow2() {
            rl.lock();
            try (InputStream in = new URL("http://x").openStream()) {
                in.readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                rl.unlock();
            }
        }

        void m4() {
            new Thread(this::slow).start(); // OK blocking_pinned
        }

        void m5() {
            try (ExecutorService es = Executors.newVirtualThreadPerTaskExecutor()) {
                es.submit(this::slow); // BAD blocking_pinned
            }
        }

        void m6() {
            try (ExecutorService es = Executors.newFixedThreadPool(4)) {
                es.submit(this::slow); // OK blocking_pinned
            }
        }

        void m7(DataSource ds) {
            Runnable r = () -> {
                synchronized (Pin.class) {
                    try (Connection c = ds.getConnection()) {
                        c.commit();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            Thread.startVirtualThread(r); // BAD blocking_pinned
        }

        void m8() {
            Thread t = Thread.ofVirtual().unstarted(new Task()); // BAD blocking_pinned
            t.start();
        }

        private class Task implements Runnable {
            @Override
            public void run() {
                synchronized (lock) {
                    try {
                        Thread.sleep(1000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
        }

        void m9() {
            Thread.startVirtualThread(() -> { // OK blocking_pinned
                Runnable later = () -> {
                    synchronized (lock) {
                        lock.notifyAll();
                    }
                };
                new Thread(later).start();
            });
        }
    }

    /** SonarJava S6881: heavy blocking tasks belong on virtual threads. */
    static class Plat {
        void m1(URL u) {
            new Thread(() -> { // BAD blocking_platform_thread
                try {
                    HttpURLConnection c = (HttpURLConnection) u.openConnection();
                    System.out.println(c.getResponseCode());
                } catch (IOException e) {
                    System.err.println(e);
                }
            }).start();
        }

        void m2(URL u) {
            Thread.startVirtualThread(() -> { // OK blocking_platform_thread
                try {
                    HttpURLConnection c = (HttpURLConnection) u.openConnection();
                    System.out.println(c.getResponseMessage());
                } catch (IOException e) {
                    System.err.println(e);
                }
            });
        }

        void m5(ServerSocket ss) throws IOException {
            while (!ss.isClosed()) {
                Socket s = ss.accept();
                new Thread(() -> { // BAD blocking_platform_thread
                    try (s) {
                        s.getInputStream().transferTo(s.getOutputStream());
                    } catch (IOException e) {
                        System.err.println(e);
                    }
                }).start();
            }
        }

        void m6(ServerSocket ss, ExecutorService vt) throws IOException {
            while (!ss.isClosed()) {
                Socket s = ss.accept();
                vt.execute(() -> {
                    try (s) {
                        s.getInputStream().transferTo(s.getOutputStream());
                    } catch (IOException e) {
                        System.err.println(e);
                    }
                });
            }
        }
    }

    /** Blocking on virtual threads is what they are for: none of these is a defect. */
    static class Fine {
        void m1() {
            Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(100); // OK blocking_sleep
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        String m2(Path p) throws Exception {
            try (var es = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<String> f = es.submit(() -> Files.readString(p));
                return f.get(1, TimeUnit.SECONDS); // OK blocking_untimed_wait
            }
        }
    }

    /** SonarJava S6901: methods without meaning on virtual threads. */
    static class Props {
        void m1(Runnable r) {
            Thread t = Thread.ofVirtual().unstarted(r);
            t.setPriority(1); // BAD hygiene_virtual_misuse
            t.setDaemon(false); // BAD hygiene_virtual_misuse
            t.start();
        }

        void m2(Runnable r) {
            Thread t = Thread.ofPlatform().unstarted(r);
            t.setDaemon(false); // OK hygiene_virtual_misuse
            t.start();
        }

        void m3(Runnable r) {
            var t = Thread.startVirtualThread(r);
            System.out.println(t.getThreadGroup()); // BAD hygiene_virtual_misuse
        }

        void m4(Runnable r) {
            var t = Thread.startVirtualThread(r);
            System.out.println(t.threadId()); // OK hygiene_virtual_misuse
        }
    }

    /** JEP 444: do not pool virtual threads. */
    static class Pooled {
        private final ThreadFactory vf = Thread.ofVirtual().factory();

        ExecutorService m1() {
            return Executors.newFixedThreadPool(200, vf); // BAD hygiene_virtual_misuse
        }

        ExecutorService m2() {
            return Executors.newThreadPerTaskExecutor(vf);
        }

        ExecutorService m3() {
            return Executors.newFixedThreadPool(200, Thread.ofPlatform().name("p-", 0).factory()); // OK hygiene_virtual_misuse
        }
    }
}
