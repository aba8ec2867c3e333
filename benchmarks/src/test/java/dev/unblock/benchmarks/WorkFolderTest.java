package dev.unblock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    @TempDir
    Path folder;

    @Test
    void emptiesWhatAnEarlierRunMade() throws IOException {
        Path work = folder.resolve("new");
        WorkFolder.empty(work);
        Files.createDirectories(work.resolve("sample/src"));
        Files.writeString(work.resolve("sample/src/A.java"), "class A {}");

        WorkFolder.empty(work);

        assertThat(work.resolve("sample")).doesNotExist();
    }

    @Test
    void neverEmptiesAFolderOfSomebodyElse() throws IOException {
        Path precious = Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> WorkFolder.empty(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--work");
        assertThat(precious).exists();
    }

    @Test
    void copiesSourcesAndLeavesBuildOutput() throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("src/main/java"));
        Files.writeString(project.resolve("src/main/java/A.java"), "class A {}");
        Files.createDirectories(project.resolve("target/classes"));

        Path copy = folder.resolve("copy");
        ProjectCopy.copy(project, copy);

        assertThat(copy.resolve("src/main/java/A.java")).hasContent("class A {}");
        assertThat(copy.resolve("target")).doesNotExist();
    }

    @Test
    void refusesToCopyWhatIsNoProject() {
        assertThatThrownBy(() -> ProjectCopy.copy(folder, folder.resolve("copy")))
                .isInstanceOf(UsageException.class);
    }
}
