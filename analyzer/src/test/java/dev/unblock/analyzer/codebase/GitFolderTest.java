package dev.unblock.analyzer.codebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitFolderTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void resolveLinks() throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void isFoundAroundAProjectInASubfolder() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", COMMIT + "\n");
        Path project = Files.createDirectories(folder.resolve("services/trips"));

        GitFolder git = GitFolder.around(project).orElseThrow();

        assertThat(git.workTree()).isEqualTo(folder);
        assertThat(git.commit()).contains(COMMIT);
    }

    @Test
    void isThatOfTheInnermostWorkTree() throws IOException {
        write(".git/HEAD", COMMIT.replace('0', '9') + "\n");
        write("vendor/lib/.git/HEAD", COMMIT + "\n");
        assertThat(GitFolder.around(folder.resolve("vendor/lib/src"))
                        .orElseThrow()
                        .commit())
                .contains(COMMIT);
    }

    @Test
    void readsBranchesOfALinkedWorkTreeFromTheWholeRepository() throws IOException {
        write("main/.git/config", "[core]");
        write("main/.git/refs/heads/topic", COMMIT + "\n");
        write("main/.git/worktrees/w/HEAD", "ref: refs/heads/topic\n");
        write("main/.git/worktrees/w/commondir", "../..\n");
        write("w/.git", "gitdir: ../main/.git/worktrees/w\n");
        write("w/app/pom.xml", "<project/>");

        GitFolder git = GitFolder.around(folder.resolve("w/app")).orElseThrow();

        assertThat(git.commit()).contains(COMMIT);
        assertThat(git.configuration()).contains("[core]");
        assertThat(git.workTree()).isEqualTo(folder.resolve("w"));
    }

    @Test
    void passesByWhatOnlyLooksLikeOne() throws IOException {
        write(".git/HEAD", COMMIT + "\n");
        write("app/.git", "no pointer\n");
        assertThat(GitFolder.around(folder.resolve("app")).orElseThrow().workTree())
                .isEqualTo(folder);
    }

    @Test
    void hasNoCommitBeforeTheFirst() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        assertThat(GitFolder.around(folder).orElseThrow().commit()).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
