package t6.b05;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

class T05UntimedWaits {

    /** jPinpoint AvoidFutureGetWithoutTimeout. */
    static class Get {
        private final ExecutorService es;

        Get(ExecutorService es) {
            this.es = es;
        }

        <T> T m1(Callable<T> c) throws ExecutionException, InterruptedException {
            return es.submit(c).get(); // BAD blocking_untimed_wait
        }

        <T> T m2(Callable<T> c) throws ExecutionException, InterruptedException, TimeoutException {
            return es.submit(c).get(1L, TimeUnit.MINUTES); // OK blocking_untimed_wait
        }

        <T> List<T> m3(Collection<Future<T>> fs) throws ExecutionException, InterruptedException {
            List<T> out = new ArrayList<>();
            for (Future<T> f : fs) {
                out.add(f.get()); // BAD blocking_untimed_wait
            }
            return out;
        }

        <T> List<T> m4(List<Supplier<T>> l) {
            return l.stream().map(Supplier::get).toList(); // OK blocking_untimed_wait
        }

        int m5(Runnable r) throws ExecutionException, InterruptedException {
            FutureTask<Integer> t = new FutureTask<>(r, 1);
            t.run();
            return t.get(); // OK blocking_untimed_wait
        }

        <T> T m6(ListenableFuture<T> f) {
            return Futures.getUnchecked(f); // BAD blocking_untimed_wait
        }

        <T> T m7(ListenableFuture<T> f) throws ExecutionException {
            return Futures.getDone(f); // OK blocking_untimed_wait
        }
    }

    /** jPinpoint AvoidFutureJoinWithoutTimeout. */
    static class Join {
        <T> List<T> m1(List<CompletableFuture<T>> l) {
            return l.stream().map(CompletableFuture::join).toList(); // BAD blocking_untimed_wait
        }

        <T> CompletableFuture<List<T>> m2(List<CompletableFuture<T>> l) {
            return CompletableFuture.allOf(l.toArray(new CompletableFuture[0]))
                    .thenApply(v -> l.stream().map(CompletableFuture::join).toList()); // OK blocking_untimed_wait
        }

        <T> T m3(CompletableFuture<T> f, T d) {
            CompletableFuture<T> g = f.exceptionally(t -> d);
            return g.join(); // BAD blocking_untimed_wait
        }

        <T> T m4(CompletableFuture<T> f, T d) {
            CompletableFuture<T> g = f.orTimeout(2, TimeUnit.SECONDS).exceptionally(t -> d);
            return g.join(); // OK blocking_untimed_wait
        }

        String m5(List<String> l) {
            return String.join(",", l); // OK blocking_untimed_wait
        }

        <T> void m6(Thread t) throws InterruptedException {
            t.join(200); // OK blocking_untimed_wait
        }

        <T, R> R m7(CompletableFuture<T> f, Function<CompletableFuture<T>, R> fn) {
            return fn.apply(f);
        }

        <T> T m8(CompletableFuture<T> f) {
            return m7(f, CompletableFuture::join); // BAD blocking_untimed_wait
        }
    }

    /** jPinpoint AvoidExecutorInvokeWithoutTimeout. */
    static class Invoke {
        <T> T m1(ExecutorService es, List<Callable<T>> l) throws ExecutionException, InterruptedException {
            return es.invokeAny(l); // BAD blocking_untimed_wait
        }

        <T> T m2(ExecutorService es, List<Callable<T>> l) throws ExecutionException, InterruptedException, TimeoutException {
            return es.invokeAny(l, 5, TimeUnit.SECONDS); // OK blocking_untimed_wait
        }

        <T> T m4(ExecutorService es, Callable<T> c) throws ExecutionException, InterruptedException {
            CompletionService<T> cs = new ExecutorCompletionService<>(es);
            cs.submit(c);
            return cs.take().get(); // BAD blocking_untimed_wait
        }

        <T> Future<T> m5(ExecutorService es, Callable<T> c) {
            CompletionService<T> cs = new ExecutorCompletionService<>(es);
            cs.submit(c);
            return cs.poll();
        }
    }

    /** fb-contrib MDM_WAIT_WITHOUT_TIMEOUT (wait, await, join, lock-like calls without limit). */
    static class Mdm {
        private final Lock lock = new ReentrantLock();
        private final Condition c = lock.newCondition();
        private boolean ready;

        void m1() throws InterruptedException {
            lock.lock();
            try {
                while (!ready) {
                    c.await(); // BAD blocking_untimed_wait
                }
            } finally {
                lock.unlock();
            }
        }

        boolean m2() throws InterruptedException {
            lock.lock();
            try {
                long n = TimeUnit.SECONDS.toNanos(3);
                while (!ready && n > 0) {
                    n = c.awaitNanos(n); // OK blocking_untimed_wait
                }
                return ready;
            } finally {
                lock.unlock();
            }
        }

        synchronized void m3() throws InterruptedException {
            while (!ready) {
                wait(); // BAD blocking_untimed_wait
            }
        }

        synchronized void m4() throws InterruptedException {
            long end = System.nanoTime() + 1_000_000_000L;
            while (!ready && System.nanoTime() < end) {
                wait(100); // OK blocking_untimed_wait
            }
        }

        void m5(CyclicBarrier b) throws InterruptedException, BrokenBarrierException {
            b.await(); // BAD blocking_untimed_wait
        }

        void m6(CyclicBarrier b) throws InterruptedException, BrokenBarrierException, TimeoutException {
            b.await(1, TimeUnit.SECONDS);
        }

        boolean m10(Semaphore s) throws InterruptedException {
            return s.tryAcquire(2, 50, TimeUnit.MILLISECONDS); // OK blocking_untimed_wait
        }

        void m13(ExecutorService es) throws InterruptedException {
            es.shutdown();
            es.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS); // BAD blocking_untimed_wait
        }

        boolean m14(ExecutorService es) throws InterruptedException {
            es.shutdown();
            return es.awaitTermination(10, TimeUnit.SECONDS); // OK blocking_untimed_wait
        }
    }

    /** Queues: take/put wait; add, offer, and non-blocking queues do not. */
    static class Queues {
        private final BlockingQueue<String> q;
        private final ConcurrentLinkedQueue<String> c = new ConcurrentLinkedQueue<>();

        Queues(BlockingQueue<String> q) {
            this.q = q;
        }

        String m2() {
            return c.poll();
        }

        boolean m3(String s) throws InterruptedException {
            return q.offer(s, 10, TimeUnit.MILLISECONDS); // OK blocking_untimed_wait
        }
    }

    /** Processes: waitFor without a limit. */
    static class Proc {
        int m1(String... cmd) throws IOException, InterruptedException {
            return Runtime.getRuntime().exec(cmd).waitFor(); // BAD blocking_untimed_wait
        }

        CompletableFuture<Integer> m2(String... cmd) throws IOException {
            return new ProcessBuilder(cmd).start().onExit().thenApply(Process::exitValue); // OK blocking_untimed_wait
        }

        byte[] m3(byte[] b) throws IOException {
            ByteArrayOutputStream o = new ByteArrayOutputStream();
            o.write(b);
            return o.toByteArray();
        }
    }
}
