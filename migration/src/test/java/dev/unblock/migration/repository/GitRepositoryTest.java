package dev.unblock.migration.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GitRepositoryTest {

    @TempDir
    private Path folder;

    @Test
    void isFoundAroundAProject() throws IOException {
        write(".git/config", "[core]\n\turl = no\n[remote \"origin\"]\n\turl = git@github.com:acme/trips.git\n");
        Path project = Files.createDirectories(folder.resolve("services/trips"));

        GitRepository repository = GitRepository.of(project).orElseThrow();

        assertThat(repository.folder()).isEqualTo("services/trips");
        assertThat(repository.page()).contains("https://github.com/acme/trips");
        assertThat(GitRepository.of(folder).orElseThrow().folder()).isEmpty();
    }

    @Test
    void followsAWorkTreeToItsRepository() throws IOException {
        write("main/.git/config", "[remote \"origin\"]\nurl = https://gitlab.com/a/b/c.git\n");
        write("main/.git/worktrees/w/commondir", "../..\n");
        write("w/.git", "gitdir: ../main/.git/worktrees/w\n");

        assertThat(GitRepository.of(folder.resolve("w")).orElseThrow().page()).contains("https://gitlab.com/a/b/c");
    }

    @Test
    void isNoneWithoutGit() {
        assertThat(GitRepository.of(folder.resolve("nowhere"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@github.com/acme/trips.git, https://github.com/acme/trips",
        "ssh://git@bitbucket.org:22/acme/trips, https://bitbucket.org/acme/trips",
        "git@ssh.dev.azure.com:v3/o/p/r, https://ssh.dev.azure.com/v3/o/p/r",
        "http://forge.example/acme/trips/, https://forge.example/acme/trips"
    })
    void givesThePageWithoutPasswords(String url, String page) {
        assertThat(RemoteUrl.page(url)).contains(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/srv/git/trips.git", "../trips", "file:///srv/trips.git", "https://x/\"><script>", "ext::sh -c"
            })
    void givesNoPageForWhatIsNoAddress(String url) {
        assertThat(RemoteUrl.page(url)).isEmpty();
    }

    @Test
    void tellsTheDayWhereTheCommitWasMade() {
        String commit =
                "tree 1\nauthor A <a@b> 1 +0000\ncommitter B <b@c> 1767223800 +0100\n\ncommitter x <y> 5 +0000\n";
        assertThat(GitRepository.day(commit)).contains("2026-01-01");
        assertThat(GitRepository.day(commit.replace("+0100", "-0100"))).contains("2025-12-31");
        assertThat(GitRepository.day("nothing")).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
