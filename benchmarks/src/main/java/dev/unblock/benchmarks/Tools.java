package dev.unblock.benchmarks;

import dev.unblock.model.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The two programs the case study drives as its user would: Maven, and Unblock's own command line.
 *
 * @param mavenHome the Maven this runs under; without it, the one on the path
 * @param repository the local repository this runs with; without it, Maven's default
 */
record Tools(Path unblockJar, Optional<Path> mavenHome, Optional<Path> repository, Path logs) {

    private static final Set<Integer> DONE = Set.of(0);
    /** Done, or done with parts of the input unread, which the result tells. */
    private static final Set<Integer> DONE_OR_PARTIAL = Set.of(0, 4);

    /** The ones the command line names. */
    static Tools of(Options options, Path work) {
        return new Tools(
                options.root().resolve("cli").resolve("target").resolve("unblock.jar"),
                options.optional("--maven-home"),
                options.optional("--repository"),
                work.resolve("logs"));
    }

    /** Packs the project without running its tests. */
    void pack(Path project, String name) throws IOException, InterruptedException {
        maven(project, name, List.of("-DskipTests", "package"));
    }

    /** Runs Maven in a folder. */
    void maven(Path folder, String log, List<String> arguments) throws IOException, InterruptedException {
        maven(folder, log, Map.of(), arguments);
    }

    /** Runs Maven in a folder, with a few things of its environment changed. */
    void maven(Path folder, String log, Map<String, String> changed, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(maven(), "-B", "-q", "-ntp"));
        command.addAll(arguments);
        Map<String, String> environment = environment();
        environment.putAll(changed);
        new ChildProcess(command, folder, environment, logs.resolve(log + ".log")).run(DONE, line -> {});
    }

    /** Runs one command of Unblock and passes on what it says. */
    void unblock(String log, Progress progress, List<String> arguments) throws IOException, InterruptedException {
        if (!Files.isRegularFile(unblockJar)) {
            throw new UsageException("No " + unblockJar + ". Build it first: mvn -DskipTests package");
        }
        List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC"));
        mavenHome.ifPresent(home -> command.add("-Dmaven.home=" + home));
        command.addAll(List.of("-jar", unblockJar.toString()));
        command.addAll(arguments);
        new ChildProcess(command, unblockJar.getParent(), environment(), logs.resolve(log + ".log"))
                .run(DONE_OR_PARTIAL, line -> progress.say("  " + line));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private String maven() {
        String program = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
        return mavenHome
                .map(home -> home.resolve("bin").resolve(program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .orElse(program);
    }

    /** Children of children find the same Java, Maven and repository. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        mavenHome.ifPresent(home -> environment.put("PATH", home.resolve("bin") + File.pathSeparator + path()));
        repository.ifPresent(folder -> environment.put(
                "MAVEN_OPTS",
                Stream.of(Optional.ofNullable(System.getenv("MAVEN_OPTS")).orElse(""), "-Dmaven.repo.local=" + folder)
                        .filter(option -> !option.isBlank())
                        .reduce((first, second) -> first + " " + second)
                        .orElseThrow()));
        return environment;
    }

    private static String path() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }
}
