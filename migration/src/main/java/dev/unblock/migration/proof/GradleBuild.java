package dev.unblock.migration.proof;

import dev.unblock.model.UsageException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gradle: the project's wrapper, which knows its version; else the one on the PATH. */
final class GradleBuild {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private GradleBuild() {}

    static Build of(Path project, ChildProcess process) {
        String gradle = find(project).toString();
        return new CommandBuild(command(gradle, "testClasses"), command(gradle, "test", "--continue"), process);
    }

    /** Without a daemon, nothing goes on running after the last build. */
    private static List<String> command(String gradle, String... tasks) {
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
