package dev.unblock.migration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's own command proves the project, by its exit code. */
final class CommandBuildTest {

    @TempDir
    private Path folder;

    @Test
    void runsInTheProjectWithItsWordsKeptTogether() {
        BuildRun run = build("sh -c 'echo \"two words\" > made.txt'").compile();

        assertThat(run.succeeded()).isTrue();
        assertThat(folder.resolve("made.txt")).hasContent("two words");
    }

    @Test
    void quotesTheLastWordsOfACommandThatFails() {
        BuildRun run = build("sh -c 'echo price is wrong; exit 3'").test(Set.of("shop.PriceTest"));

        assertThat(run.succeeded()).isFalse();
        assertThat(run.problems(folder.toString())).isEqualTo("it ended with exit code 3: price is wrong");
    }

    @Test
    void cannotChooseTests() {
        assertThat(build("true").canChooseTests()).isFalse();
    }

    private Build build(String command) {
        return Build.command(command, folder, folder.resolve("logs"), Duration.ofMinutes(1));
    }
}
