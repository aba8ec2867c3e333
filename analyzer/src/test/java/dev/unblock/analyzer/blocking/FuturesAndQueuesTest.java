package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Futures, queues and locks count where they can wait. */
final class FuturesAndQueuesTest {

    @Test
    void waitsForAFutureOnceOnly() {
        check("""
                class Once {
                    String twice(CompletableFuture<String> future) throws Exception {
                        String first = future.get(); // waits future untimed
                        return first + future.join();
                    }
                    String asked(Future<String> future) throws Exception {
                        return future.isDone() ? future.get() : "";
                    }
                    String timed(Future<String> future) throws Exception {
                        return future.get(1, TimeUnit.SECONDS); // waits future timed
                    }
                    String forever(Future<String> future) throws Exception {
                        return future.get(Long.MAX_VALUE, TimeUnit.NANOSECONDS); // waits future untimed
                    }
                    String now(CompletableFuture<String> future) { return future.getNow("x"); }
                    String given(CompletableFuture<String> future) {
                        future.complete("y");
                        return future.join();
                    }
                    String givenLater(CompletableFuture<String> future) {
                        String got = future.join(); // waits future untimed
                        future.complete("y");
                        return got;
                    }
                    String complete() throws Exception {
                        return CompletableFuture.completedFuture("x").get() + CompletableFuture.completedFuture("y").join();
                    }
                }
                """);
    }

    @Test
    void doesNotWaitAgainForWhatAMethodHasAwaited() {
        check("""
                class Helped {
                    String all(List<Future<String>> futures) throws Exception {
                        awaitAll(futures);
                        String all = "";
                        for (Future<String> future : futures) {
                            all += future.get();
                        }
                        return all;
                    }
                    String one(CompletableFuture<String> future) {
                        awaitOne(future);
                        return future.join();
                    }
                    String together(List<CompletableFuture<String>> futures) {
                        awaitTogether(futures);
                        return futures.get(0).join();
                    }
                    String each(List<CompletableFuture<String>> futures) {
                        futures.forEach(CompletableFuture::join); // waits future untimed
                        return futures.get(0).join();
                    }
                    String others(List<Future<String>> futures, List<Future<String>> others) throws Exception {
                        awaitAll(others);
                        return futures.get(0).get(); // waits future untimed
                    }
                    String rest(List<Future<String>> futures) throws Exception {
                        awaitFirst(futures);
                        return futures.get(1).get(); // waits future untimed
                    }
                    private void awaitAll(List<Future<String>> all) throws Exception {
                        for (Future<String> one : all) {
                            one.get(); // waits future untimed
                        }
                    }
                    private void awaitOne(CompletableFuture<String> one) {
                        one.join(); // waits future untimed
                    }
                    private static void awaitTogether(List<CompletableFuture<String>> all) {
                        CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).join(); // waits future untimed
                    }
                    private void awaitFirst(List<Future<String>> all) throws Exception {
                        all.get(0).get(); // waits future untimed
                    }
                }
                """);
    }

    @Test
    void waitsForWhatAMethodOnlyAskedASupplierFor() {
        check("""
                class Asked {
                    String one(java.util.function.Supplier<Future<String>> futures) throws Exception {
                        note(futures);
                        return futures.get().get(); // waits future untimed
                    }
                    String each(List<java.util.function.Supplier<Future<String>>> all) throws Exception {
                        noteEach(all);
                        return all.get(0).get().get(); // waits future untimed
                    }
                    private void note(java.util.function.Supplier<Future<String>> futures) {
                        System.out.println(futures.get());
                    }
                    private void noteEach(List<java.util.function.Supplier<Future<String>>> all) {
                        for (java.util.function.Supplier<Future<String>> one : all) {
                            System.out.println(one.get());
                        }
                    }
                }
                """);
    }

    @Test
    void doesNotWaitForATaskThatItRanItself() {
        check("""
                class Loop {
                    String run(FutureTask<String> task) throws Exception {
                        task.run();
                        return task.get();
                    }
                    String wait(FutureTask<String> task) throws Exception {
                        return task.get(); // waits future untimed
                    }
                }
                """);
    }

    @Test
    void doesNotWaitAgainAfterAllOf() {
        check("""
                class All {
                    String two(CompletableFuture<String> a, CompletableFuture<String> b) {
                        CompletableFuture.allOf(a, b).join(); // waits future
                        return a.join() + b.join();
                    }
                    List<String> many(List<CompletableFuture<String>> all) {
                        CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).join(); // waits future
                        return all.stream().map(CompletableFuture::join).collect(Collectors.toList());
                    }
                    CompletableFuture<List<String>> composed(List<CompletableFuture<String>> all) {
                        return CompletableFuture.allOf(all.toArray(new CompletableFuture[0]))
                                .thenApply(done -> all.stream().map(f -> f.join()).collect(Collectors.toList()));
                    }
                    void callback(CompletableFuture<String> future) {
                        future.whenComplete((value, error) -> System.out.println(future.join()));
                    }
                    String other(CompletableFuture<String> a, CompletableFuture<String> b, CompletableFuture<String> c) {
                        CompletableFuture.allOf(a, b).join(); // waits future
                        return c.join(); // waits future
                    }
                    List<String> notYet(List<CompletableFuture<String>> all) {
                        return all.stream().map(f -> f.join()).collect(Collectors.toList()); // waits future
                    }
                }
                """);
    }

