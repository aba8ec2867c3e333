package hazards;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

class Limits {
    String future(Future<String> future) throws ExecutionException, InterruptedException {
        return future.get(); // H12
    }

    void latch(CountDownLatch latch) throws InterruptedException {
        latch.await(); // H12
    }

    int process(Process process) throws InterruptedException {
        return process.waitFor(); // H12
    }

    CompletableFuture<String> notTheWork(CompletableFuture<String> future) {
        return future.orTimeout(1, TimeUnit.SECONDS); // H12
    }

    String timed(Future<String> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(2, TimeUnit.SECONDS); // none
    }

    boolean timedLatch(CountDownLatch latch) throws InterruptedException {
        return latch.await(3, TimeUnit.SECONDS); // none
    }

    boolean timedProcess(Process process) throws InterruptedException {
        return process.waitFor(4, TimeUnit.SECONDS); // none
    }

    String there() {
        return CompletableFuture.completedFuture("there").join(); // none
    }

    void sleeps() throws InterruptedException {
        Thread.sleep(5); // none
    }
}
