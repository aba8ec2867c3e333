package dev.unblock.migration.proof;

import dev.unblock.model.UsageException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Maven is: the one we run inside of, the project's wrapper where it is in use, the one on the PATH, the wrapper. */
final class MavenLauncher {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private MavenLauncher() {}

    static Path find(Path project) {
        MavenWrapper wrapper = new MavenWrapper(project, WINDOWS ? "mvnw.cmd" : "mvnw");
        Path home = Path.of(System.getProperty("user.home"));
        return Stream.of(ownMaven(), wrapper.scriptInUse(home), onPath(), wrapper.script())
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
}
