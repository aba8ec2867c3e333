package t4.futures;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class FutureWaits {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService pool;

    public FutureWaits(ExecutorService pool) {
        this.pool = pool;
    }

    public String get(Future<String> f) throws Exception {
        return f.get(); // BAD notimeout
    }

    public String getTimed(Future<String> f) throws Exception {
        return f.get(500, TimeUnit.MILLISECONDS); // OK notimeout
    }

    public String join(CompletableFuture<String> f) {
        return f.join(); // BAD notimeout
    }

    public String joinWithin(CompletableFuture<String> f) {
        return f.orTimeout(2, TimeUnit.SECONDS).join(); // OK notimeout
    }

    public String stageToFuture(CompletionStage<String> stage) {
        return stage.toCompletableFuture().join(); // BAD notimeout
    }

    public String now(CompletableFuture<String> f) {
        return f.getNow("none"); // OK any
    }

    public String done(CompletableFuture<String> f) {
        return f.isDone() ? f.join() : null; // OK notimeout
    }

    public List<Future<String>> all(List<Callable<String>> tasks) throws InterruptedException {
        return pool.invokeAll(tasks); // BAD notimeout
    }

    public List<Future<String>> allTimed(List<Callable<String>> tasks) throws InterruptedException {
        return pool.invokeAll(tasks, 3, TimeUnit.SECONDS); // OK notimeout
    }

    public String any(List<Callable<String>> tasks) throws InterruptedException, ExecutionException {
        return pool.invokeAny(tasks); // BAD notimeout
    }

    public String next(CompletionService<String> service) throws Exception {
        return service.take().get(); // BAD notimeout
    }

    public Future<String> nextTimed(CompletionService<String> service) throws Exception {
        return service.poll(1, TimeUnit.SECONDS); // OK notimeout
    }

    public void latch(CountDownLatch latch) throws InterruptedException {
        latch.await(); // BAD notimeout
    }

    public boolean latchTimed(CountDownLatch latch) throws InterruptedException {
        return latch.await(4, TimeUnit.SECONDS); // OK notimeout
    }

    public void barrier(CyclicBarrier barrier) throws Exception {
        barrier.await(); // BAD notimeout
    }

    public void phaser(Phaser phaser) {
        phaser.arriveAndAwaitAdvance(); // BAD notimeout
    }

    public int phaserOnly(Phaser phaser) {
        return phaser.arrive(); // OK any
    }

    public String exchange(Exchanger<String> exchanger) throws InterruptedException {
        return exchanger.exchange("mine"); // BAD notimeout
    }

    public String queue(BlockingQueue<String> queue) throws InterruptedException {
        return queue.take(); // BAD notimeout
    }

    public String queueTimed(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(9, TimeUnit.SECONDS); // OK notimeout
    }

    public boolean queueOffered(BlockingQueue<String> queue) {
        return queue.offer("x"); // OK any
    }

    public void handOver(SynchronousQueue<String> queue) throws InterruptedException {
        queue.put("x"); // BAD notimeout
    }

    public void transfer(TransferQueue<String> queue) throws InterruptedException {
        queue.transfer("x"); // BAD notimeout
    }

    public void thread(Thread thread) throws InterruptedException {
        thread.join(); // BAD notimeout
    }

    public void threadTimed(Thread thread) throws InterruptedException {
        thread.join(2_000); // OK notimeout
    }

    public void permit(Semaphore semaphore) throws InterruptedException {
        semaphore.acquire(); // BAD notimeout
    }

    public boolean permitTimed(Semaphore semaphore) throws InterruptedException {
        return semaphore.tryAcquire(1, TimeUnit.SECONDS); // OK notimeout
    }

    public void condition(Lock lock, Condition ready, List<String> got) throws InterruptedException {
        lock.lock();
        try {
            while (got.isEmpty()) {
                ready.await(); // BAD notimeout
            }
        } finally {
            lock.unlock();
        }
    }

    public void conditionTimed(Lock lock, Condition ready, List<String> got) throws InterruptedException {
        lock.lock();
        try {
            long left = 1_000_000L;
            while (got.isEmpty() && left > 0) {
                left = ready.awaitNanos(left); // OK notimeout
            }
        } finally {
            lock.unlock();
        }
    }

    public Object forkJoin(ForkJoinTask<Object> task) {
        return ForkJoinPool.commonPool().invoke(task); // BAD any
    }

    public int process(Process process) throws InterruptedException {
        return process.waitFor(); // BAD notimeout
    }

    public boolean processTimed(Process process) throws InterruptedException {
        return process.waitFor(10, TimeUnit.SECONDS); // OK notimeout
    }

    public CompletableFuture<String> callsJoinInAsyncMethod(CompletableFuture<String> first) {
        String value = first.join(); // BAD asyncmethod
        return CompletableFuture.completedFuture(value.trim());
    }

    public CompletableFuture<String> composes(CompletableFuture<String> first) {
        return first.thenApply(String::trim); // OK asyncmethod
    }

    public CompletableFuture<String> sendsInAsyncMethod(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString()); // BAD asyncmethod
        return CompletableFuture.completedFuture(answer.body());
    }

    public CompletableFuture<String> sendsAsync(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()) // OK asyncmethod
            .thenApply(HttpResponse::body);
    }

    public CompletionStage<Integer> sleepsInAsyncMethod() throws InterruptedException {
        Thread.sleep(100); // BAD asyncmethod
        return CompletableFuture.completedStage(1);
    }

    public CompletionStage<Integer> delays(Executor executor) {
        return CompletableFuture.supplyAsync(() -> 1, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, executor)); // OK asyncmethod
    }

    public CompletableFuture<Integer> joinInStage(CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
        return a.thenApply(x -> x + b.join()); // BAD stage
    }

    public CompletableFuture<Integer> combine(CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
        return a.thenCombine(b, Integer::sum); // OK stage
    }

    public CompletableFuture<Void> getInAccept(CompletableFuture<Integer> a, Future<Integer> b, List<Integer> out) {
        return a.thenAccept(x -> {
            try {
                out.add(b.get()); // BAD stage
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public CompletableFuture<Integer> sleepInHandle(CompletableFuture<Integer> a) {
        return a.handle((value, error) -> {
            if (error != null) {
                try {
                    Thread.sleep(1_000); // BAD stage
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return value;
        });
    }

    public CompletableFuture<Integer> sendInWhenComplete(CompletableFuture<Integer> a, HttpRequest ping) {
        return a.whenComplete((value, error) -> {
            try {
                client.send(ping, HttpResponse.BodyHandlers.discarding()); // BAD stage
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public CompletableFuture<Integer> sendOnExecutor(CompletableFuture<Integer> a, HttpRequest ping) {
        return a.whenCompleteAsync((value, error) -> {
            try {
                client.send(ping, HttpResponse.BodyHandlers.discarding()); // OK stage
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, pool);
    }

    public CompletableFuture<List<Integer>> joinAfterAllOf(List<CompletableFuture<Integer>> parts) {
        return CompletableFuture.allOf(parts.toArray(new CompletableFuture[0])).thenApply(done -> {
            List<Integer> out = new ArrayList<>();
            for (CompletableFuture<Integer> part : parts) {
                out.add(part.join()); // OK stage
            }
            return out;
        });
    }

    public CompletableFuture<Integer> joinBothDone(CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
        return CompletableFuture.allOf(a, b).thenApply(done -> a.join() + b.join()); // OK stage
    }

    public CompletableFuture<Integer> joinOther(CompletableFuture<Integer> a, CompletableFuture<Integer> b, CompletableFuture<Integer> c) {
        return CompletableFuture.allOf(a, b).thenApply(done -> a.join() + c.join()); // BAD stage
    }

    public CompletableFuture<CompletableFuture<Integer>> nested(CompletableFuture<Integer> a) {
        return a.thenApply(this::later); // OK stage
    }

    private CompletableFuture<Integer> later(int n) {
        return CompletableFuture.supplyAsync(() -> n, pool);
    }

    public int joinRightAway() {
        return CompletableFuture.supplyAsync(() -> 3, pool).join(); // BAD notimeout
    }

    public int resultOfFinished(CompletableFuture<Integer> f) {
        return f.resultNow(); // OK any
    }
}
