package dev.unblock.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

    private static final List<Artifact> ARTIFACTS = List.of(Artifact.of("org.acme:lamp:1.2"));
    private static final List<Artifact> PROVIDED = List.of(Artifact.of("org.acme:socket:3"));

    private final List<String> goals = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void readsTheClassPathThatMavenWrote() throws Exception {
        List<Path> classPath = new Download(this::maven).classPathAndSources(folder, ARTIFACTS, PROVIDED);

        assertThat(classPath).containsExactly(jar("lamp-1.2.jar"), jar("wire-7.jar"));
        assertThat(goals).hasSize(2).allMatch(goal -> goal.contains("maven-dependency-plugin:3"));
    }

    @Test
    void asksForSourcesOfItsOwnJarsOnly() {
        String pom = Download.pom(ARTIFACTS, PROVIDED);

        assertThat(pom)
                .contains("<dependency><groupId>org.acme</groupId><artifactId>lamp</artifactId><version>1.2</version>")
                .contains("<dependency><groupId>org.acme</groupId><artifactId>socket</artifactId><version>3</version>")
                .containsOnlyOnce("<classifier>sources</classifier>")
                .doesNotContain("://repo");
    }

    @Test
    void getsWhatIsCompleteOnlyOnce() throws Exception {
        new Download(this::maven).classPath(folder, ARTIFACTS);
        goals.clear();

        assertThat(new Download(this::maven).classPath(folder, ARTIFACTS)).hasSize(2);
        assertThat(goals).isEmpty();
    }

    @Test
    void asksAgainWhenAJarIsGone() throws Exception {
        new Download(this::maven).classPath(folder, ARTIFACTS);
        goals.clear();
        Files.delete(jar("wire-7.jar"));

        new Download(this::maven).classPath(folder, ARTIFACTS);

        assertThat(goals).hasSize(1);
    }

    @Test
    void asksAgainAfterAnInterruption() throws Exception {
        Download interrupted = new Download((where, log, arguments) -> {
            maven(where, log, arguments);
            throw new IllegalStateException("the line is down");
        });
        assertThatThrownBy(() -> interrupted.classPath(folder, ARTIFACTS)).hasMessage("the line is down");
        goals.clear();

        assertThat(new Download(this::maven).classPath(folder, ARTIFACTS)).hasSize(2);
        assertThat(goals).hasSize(1);
    }

    private void maven(Path where, String log, List<String> arguments) throws IOException {
        goals.addAll(arguments);
        Files.writeString(jar("lamp-1.2.jar"), "");
        Files.writeString(jar("wire-7.jar"), "");
        Files.writeString(
                where.resolve("classpath.txt"), jar("lamp-1.2.jar") + File.pathSeparator + jar("wire-7.jar") + "\n");
    }

    private Path jar(String name) {
        return folder.resolve(name);
    }
}
