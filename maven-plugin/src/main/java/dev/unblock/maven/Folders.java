package dev.unblock.maven;

import dev.unblock.migration.baseline.Baseline;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Where things are, seen from the folder that Maven was started for. It is the same for every module of a reactor, and
 * with {@code -pl} too; relative names in parameters are relative to it.
 */
record Folders(Path root) {

    Folders {
        root = root.toAbsolutePath().normalize();
    }

    static Folders of(MavenSession session) {
        return new Folders(Path.of(session.getRequest().getBaseDirectory()));
    }

    Path resolve(String name) {
        return root.resolve(name).normalize();
    }

    Path output(@Nullable String name) {
        return resolve(Optional.ofNullable(name).orElse("target/unblock"));
    }

    Path baseline(@Nullable String name) {
        return resolve(Optional.ofNullable(name).orElse(Baseline.FILE));
    }
}
