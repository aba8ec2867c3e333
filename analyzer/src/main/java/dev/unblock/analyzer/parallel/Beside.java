package dev.unblock.analyzer.parallel;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that a thread of its own does while its giver goes on; it dies with the program. */
public final class Beside<T> {

    /** In bytes, taken as they are needed: generated code nests expressions thousands deep. */
    private static final long DEEP_STACK = 512L << 20;

    private final FutureTask<T> task;

    private Beside(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins at once. */
    public static <T> Beside<T> begin(String name, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, name, DEEP_STACK);
        thread.setDaemon(true);
        thread.start();
        return new Beside<>(task);
    }

    /** The same for work that has no result but that it is done. */
    public static Beside<Optional<Void>> doing(String name, Runnable work) {
        return begin(name, () -> {
            work.run();
            return Optional.empty();
        });
    }

    /** Waits for the end of the work; what it threw is thrown here. */
    public T result() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for work on another thread", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("work on another thread failed", e.getCause());
        }
    }
}
