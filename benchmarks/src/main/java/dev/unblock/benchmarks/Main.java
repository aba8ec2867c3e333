package dev.unblock.benchmarks;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The door: {@code measure} compares jars under load. */
public final class Main {

    private static final int OK = 0;
    private static final int INTERNAL_ERROR = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out));
    }

    static int run(String[] arguments, PrintWriter out) {
        try {
            Options options = Options.parse(arguments);
            Progress progress = new Progress(out);
            switch (options.command()) {
                case MEASURE -> new Measuring(options, progress).run(out);
            }
            return OK;
        } catch (UsageException e) {
            out.println(e.getMessage());
            return USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("Interrupted.");
            return INTERNAL_ERROR;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(out);
            return INTERNAL_ERROR;
        }
    }
}
