package dev.unblock.migration;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs work with a deep stack. Generated code nests expressions thousands deep, and parsers, compilers and trees of
 * values all go down with it.
 */
final class DeepStack {

    /** Taken as it is needed, not at once. */
    private static final long BYTES = 512L << 20;

    private DeepStack() {}

    static <T> T run(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "unblock", BYTES);
        // Stopping the caller's thread or the program stops the work.
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(Throwable problem) {
        if (problem instanceof Error error) {
            throw error;
        }
        return problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
    }
}
