package t6.b24;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class T24Interrupts {
    private static final Logger LOG = LoggerFactory.getLogger(T24Interrupts.class);

    /** SonarJava S2142, CERT THI-like: InterruptedException should not be ignored. */
    static class Sw {
        private final AtomicBoolean on = new AtomicBoolean(true);

        void m1() {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) { // BAD hygiene_swallowed_interrupt
            }
        }

        void m2(BlockingQueue<String> q) {
            while (on.get()) {
                try {
                    System.out.println(q.poll(1, TimeUnit.SECONDS));
                } catch (InterruptedException e) { // BAD hygiene_swallowed_interrupt
                    LOG.warn("interrupted", e);
                }
            }
        }

        void m3(BlockingQueue<String> q) {
            while (on.get()) {
                try {
                    System.out.println(q.poll(1, TimeUnit.SECONDS));
                } catch (InterruptedException e) { // OK hygiene_swallowed_interrupt
                    LOG.warn("interrupted", e);
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        void m4(Future<?> f) {
            try {
                f.get(1, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException e) { // BAD hygiene_swallowed_interrupt
                LOG.error("x", e);
            } catch (java.util.concurrent.TimeoutException e) {
                f.cancel(true);
            }
        }

        void m5(Semaphore s) {
            try {
                s.acquire();
            } catch (InterruptedException e) { // BAD hygiene_swallowed_interrupt
                throw new IllegalStateException(e);
            }
        }

        void m6(Semaphore s) {
            try {
                s.acquire();
            } catch (InterruptedException e) { // OK hygiene_swallowed_interrupt
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        void m7(Semaphore s) throws InterruptedException {
            try {
                s.acquire();
            } catch (InterruptedException e) { // OK hygiene_swallowed_interrupt
                LOG.info("bye");
                throw e;
            }
        }

        void m8(Semaphore s) {
            try {
                s.acquire();
            } catch (InterruptedException e) { // OK hygiene_swallowed_interrupt
                restore();
            }
        }

        private static void restore() {
            Thread.currentThread().interrupt();
        }

        boolean m9(CountDownLatch l) {
            try {
                return l.await(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) { // BAD hygiene_swallowed_interrupt
                return false;
            }
        }

        void m10(CountDownLatch l) {
            boolean irq = false;
            try {
                while (true) {
                    try {
                        l.await();
                        return;
                    } catch (InterruptedException e) { // OK hygiene_swallowed_interrupt
                        irq = true;
                    }
                }
            } finally {
                if (irq) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** S2142, Error Prone InterruptedExceptionSwallowed: hidden in a wider catch. */
    static class Wide {
        void m1(Callable<String> c, CountDownLatch l) {
            try {
                l.await(1, TimeUnit.SECONDS);
            } catch (Exception e) { // BAD hygiene_swallowed_interrupt
                LOG.error("x", e);
            }
        }

        void m3(String s) {
            try {
                Integer.parseInt(s);
            } catch (Exception e) { // OK hygiene_swallowed_interrupt
                LOG.error("x", e);
            }
        }

        void m4(Thread t) {
            try {
                t.join(10);
            } catch (Exception e) { // OK hygiene_swallowed_interrupt
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        void m5(CompletableFuture<String> f) {
            try {
                f.join();
            } catch (RuntimeException e) { // OK hygiene_swallowed_interrupt
                LOG.error("x", e);
            }
        }
    }

    interface AutoLock extends AutoCloseable {
        @Override
        void close() throws InterruptedException;
    }

    /** S2142 in lambdas, anonymous classes, Thread subclasses. */
    static class Lam {
        Runnable m1() {
            return () -> {
                try {
                    TimeUnit.SECONDS.sleep(1);
                } catch (InterruptedException ignored) { // BAD hygiene_swallowed_interrupt
                    LOG.debug("ignored");
                }
            };
        }

        Thread m2() {
            return new Thread() {
                @Override
                public void run() {
                    try {
                        sleep(10);
                    } catch (InterruptedException e) { // OK hygiene_swallowed_interrupt
                        interrupt();
                    }
                }
            };
        }

        void m3(ExecutorService es) {
            es.submit(() -> {
                try {
                    es.awaitTermination(1, TimeUnit.SECONDS);
                } catch (InterruptedException e) { // BAD hygiene_swallowed_interrupt
                    es.shutdownNow();
                }
                return null;
            });
        }

        void m4(ExecutorService es) {
            es.shutdown();
            try {
                es.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                es.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** SonarJava S2142-near, SpotBugs STI_INTERRUPTED_ON_CURRENTTHREAD / STI_INTERRUPTED_ON_UNKNOWNTHREAD, MDM: the flag is cleared without need. */
    static class Sti {
        boolean m1() {
            return Thread.currentThread().interrupted(); // BAD hygiene_interrupted_static
        }

        boolean m3(Thread t) {
            return t.isInterrupted(); // OK hygiene_interrupted_static
        }

        void m4() throws InterruptedException {
            if (Thread.interrupted()) { // OK hygiene_interrupted_static
                throw new InterruptedException();
            }
        }
    }

    /** Error Prone ThreadJoinLoop: join in a loop that swallows the interrupt. */
    static class Jl {
        void m1(Thread t) {
            while (true) {
                try {
                    t.join(); // BAD hygiene_join_loop
                    break;
                } catch (InterruptedException e) {
                    // again
                }
            }
        }

        void m2(Thread t) throws InterruptedException {
            t.join(100); // OK hygiene_join_loop
        }
    }
}
