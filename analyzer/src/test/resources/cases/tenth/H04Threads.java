package tenth.h04;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

class ThreadUse {

    static class T extends Thread {
        @Override
        public void run() {
            System.out.println("x");
        }
    }

    void runDirect() {
        new T().run(); // BAD tenth_hygiene_thread_run_called
    }

    void runVariable() {
        Thread t = new Thread(() -> System.out.println("x"));
        t.run(); // BAD tenth_hygiene_thread_run_called
    }

    void runParam(Thread t) {
        t.run(); // BAD tenth_hygiene_thread_run_called
    }

    void started() {
        Thread t = new T();
        t.start(); // OK tenth_hygiene_thread_run_called
    }

    void runnableRun(Runnable r) {
        r.run(); // OK tenth_hygiene_thread_run_called
    }

    void taskRun(FutureTask<String> t) {
        t.run(); // OK tenth_hygiene_thread_run_called
    }

    static class Sup extends T {
        @Override
        public void run() {
            super.run(); // OK tenth_hygiene_thread_run_called
        }
    }

    void never() {
        new Thread(() -> System.out.println("x")); // BAD tenth_hygiene_thread_not_started
    }

    void neverVar() {
        Thread t = new T(); // BAD tenth_hygiene_thread_not_started
        t.setDaemon(true);
        t.setName("t");
    }

    void list() {
        List<Thread> ts = new ArrayList<>();
        ts.add(new T()); // OK tenth_hygiene_thread_not_started
        ts.forEach(Thread::start);
    }

    Thread make() {
        return new T(); // OK tenth_hygiene_thread_not_started
    }

    void conditionally(boolean b) {
        Thread t = new Thread(() -> System.out.println("x")); // OK tenth_hygiene_thread_not_started
        if (b) {
            t.start();
        }
    }

    void neverJoinHangs() throws InterruptedException {
        Thread t = new Thread(() -> System.out.println("x")); // BAD tenth_hygiene_thread_not_started
        t.join();
    }

    void twice() {
        Thread t = new T();
        t.start();
        t.start(); // BAD tenth_hygiene_thread_started_twice
    }

    void again() {
        Thread t = new T();
        t.start();
        t = new T();
        t.start(); // OK tenth_hygiene_thread_started_twice
    }

    void emptyBody() {
        new Thread().start(); // BAD tenth_hygiene_thread_without_runnable
    }

    void emptyNamed() {
        Thread t = new Thread("idle"); // BAD tenth_hygiene_thread_without_runnable
        t.start();
    }

    void withBody() {
        new Thread(() -> System.out.println("x"), "named").start(); // OK tenth_hygiene_thread_without_runnable
    }

    void threadAsRunnable() {
        ExecutorService ex = Executors.newSingleThreadExecutor();
        ex.execute(new T()); // BAD tenth_hygiene_thread_passed_as_runnable
        ex.shutdown();
    }

    void runnableAsRunnable() {
        ExecutorService ex = Executors.newSingleThreadExecutor();
        ex.execute(() -> System.out.println("x")); // OK tenth_hygiene_thread_passed_as_runnable
        ex.shutdown();
    }

    @SuppressWarnings("removal")
    void stop(Thread t) {
        t.stop(); // BAD tenth_hygiene_thread_stop
    }

    @SuppressWarnings("removal")
    void suspend(Thread t) {
        t.suspend(); // BAD tenth_hygiene_thread_stop
    }

    @SuppressWarnings("removal")
    void resume(Thread t) {
        t.resume(); // BAD tenth_hygiene_thread_stop
    }

    void interrupt(Thread t) {
        t.interrupt(); // OK tenth_hygiene_thread_stop
    }

    void group(ThreadGroup g) {
        Thread[] ts = new Thread[g.activeCount()]; // BAD tenth_hygiene_thread_group_use
        g.enumerate(ts);
    }

    void yieldForOrder() {
        Thread.yield(); // BAD tenth_hygiene_thread_yield
        System.out.println("after the others");
    }

    void priority(Thread t) {
        t.setPriority(Thread.MAX_PRIORITY); // BAD tenth_hygiene_thread_priority
    }

    void priorityNormal(Thread t) {
        t.setPriority(Thread.NORM_PRIORITY); // OK tenth_hygiene_thread_priority (debatable)
    }

    void daemonAfterStart() {
        Thread t = new T();
        t.start();
        t.setDaemon(true); // BAD tenth_hygiene_daemon_set_after_start
    }

    void daemonBeforeStart() {
        Thread t = new T();
        t.setDaemon(true); // OK tenth_hygiene_daemon_set_after_start
        t.start();
    }

    void selfJoin() throws InterruptedException {
        Thread.currentThread().join(); // BAD tenth_hygiene_self_join
    }

    void otherJoin(Thread t) throws InterruptedException {
        t.join(1000); // OK tenth_hygiene_self_join
    }

