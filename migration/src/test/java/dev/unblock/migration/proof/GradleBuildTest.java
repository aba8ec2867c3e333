package dev.unblock.migration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.codebase.GradleClassPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GradleBuildTest {

    @TempDir
    private Path folder;

    @Test
    void hasTheBuildTellItsClassPaths() throws IOException {
        wrapper("""
                for said in "$@"; do
                  case "$said" in
                    -Dunblock.classPaths=*) told="${said#*=}" ;;
                    *.gradle) cp "$said" asked.gradle ;;
                  esac
                done
                printf '%s\\t%s\\n' core client.jar > "$told"
                """);

        assertThat(build().tellsClassPaths()).isTrue();
        assertThat(GradleClassPaths.file(folder)).hasContent("core\tclient.jar");
        assertThat(folder.resolve("asked.gradle")).content().contains("unblockClassPaths", "compileClasspath");
    }

    @Test
    void forgetsWhatABuildToldBeforeThatTellsNothingNow() throws IOException {
        wrapper("exit 1");
        Files.createDirectories(GradleClassPaths.file(folder).getParent());
        Files.writeString(GradleClassPaths.file(folder), "core\tclient.jar\n");

        assertThat(build().tellsClassPaths()).isFalse();
        assertThat(GradleClassPaths.file(folder)).doesNotExist();
    }

    private Build build() {
        return Build.gradle(folder, folder.resolve("logs"), Duration.ofMinutes(1));
    }

    private void wrapper(String script) throws IOException {
        Path wrapper = Files.writeString(folder.resolve("gradlew"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
