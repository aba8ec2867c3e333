package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectSourcesTest {

    @TempDir
    private Path folder;

    @Test
    void readsAFileOfTheProject() throws IOException {
        Files.writeString(project().resolve("A.java"), "class A {\n}\n");

        assertThat(new ProjectSources(project()).lines("A.java")).containsExactly("class A {", "}");
    }

    @Test
    void readsLatin1() throws IOException {
        Files.write(project().resolve("A.java"), new byte[] {'/', '/', (byte) 0xE9});

        assertThat(new ProjectSources(project()).lines("A.java")).containsExactly("//é");
    }

    @Test
    void readsNothingOutsideTheProject() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(project().resolve("link"), folder.resolve("secret"));

        ProjectSources sources = new ProjectSources(project());

        assertThat(sources.lines("../secret")).isEmpty();
        assertThat(sources.lines(folder.resolve("secret").toString())).isEmpty();
        assertThat(sources.lines("link")).isEmpty();
    }

    @Test
    void hasNoLinesOfWhatIsNotThere() {
        assertThat(new ProjectSources(folder).lines("A.java")).isEmpty();
        assertThat(new ProjectSources(folder).lines("\0")).isEmpty();
    }

    private Path project() throws IOException {
        return Files.createDirectories(folder.resolve("project"));
    }
}
