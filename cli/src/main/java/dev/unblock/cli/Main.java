package dev.unblock.cli;

import java.io.File;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The program's entry. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the JVM with one of the documented exit codes. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        OptionalInt done = inOwnJvm(arguments);
        return done.isPresent() ? done.getAsInt() : here(arguments);
    }

    private static OptionalInt inOwnJvm(String[] arguments) {
        Launch launch = new Launch(
                List.of(arguments),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                System.getenv(),
                System.getProperty("java.class.path"));
        long process = ProcessHandle.current().pid();
        LoadedClasses classes = LoadedClasses.of(launch.arguments(), new File(launch.classPath()), process);
        OptionalInt done = launch.again(Path.of(System.getProperty("java.home"), "bin", "java"), process, classes)
                .map(OwnJvm::run)
                .orElse(OptionalInt.empty());
        classes.settle(done);
        return done;
    }

    private static int here(String[] arguments) {
        OwnJvm.endWithWaiting();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try {
            return Unblock.commandLine(out, err).execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println("unblock: out of memory (" + e.getMessage() + "); give Java more, e.g. java -Xmx4g -jar ...,"
                    + " or analyse one module at a time");
            return ExitCode.USAGE.number();
        } catch (StackOverflowError e) {
            err.println("unblock: some code is nested too deeply to analyse; leave the generated files out");
            return ExitCode.USAGE.number();
        }
    }
}
