package dev.unblock.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program's entry. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the JVM with one of the documented exit codes. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(Unblock.commandLine(out, err).execute(arguments));
    }
}
