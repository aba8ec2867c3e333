package dev.unblock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();

    @Test
    void passesOutputOnAndKeepsItInALog() throws IOException, InterruptedException {
        child("--version").run(Set.of(0), heard::add);

        assertThat(heard).isNotEmpty();
        assertThat(log()).hasContent(String.join("\n", heard));
    }

    @Test
    void showsTheEndOfTheOutputOfACommandThatFailed() {
        assertThatThrownBy(() -> child("NoSuchClassAnywhere").run(Set.of(0), heard::add))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("Exit code 1")
                .hasMessageContaining("NoSuchClassAnywhere");
    }

    @Test
    void acceptsTheExitCodesItIsTold() throws IOException, InterruptedException {
        child("NoSuchClassAnywhere").run(Set.of(0, 1), heard::add);

        assertThat(heard).isNotEmpty();
    }

    private ChildProcess child(String argument) {
        return new ChildProcess(List.of(JAVA, argument), folder, Map.of(), log());
    }

    private Path log() {
        return folder.resolve("logs").resolve("child.log");
    }
}
