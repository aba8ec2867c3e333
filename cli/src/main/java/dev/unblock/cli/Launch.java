package dev.unblock.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How this program was started, and whether to start it again with options of the JVM that suit an analysis.
 *
 * <p>An analysis is short work over much code: the JVM's second compiler costs it more than it gives, and so do the
 * threads of its usual collector. {@code java -jar} cannot say that in the jar. Who gives options of his own keeps them.
 *
 * @param arguments of the command line, the command first
 * @param options that this JVM was started with
 */
record Launch(List<String> arguments, List<String> options, Map<String, String> environment, String classPath) {

    /** Set to {@code no}, the program stays in the JVM that it was started in. */
    static final String SWITCH = "UNBLOCK_OWN_JVM";

    /** Names the process that waits for this one. */
    static final String WAITED_FOR_BY = "unblock.waited-for-by";

    /** Commands that are an analysis and little else. */
    private static final Set<String> ANALYSES = Set.of("analyze", "plan", "check", "baseline");

    /**
     * Its old part grows by a fifth of what is in use, not by two thirds, and its young part is a quarter, 96 MB at most. That there are
     * many classes is no reason to collect. Methods of more than 8,000 bytes are compiled too: JavaParser's scanner is one.
     */
    private static final List<String> ALWAYS = List.of(
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=20",
            "-XX:NewRatio=3",
            "-XX:MaxNewSize=96m",
            "-XX:MetaspaceSize=64m",
            "-XX:-DontCompileHugeMethods");

    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    Launch {
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /**
     * The command that starts the better JVM; empty to stay in this one.
     *
     * @param classes where they are kept
     */
    Optional<List<String>> again(Path java, long process, LoadedClasses classes) {
        if (!isAnalysis() || "no".equals(environment.get(SWITCH)) || hasOptionsOfItsOwn() || !isOneJar()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(ALWAYS);
        if (!ProjectSize.of(project()).isLarge()) {
            command.add(FIRST_COMPILER_ONLY);
        }
        command.addAll(classes.options());
        command.add("-D" + WAITED_FOR_BY + "=" + process);
        command.addAll(List.of("-jar", classPath));
        command.addAll(arguments);
        return Optional.of(command);
    }

    private boolean isAnalysis() {
        return !arguments.isEmpty() && ANALYSES.contains(arguments.get(0));
    }

    /** A heap, a collector, an agent: chosen by somebody who knows why. */
    private boolean hasOptionsOfItsOwn() {
        return options.stream()
                .anyMatch(
                        option -> option.startsWith("-X") || option.startsWith("-agent") || option.startsWith("-java"));
    }

    /** Started with {@code -jar}; anything else is a developer's or a test's own way. */
    private boolean isOneJar() {
        return classPath.endsWith(".jar")
                && !classPath.contains(File.pathSeparator)
                && Files.isRegularFile(Path.of(classPath));
    }

    /** A guess that is only about speed: the first folder that is named. */
    private Path project() {
        return arguments.stream()
                .skip(1)
                .filter(argument -> !argument.startsWith("-") && !argument.contains(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of(""));
    }
}