    @Test
    void doesNotWaitInWhatBeginsAfterAllOf() {
        check("""
                import reactor.core.publisher.Mono;
                class Begun {
                    Mono<String> both(CompletableFuture<String> a, CompletableFuture<String> b) {
                        var all = CompletableFuture.allOf(a, b);
                        return asMono(all).then(Mono.fromCallable(() -> a.join() + b.join()));
                    }
                    Mono<String> alone(CompletableFuture<String> a) {
                        return Mono.fromCallable(() -> a.join()); // waits future
                    }
                    private static <T> Mono<T> asMono(CompletableFuture<T> future) {
                        return Mono.create(sink -> future.thenAccept(sink::success));
                    }
                }
                """);
    }

    @Test
    void doesNotWaitForWhatExecutorsHandOutComplete() {
        check("""
                class Handed {
                    void all(ExecutorService pool, List<Callable<String>> tasks) throws Exception {
                        List<Future<String>> done = pool.invokeAll(tasks); // waits future
                        for (Future<String> one : done) {
                            System.out.println(one.get());
                        }
                    }
                    String next(CompletionService<String> service) throws Exception {
                        Future<String> done = service.take(); // waits queue
                        return done.get();
                    }
                    String submitted(ExecutorService pool, Callable<String> task) throws Exception {
                        return pool.submit(task).get(); // waits future
                    }
                }
                """);
    }

    @Test
    void tellsQueuesThatCanBeFull() {
        check("""
                class Queues {
                    private final BlockingQueue<String> unbounded = new LinkedBlockingQueue<>();
                    private final BlockingQueue<String> largest = new LinkedBlockingQueue<>(Integer.MAX_VALUE);
                    private final BlockingQueue<String> bounded = new LinkedBlockingQueue<>(10);
                    private final BlockingQueue<String> array = new ArrayBlockingQueue<>(10);
                    private final BlockingQueue<String> direct = new SynchronousQueue<>();
                    private final BlockingQueue<String> transfer = new LinkedTransferQueue<>();
                    void put() throws InterruptedException {
                        unbounded.put("x");
                        largest.put("x");
                        transfer.put("x");
                        bounded.put("x"); // waits queue untimed sure
                        array.put("x"); // waits queue
                        direct.put("x"); // waits queue
                    }
                    void offer() throws InterruptedException {
                        array.offer("x");
                        unbounded.offer("x", 1, TimeUnit.SECONDS);
                        array.offer("x", 1, TimeUnit.SECONDS); // waits queue timed
                    }
                    void take() throws InterruptedException {
                        unbounded.poll();
                        unbounded.take(); // waits queue untimed
                        unbounded.poll(1, TimeUnit.SECONDS); // waits queue timed
                    }
                }
                """);
    }

    @Test
    void tellsTimedFromUntimedWaits() {
        check("""
                class Limits {
                    synchronized void monitor() throws InterruptedException {
                        wait(); // waits latch untimed
                        wait(0); // waits latch untimed
                        wait(100); // waits latch timed
                    }
                    void thread(Thread other) throws InterruptedException {
                        other.join(); // waits join untimed
                        other.join(0); // waits join untimed
                        other.join(10); // waits join timed
                    }
                    void latch(CountDownLatch latch, Semaphore permits) throws InterruptedException {
                        latch.await(); // waits latch untimed
                        latch.await(1, TimeUnit.SECONDS); // waits latch timed
                        latch.getCount();
                        permits.acquire(); // waits lock untimed
                        permits.tryAcquire();
                        permits.release();
                    }
                    void lock(Lock lock) throws InterruptedException {
                        lock.lock(); // waits lock untimed
                        lock.unlock();
                        if (lock.tryLock()) {
                            lock.unlock();
                        }
                        lock.tryLock(1, TimeUnit.SECONDS); // waits lock timed
                    }
                    void process(Process process) throws InterruptedException {
                        process.waitFor(); // waits process untimed
                        process.waitFor(1, TimeUnit.MINUTES); // waits process timed
                    }
                }
                """);
    }

    private static void check(String classes) {
        String imports = "package app; import java.util.*; import java.util.concurrent.*;"
                + " import java.util.concurrent.locks.*; import java.util.stream.*;\n";
        assertThat(WaitLines.of(imports + classes).differences()).isEmpty();
    }
}
