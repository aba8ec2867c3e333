package dev.unblock.benchmarks.runtime;

/** An application that waits. */
final class Sleeper {

    private Sleeper() {}

    static void sleep() throws InterruptedException {
        Thread.sleep(5);
    }
}
