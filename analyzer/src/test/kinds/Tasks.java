package kinds;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;

/** FutureReturnValueIgnored, AsyncCallableReturnsNull, RV_RETURN_VALUE_IGNORED, S899. */
class Results {
    private final ExecutorService pool = Executors.newSingleThreadExecutor(); // finds UnboundedQueue

    void dropped(Callable<String> task) {
        pool.submit(task); // finds LostFuture
    }

    CompletableFuture<String> nothing() {
        return null; // finds NullReturnedAsFuture
    }

    void noAnswer(Lock lock) throws InterruptedException {
        lock.tryLock(1, TimeUnit.SECONDS); // finds TimedWaitResultIgnored
        try {
            lock.hashCode();
        } finally {
            lock.unlock();
        }
    }

    Future<String> kept(Callable<String> task) {
        return pool.submit(task);
    }

    void handled(CompletableFuture<String> future) {
        future.whenComplete((value, error) -> {
            if (error != null) {
                System.err.println(error);
            }
        });
    }

    void executed(Runnable task) {
        pool.execute(task);
    }

    void end() {
        pool.shutdownNow();
    }
}

/** InterruptedExceptionSwallowed, S2142, ThreadJoinLoop. */
class Interrupts {
    void swallowed() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) { // finds SwallowedInterrupt
            System.err.println(e);
        }
    }

    void hidden() {
        try {
            Thread.sleep(10);
        } catch (Exception e) { // finds SwallowedInterrupt
            System.err.println(e);
        }
    }

    void joinLoop(Thread worker) {
        while (true) {
            try {
                worker.join(); // finds WaitWithoutTimeout
                break;
            } catch (InterruptedException e) { // finds SwallowedInterrupt
                // again
            }
        }
    }

    void restored() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void thrown() throws InterruptedException {
        Thread.sleep(10);
    }

    void rethrown() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

/** Waits and pools as other tools' documentation has them. */
class Pools {
    void zeroCores() {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(0); // finds ThreadPoolMisconfigured, ExecutorPerCall
        pool.shutdown();
    }

    String untimed(Future<String> future) throws Exception {
        return future.get(); // finds WaitWithoutTimeout
    }

    String timed(Future<String> future) throws Exception {
        try {
            return future.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw e;
        }
    }

    CompletableFuture<String> commonPool() {
        return CompletableFuture.supplyAsync(() -> "a"); // finds AsyncWithoutExecutor
    }

    void timer(Timer timer) {
        timer.schedule(new TimerTask() { // finds ScheduledTaskDiesSilently
            @Override
            public void run() {
                Integer.parseInt("a");
            }
        }, 10);
    }

    @SuppressWarnings("removal")
    void stop(Thread worker) {
        worker.stop(); // finds ThreadStopped
    }
}