    static final ThreadFactory BROKEN = r -> new Thread(() -> System.out.println("no r")); // BAD tenth_hygiene_factory_drops_runnable
    static final ThreadFactory FINE = r -> new Thread(r, "fine"); // OK tenth_hygiene_factory_drops_runnable

    static class SyncRun extends Thread {
        private int n;

        @Override
        public synchronized void run() { // BAD tenth_hygiene_synchronized_run
            while (!isInterrupted()) {
                n++;
            }
        }

        synchronized int n() {
            return n;
        }
    }

    static class NoSyncRun implements Runnable {
        private int n;

        @Override
        public void run() { // OK tenth_hygiene_synchronized_run
            for (int i = 0; i < 10; i++) {
                inc();
            }
        }

        synchronized void inc() {
            n++;
        }
    }
}

class Latches {

    void notInFinally(List<Callable<Void>> cs, ExecutorService ex) throws InterruptedException {
        CountDownLatch l = new CountDownLatch(cs.size());
        for (Callable<Void> c : cs) {
            ex.submit(() -> {
                c.call();
                l.countDown(); // BAD tenth_hygiene_latch_not_counted_down
                return null;
            });
        }
        l.await(1, TimeUnit.MINUTES);
    }

    void inFinally(List<Callable<Void>> cs, ExecutorService ex) throws InterruptedException {
        CountDownLatch l = new CountDownLatch(cs.size());
        for (Callable<Void> c : cs) {
            ex.submit(() -> {
                try {
                    c.call();
                } finally {
                    l.countDown(); // OK tenth_hygiene_latch_not_counted_down
                }
                return null;
            });
        }
        if (!l.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("timeout");
        }
    }

    void onlyWhenOk(ExecutorService ex, List<String> in) throws InterruptedException {
        CountDownLatch l = new CountDownLatch(in.size());
        for (String s : in) {
            ex.execute(() -> {
                if (s.isEmpty()) {
                    return;
                }
                System.out.println(s);
                l.countDown(); // BAD tenth_hygiene_latch_not_counted_down
            });
        }
        l.await(5, TimeUnit.SECONDS);
    }

    void inCatch(ExecutorService ex, Callable<String> c) throws InterruptedException {
        CountDownLatch l = new CountDownLatch(1);
        ex.execute(() -> {
            try {
                System.out.println(c.call());
                l.countDown(); // BAD tenth_hygiene_latch_not_counted_down
            } catch (Exception e) {
                System.err.println(e);
            }
        });
        if (!l.await(5, TimeUnit.SECONDS)) {
            System.err.println("late");
        }
    }

    void nobodyCounts() throws InterruptedException {
        CountDownLatch l = new CountDownLatch(1);
        l.await(); // BAD tenth_hygiene_latch_never_released
    }

    void ignoredResult(CountDownLatch l) throws InterruptedException {
        l.await(1, TimeUnit.SECONDS); // BAD tenth_hygiene_await_result_ignored
        System.out.println("assumed done");
    }

    void usedResult(CountDownLatch l) throws InterruptedException {
        if (!l.await(1, TimeUnit.SECONDS)) { // OK tenth_hygiene_await_result_ignored
            throw new IllegalStateException();
        }
    }

    void terminationIgnored(ExecutorService ex, StringBuilder sb) throws InterruptedException {
        ex.submit(() -> sb.append("x"));
        ex.shutdown();
        ex.awaitTermination(10, TimeUnit.SECONDS); // BAD tenth_hygiene_await_result_ignored
        System.out.println(sb);
    }

    void terminationUsed(ExecutorService ex) throws InterruptedException {
        ex.shutdown();
        if (!ex.awaitTermination(10, TimeUnit.SECONDS)) { // OK tenth_hygiene_await_result_ignored
            ex.shutdownNow();
        }
    }

    void barrierPool(ExecutorService unused) {
        ExecutorService ex = Executors.newFixedThreadPool(2);
        CyclicBarrier b = new CyclicBarrier(3);
        for (int i = 0; i < 3; i++) {
            ex.submit(() -> b.await(1, TimeUnit.MINUTES)); // BAD tenth_hygiene_barrier_larger_than_pool
        }
        ex.shutdown();
    }

    void barrierFits() {
        ExecutorService ex = Executors.newFixedThreadPool(3);
        CyclicBarrier b = new CyclicBarrier(3);
        for (int i = 0; i < 3; i++) {
            ex.submit(() -> b.await(1, TimeUnit.MINUTES)); // OK tenth_hygiene_barrier_larger_than_pool
        }
        ex.shutdown();
    }

    void phaser(Phaser p, Runnable r) {
        p.register();
        r.run();
        p.arriveAndDeregister(); // BAD tenth_hygiene_phaser_not_deregistered
    }

    void phaserFinally(Phaser p, Runnable r) {
        p.register();
        try {
            r.run();
        } finally {
            p.arriveAndDeregister(); // OK tenth_hygiene_phaser_not_deregistered
        }
    }
}
