package dev.unblock.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A command that is waited for; its output goes to a log and, line by line, to whoever listens. */
final class ChildProcess {

    private static final int TAIL_LINES = 25;

    private final List<String> command;
    private final Path folder;
    private final Map<String, String> environment;
    private final Path log;

    ChildProcess(List<String> command, Path folder, Map<String, String> environment, Path log) {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /**
     * Runs it to its end.
     *
     * @throws CommandFailedException if it ends with another code than the given ones
     */
    void run(Set<Integer> fine, Consumer<String> listener) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread stop = new Thread(process::destroy, "stop-child");
        Runtime.getRuntime().addShutdownHook(stop);
        process.getOutputStream().close();
        Deque<String> tail = new ArrayDeque<>();
        pump(process, tail, listener);
        int code = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        if (!fine.contains(code)) {
            throw new CommandFailedException("Exit code " + code + " of " + String.join(" ", command) + "; the end of "
                    + log + ":\n" + String.join("\n", tail));
        }
    }

    private void pump(Process process, Deque<String> tail, Consumer<String> listener) throws IOException {
        try (BufferedReader output =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line + "\n");
                file.flush();
                tail.addLast(line);
                if (tail.size() > TAIL_LINES) {
                    tail.removeFirst();
                }
                listener.accept(line);
            }
        }
    }
}
