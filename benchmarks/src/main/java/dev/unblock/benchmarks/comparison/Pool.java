package dev.unblock.benchmarks.comparison;

/**
 * A bounded pool of an application.
 *
 * @param threadGroup name of its threads without their numbers, e.g. {@code asyncExecutor}
 */
public record Pool(String threadGroup, int threads, WhenFull whenFull) {

    public Pool {
        if (threadGroup.isBlank() || threads < 1) {
            throw new IllegalArgumentException("pool '" + threadGroup + "' of " + threads);
        }
    }

    /** What becomes of a task that finds neither a thread nor a place in the queue. */
    public enum WhenFull {
        /** It waits, or is refused: no more tasks run at a time than there are threads. */
        WAIT,
        /** The request thread that hands it in runs it: both kinds of threads work. */
        CALLER_RUNS
    }
}
