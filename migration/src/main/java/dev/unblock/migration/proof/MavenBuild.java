package dev.unblock.migration.proof;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the project's own Maven build in a child process, never through a shell.
 *
 * <p>Offline first: what is needed is usually there. The first run that misses something goes online, and all later ones
 * do. The whole output of each run is in a log file of its own.
 */
final class MavenBuild {

    private static final Logger LOG = LoggerFactory.getLogger(MavenBuild.class);
    private static final String OFFLINE = "-o";
    private static final List<String> ALWAYS = List.of("-B", "-ntp", "-Dstyle.color=never");

    private final Path project;
    private final Path logs;
    private final Duration timeout;
    private final List<String> options;
    private final AtomicReference<Process> running = new AtomicReference<>();
    private boolean stopped;
    private boolean offline = true;
    private int runs;

    MavenBuild(Path project, Path logs, Duration timeout, List<String> options) {
        this.project = project;
        this.logs = logs;
        this.timeout = timeout;
        this.options = List.copyOf(options);
    }

    /** How a run ended. */
    record Run(int exitCode, List<String> output, Path log) {

        boolean succeeded() {
            return exitCode == 0;
        }

        boolean missedSomethingOffline() {
            return !succeeded()
                    && output.stream()
                            .anyMatch(line -> line.contains("offline mode")
                                    || line.contains("has not been downloaded from it before"));
        }
    }

    Run run(List<String> arguments) {
        if (offline) {
            List<String> withoutNetwork = new ArrayList<>(arguments);
            withoutNetwork.add(OFFLINE);
            Run run = start(withoutNetwork);
            if (!run.missedSomethingOffline() || options.contains(OFFLINE)) {
                return run;
            }
            offline = false;
        }
        return start(arguments);
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

    private Run start(List<String> arguments) {
        Path log = nextLog();
        List<String> command =
                new ArrayList<>(List.of(MavenLauncher.find(project).toString()));
        command.addAll(ALWAYS);
        command.addAll(options);
        command.addAll(arguments);
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
            return new Run(exitCode, Files.readAllLines(log, outputCharset()), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running.set(null);
        }
    }

    private Process launch(ProcessBuilder builder) throws IOException {
        synchronized (running) {
            if (stopped) {
                throw new StoppedBuildException();
            }
            Process process = builder.start();
            running.set(process);
            return process;
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
        return logs.resolve(String.format("maven-%02d.log", runs));
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
