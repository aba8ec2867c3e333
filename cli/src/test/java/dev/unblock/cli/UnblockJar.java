package dev.unblock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the real jar as its users do, in a process of its own. */
final class UnblockJar {

    private static final Path JAR = Path.of("target", "unblock.jar").toAbsolutePath();
    private static final int SECONDS = 180;

    private UnblockJar() {}

    /** What a finished run left: its exit code, and what it printed. */
    record Run(int exitCode, String out, String err) {}

    static Run run(Object... arguments) {
        return run(List.of(), arguments);
    }

    /** Without options for the JVM, as it is typed by hand. */
    static Run runPlainly(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", JAR.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return finish(command);
    }

    /** As somebody who may not read everything: root may, so it becomes nobody. */
    static Run runWithoutPrivileges(Object... arguments) {
        boolean root = "root".equals(System.getProperty("user.name"));
        return run(
                root ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") : List.of(), arguments);
    }

    private static Run run(List<String> prefix, Object... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return finish(command);
    }

    private static Run finish(List<String> command) {
        try {
            Path out = Files.createTempFile("unblock", ".out");
            Path err = Files.createTempFile("unblock", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + SECONDS + " s: " + command);
            }
            Run run = new Run(process.exitValue(), text(out), text(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
