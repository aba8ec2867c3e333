package dev.unblock.migration.proof;

import dev.unblock.analyzer.codebase.GradleClassPaths;
import dev.unblock.model.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gradle: the project's wrapper, which knows its version; else the one on the PATH. */
final class GradleBuild implements Build {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    /** Tells what each module's code is compiled against and runs with; a script of the build's start, so that no script of the project changes. */
    private static final String TELLING = "class-paths.gradle";

    private final String gradle;
    private final Path project;
    private final Path logs;
    private final ChildProcess process;
    private final Build build;

    GradleBuild(Path project, Path logs, ChildProcess process) {
        this.gradle = find(project).toString();
        this.project = project;
        this.logs = logs;
        this.process = process;
        this.build = new CommandBuild(command("testClasses"), command("test", "--continue"), process);
    }

    @Override
    public BuildRun compile() {
        return build.compile();
    }

    @Override
    public BuildRun test() {
        return build.test();
    }

    @Override
    public BuildRun test(Set<String> classes) {
        return build.test(classes);
    }

    @Override
    public boolean canChooseTests() {
        return build.canChooseTests();
    }

    @Override
    public boolean layOut(BuildRun failed) {
        return build.layOut(failed);
    }

    /** A build that cannot tell them does so for a reason of its own: the project is judged without them then. */
    @Override
    public boolean tellsClassPaths() {
        Path told = GradleClassPaths.file(project);
        Path telling = logs.resolve(TELLING);
        try (InputStream script = Objects.requireNonNull(GradleBuild.class.getResourceAsStream(TELLING), TELLING)) {
            Files.createDirectories(logs);
            Files.createDirectories(told.getParent());
            Files.copy(script, telling, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(told);
        } catch (IOException e) {
            throw UsageException.cannotWrite(telling, e);
        }
        process.run(command(
                "unblockClassPaths",
                "--init-script",
                telling.toAbsolutePath().toString(),
                "-Dunblock.classPaths=" + told.toAbsolutePath(),
                "-Dorg.gradle.parallel=false",
                "-Dorg.gradle.configureondemand=false",
                "-Dorg.gradle.configuration-cache=false"));
        return Files.isRegularFile(told);
    }

    @Override
    public void stop() {
        process.stop();
    }

    /** Without a daemon, nothing goes on running after the last build. */
    private List<String> command(String... tasks) {
        List<String> command = new ArrayList<>(List.of(gradle, "--no-daemon", "--console=plain"));
        command.addAll(Arrays.asList(tasks));
        return command;
    }

    private static Path find(Path project) {
        Path wrapper = project.resolve(WINDOWS ? "gradlew.bat" : "gradlew").toAbsolutePath();
        return Optional.of(wrapper)
                .filter(Files::isExecutable)
                .or(GradleBuild::onPath)
                .orElseThrow(() -> new UsageException("No Gradle was found to prove the steps with. Put gradle on the"
                        + " PATH, add an executable gradlew to the project, name another command (--verify-command), or"
                        + " say --verify none."));
    }

    private static Optional<Path> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, WINDOWS ? "gradle.bat" : "gradle"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
