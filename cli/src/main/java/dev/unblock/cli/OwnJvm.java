package dev.unblock.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A JVM that does the work for this one: same streams, same exit code, and neither outlives the other. */
final class OwnJvm {

    private OwnJvm() {}

    /** Runs the command to its end; empty when it could not even start, so that the work is still to be done. */
    static OptionalInt run(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end-own-jvm"));
        try {
            return OptionalInt.of(process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(ExitCode.INTERNAL.number());
        }
    }

    /** Politely, so that it can put away what it is writing. */
    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In the JVM that works: ends it when the one that waits was killed and could not say so. */
    static void endWithWaiting() {
        Optional.ofNullable(System.getProperty(Launch.WAITED_FOR_BY))
                .flatMap(process -> ProcessHandle.of(Long.parseLong(process)))
                .ifPresent(waiting ->
                        waiting.onExit().thenRun(() -> Runtime.getRuntime().halt(ExitCode.INTERNAL.number())));
    }
}
