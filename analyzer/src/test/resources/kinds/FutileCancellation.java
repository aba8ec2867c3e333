import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class FutileCancellation {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final BlockingQueue<String> jobs;
    private Future<?> running;
    private volatile boolean stopped;
    private long sum;

    FutileCancellation(BlockingQueue<String> jobs) {
        this.jobs = jobs;
    }

    void deaf() {
        Future<?> task = pool.submit(() -> {
            long n = 2;
            while (n > 0) {
                n = n * 31 + 7;
            }
        });
        task.cancel(true); // BAD FutileCancellation
    }

    void stage(CompletableFuture<String> given) {
        CompletableFuture<String> work = CompletableFuture.supplyAsync(this::compute, pool);
        work.cancel(true); // BAD FutileCancellation
    }

    CompletableFuture<String> begin() {
        return CompletableFuture.supplyAsync(this::compute, pool);
    }

    void stageOfAHelper() {
        CompletableFuture<String> work = begin();
        work.cancel(true); // BAD FutileCancellation
    }

    void start() {
        running = pool.submit(this::carriesOn);
    }

    void stop() {
        running.cancel(true); // BAD FutileCancellation
    }

    private void carriesOn() {
        while (true) {
            try {
                System.out.println(jobs.take());
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        }
    }

    void deafThread() {
        Thread worker = new Thread(() -> {
            long n = 2;
            while (n > 0) {
                n = n * 31 + 7;
            }
        });
        worker.start();
        worker.interrupt(); // BAD FutileCancellation
    }

    void listens() {
        Future<?> task = pool.submit(() -> {
            long n = 2;
            while (!Thread.currentThread().isInterrupted()) {
                n = n * 31 + 7;
            }
        });
        task.cancel(true); // OK FutileCancellation
    }

    void ends() {
        Future<?> task = pool.submit(() -> {
            while (true) {
                try {
                    System.out.println(jobs.take());
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        task.cancel(true); // OK FutileCancellation
    }

    void asked() {
        Future<?> task = pool.submit(() -> {
            while (!stopped) {
                sum = sum * 31 + 7;
            }
        });
        stopped = true;
        task.cancel(true); // OK FutileCancellation
    }

    void completes(CompletableFuture<String> answer) {
        answer.cancel(false); // OK FutileCancellation
    }

    private String compute() {
        return "done";
    }
}
