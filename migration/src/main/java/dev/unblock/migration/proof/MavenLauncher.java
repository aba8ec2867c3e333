package dev.unblock.migration.proof;

import dev.unblock.model.UsageException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Maven is: the one we run inside of, the one on the PATH, or the project's wrapper. */
final class MavenLauncher {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private MavenLauncher() {}

    static Path find(Path project) {
        return Stream.of(ownMaven(), onPath(), wrapper(project))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("No Maven was found to prove the steps with. Put mvn on the PATH, add"
                                + " an executable mvnw to the project, or say --verify none."));
    }

    private static Optional<Path> ownMaven() {
        return Stream.of(System.getProperty("maven.home"), System.getenv("MAVEN_HOME"))
                .filter(home -> home != null && !home.isBlank())
                .map(home -> Path.of(home, "bin", WINDOWS ? "mvn.cmd" : "mvn"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, WINDOWS ? "mvn.cmd" : "mvn"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> wrapper(Path project) {
        return Optional.of(project.resolve(WINDOWS ? "mvnw.cmd" : "mvnw").toAbsolutePath())
                .filter(Files::isExecutable);
    }
}
