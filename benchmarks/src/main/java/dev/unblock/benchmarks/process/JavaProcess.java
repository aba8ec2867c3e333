package dev.unblock.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java program running as a child, its output in a file. */
final class JavaProcess implements AutoCloseable {

    private static final Duration GENTLE = Duration.ofSeconds(20);
    private static final int TAIL_LINES = 15;

    private final Process process;
    private final Path log;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts this machine's Java with the arguments. */
    static JavaProcess start(List<String> arguments, Path folder, Path log) {
        List<String> command =
                Stream.concat(Stream.of(java()), arguments.stream()).toList();
        try {
            Files.createDirectories(folder);
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            // Whoever interrupts a measurement must not find its processes still running.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-child"));
            return new JavaProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + String.join(" ", command), e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> output() {
        try {
            return Files.exists(log)
                    ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** The end of the output, for a message. */
    String tail() {
        List<String> lines = output();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    /** Asks the process to end, so that it can close its recording; ends it by force when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GENTLE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(GENTLE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
