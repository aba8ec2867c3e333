package hazards;

import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

class Jobs {
    void stop(Future<?> job) {
        job.cancel(true); // H11
    }

    void stopStage(CompletableFuture<String> job) {
        job.cancel(true); // H11
    }

    void wake(Thread worker) {
        worker.interrupt(); // H11
    }

    void work(Runnable step) {
        while (!Thread.currentThread().isInterrupted()) { // H11
            step.run();
        }
    }

    boolean told() {
        return Thread.interrupted(); // H11
    }

    void forget(Future<?> job) {
        job.cancel(false); // none
    }

    void restore() {
        Thread.currentThread().interrupt(); // none
    }

    void stopTimer(Timer timer) {
        timer.cancel(); // none
    }

    void own(Order order) {
        order.cancel(true); // none
    }

    interface Order {
        void cancel(boolean now);
    }
}
