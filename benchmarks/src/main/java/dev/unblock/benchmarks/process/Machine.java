package dev.unblock.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Names the machine a measurement ran on. */
public final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** In a line, e.g. {@code 2 cores (AMD EPYC), Linux 6.1.0, JDK 17.0.15}. */
    public static String describe() {
        String processor = processor().map(name -> " (" + name + ")").orElse("");
        return Runtime.getRuntime().availableProcessors() + " cores" + processor + ", " + System.getProperty("os.name")
                + " " + System.getProperty("os.version") + ", JDK " + System.getProperty("java.version");
    }

    private static Optional<String> processor() {
        try {
            List<String> lines = Files.isReadable(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // Only a nicer name is lost.
        }
    }
}
