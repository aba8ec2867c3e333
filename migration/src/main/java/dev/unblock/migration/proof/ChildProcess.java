package dev.unblock.migration.proof;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs commands in the project's folder, one at a time, never through a shell. The whole output of each run is in a log
 * file of its own.
 */
final class ChildProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

    private final Path project;
    private final Path logs;
    private final Duration timeout;
    private final AtomicReference<Process> running = new AtomicReference<>();
    private boolean stopped;
    private int runs;

    ChildProcess(Path project, Path logs, Duration timeout) {
        this.project = project;
        this.logs = logs;
        this.timeout = timeout;
    }

    BuildRun run(List<String> command) {
        Path log = nextLog();
        LOG.debug("running {}", command);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(emptyInput().toFile()))
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            // Started by mvnDebug, the child would wait for a debugger too.
            builder.environment().remove("MAVEN_DEBUG_OPTS");
            Process process = launch(builder);
            int exitCode = await(process, log);
            return new BuildRun(exitCode, Files.readAllLines(log, outputCharset()), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running.set(null);
        }
    }

    /** Ends the child and everything it started. */
    void stop() {
        Process process;
        synchronized (running) {
            stopped = true;
            process = running.get();
        }
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process launch(ProcessBuilder builder) {
        synchronized (running) {
            if (stopped) {
                throw new StoppedBuildException();
            }
            Process process = start(builder);
            running.set(process);
            return process;
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UsageException("cannot run " + builder.command().get(0) + ": " + e.getMessage(), e);
        }
    }

    private int await(Process process, Path log) {
        try {
            if (process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new StoppedBuildException();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new UsageException("The build took longer than " + timeout.toMinutes() + " minutes and was ended; see "
                + log + ". Give it more time or say --verify compile.");
    }

    private Path nextLog() {
        runs++;
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return logs.resolve(String.format("build-%02d.log", runs));
    }

    /** The child must not wait for, nor eat, what the user types. */
    private Path emptyInput() throws IOException {
        Path empty = logs.resolve("empty");
        if (!Files.exists(empty)) {
            Files.createFile(empty);
        }
        return empty;
    }

    /** Every byte is a character there, so that no output, whatever its encoding, makes reading it fail. */
    private static Charset outputCharset() {
        return StandardCharsets.ISO_8859_1;
    }
}
