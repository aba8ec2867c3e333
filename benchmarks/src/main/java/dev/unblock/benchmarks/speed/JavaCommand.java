package dev.unblock.benchmarks.speed;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The start of a Java program with this process's JDK. */
final class JavaCommand {

    private final List<String> command = new ArrayList<>();

    private JavaCommand(List<String> jvmOptions) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
    }

    static JavaCommand with(List<String> jvmOptions) {
        return new JavaCommand(jvmOptions);
    }

    List<String> main(List<Path> classPath, String mainClass, List<String> arguments) {
        command.add("-classpath");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    List<String> jar(Path jar, List<String> arguments) {
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** The JVM's own choices, and the heap every tool may use. */
    static List<String> defaults(Corpus corpus) {
        return List.of("-Xmx" + corpus.heapGigabytes() + "g");
    }
}
