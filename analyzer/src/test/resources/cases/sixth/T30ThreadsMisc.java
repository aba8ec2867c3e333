package t6.b30;

import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class T30ThreadsMisc {

    /** SonarJava S1217, SpotBugs RU_INVOKE_RUN, PMD DontCallThreadRun, CodeQL java/call-to-thread-run. */
    static class Run {
        void m1(Thread t) {
            t.run(); // BAD hygiene_thread_run
        }

        void m2() {
            new Thread(() -> System.out.println("a")).run(); // BAD hygiene_thread_run
        }

        void m3(Runnable r) {
            r.run(); // OK hygiene_thread_run
        }

        static class My extends Thread {
            @Override
            public void run() {
                super.run(); // OK hygiene_thread_run
            }
        }

        void m4() {
            My m = new My();
            m.run(); // BAD hygiene_thread_run
        }
    }

    /** SonarJava S2134, SpotBugs DM_USELESS_THREAD: a thread without anything to run; CodeQL start in constructor, SpotBugs SC_START_IN_CTOR. */
    static class Ctor {
        private final Thread t = new Thread(); // BAD hygiene_useless_thread
        private final Thread u;

        Ctor(Runnable r) {
            u = new Thread(r);
            u.start(); // BAD hygiene_start_in_ctor
        }

        void go() {
            t.start();
        }
    }

    static class CtorThread extends Thread {
        CtorThread() {
            super("x");
            start(); // BAD hygiene_start_in_ctor
        }

        @Override
        public void run() {
            System.out.println("x");
        }
    }

    static final class CtorFinal {
        private final Thread u;

        private CtorFinal(Runnable r) {
            u = new Thread(r);
        }

        static CtorFinal of(Runnable r) {
            CtorFinal c = new CtorFinal(r);
            c.u.start(); // OK hygiene_start_in_ctor
            return c;
        }
    }

    /** Error Prone ThreadPriorityCheck, fb-contrib MDM_THREAD_YIELD, IntelliJ "Call to Thread.yield()". */
    static class Prio {
        void m1(Thread t) {
            t.setPriority(Thread.MAX_PRIORITY); // BAD hygiene_thread_priority
        }

        void m2() {
            Thread.yield(); // BAD hygiene_thread_priority
        }

        void m3() {
            Thread.onSpinWait();
        }

        void m4(Thread t) {
            t.setName("n");
        }
    }

    /** Deprecated control methods: CodeQL, IntelliJ, SonarJava S3014 (ThreadGroup), CERT THI05-J. */
    static class Dep {
        void m1(Thread t) {
            t.stop(); // BAD hygiene_thread_stop
        }

        void m2(Thread t) {
            t.interrupt();
        }
    }

    static class Par {
        protected int n;

        synchronized void add() {
            n++;
        }

        synchronized int get() {
            return n;
        }
    }

    /** SonarJava S3551, Error Prone UnsynchronizedOverridesSynchronized, CodeQL java/non-sync-override. */
    static class Chi extends Par {
        @Override
        void add() { // BAD hygiene_unsync_override
            n += 2;
        }

        @Override
        int get() { // OK hygiene_unsync_override
            return super.get();
        }
    }

    static class Chi2 extends Par {
        @Override
        synchronized void add() {
            n += 3;
        }
    }

    /** SonarJava S5164, P3C ThreadLocalShouldRemove: values that stay on pooled threads. */
    static class Tl {
        private static final ThreadLocal<String> A = new ThreadLocal<>(); // BAD hygiene_threadlocal_leak
        private static final ThreadLocal<String> B = new ThreadLocal<>(); // OK hygiene_threadlocal_leak

        void m1(String s) {
            A.set(s);
            System.out.println(A.get());
        }

        void m2(String s) {
            B.set(s);
            try {
                System.out.println(B.get());
            } finally {
                B.remove();
            }
        }
    }

    /** S5164: set(null) does not remove the entry; Error Prone ThreadLocalUsage: ThreadLocal in an instance field. */
    static class Tl2 {
        private static final ThreadLocal<byte[]> A = ThreadLocal.withInitial(() -> new byte[1024]); // BAD hygiene_threadlocal_leak
        private final ThreadLocal<String> i = new ThreadLocal<>(); // BAD hygiene_threadlocal_instance

        byte[] m1() {
            try {
                return A.get();
            } finally {
                A.set(null);
            }
        }

        String m2() {
            try {
                return i.get();
            } finally {
                i.remove();
            }
        }
    }

    /** fb-contrib HES_EXECUTOR_*, CodeQL-like, SonarJava resource rules: executors and timers that nobody stops. */
    static class Leak {
        private ExecutorService f = Executors.newFixedThreadPool(2); // BAD hygiene_executor_leak
        private final ExecutorService g = Executors.newFixedThreadPool(2); // OK hygiene_executor_leak

        void m1(Runnable r) {
            ExecutorService es = Executors.newSingleThreadExecutor(); // BAD hygiene_executor_leak
            es.execute(r);
        }

        void m2(Runnable r) throws InterruptedException {
            ExecutorService es = Executors.newSingleThreadExecutor(); // OK hygiene_executor_leak
            try {
                es.execute(r);
            } finally {
                es.shutdown();
                if (!es.awaitTermination(1, TimeUnit.SECONDS)) {
                    es.shutdownNow();
                }
            }
        }

        void m3(Runnable r) {
            f = Executors.newFixedThreadPool(4); // BAD hygiene_executor_leak
            f.execute(r);
        }

        void m4(Runnable r) {
            try (var es = Executors.newVirtualThreadPerTaskExecutor()) { // OK hygiene_executor_leak
                es.execute(r);
            }
        }

        ScheduledExecutorService m5() {
            return Executors.newScheduledThreadPool(1); // OK hygiene_executor_leak
        }

        int m6(int n) {
            return new ForkJoinPool(2).submit(() -> IntStream.range(0, n).sum()).join(); // BAD hygiene_executor_leak
        }

        void close() {
            g.shutdown();
        }
    }

    /** P3C AvoidUseTimer, SonarJava-like: one failing TimerTask ends the Timer. */
    static class Tmr {
        void m1() {
            Timer t = new Timer(true); // BAD hygiene_timer
            t.cancel();
        }

        void m2(javax.swing.Action a) {
            javax.swing.Timer t = new javax.swing.Timer(10, a); // OK hygiene_timer
            t.start();
        }
    }

    /** jPinpoint AvoidMDCInReactor; MDC and other thread-bound context lost on another thread. */
    static class Ctx {
        Mono<String> m1(Mono<String> m, String id) {
            return m.map(s -> {
                MDC.put("id", id); // BAD hygiene_context_loss
                return s;
            });
        }

        Flux<String> m2(Flux<String> f, String id) {
            return f.contextWrite(c -> c.put("id", id));
        }

        String m3(String id) {
            try (MDC.MDCCloseable c = MDC.putCloseable("id", id)) { // OK hygiene_context_loss
                return id.trim();
            }
        }
    }
}
