package dev.unblock.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge is git itself. */
final class UnifiedDiffTest {

    @TempDir
    private Path folder;

    @Test
    void showsTheChangedLineWithItsSurroundings() {
        String diff =
                UnifiedDiff.of(List.of(change("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n")));

        assertThat(diff).isEqualTo("""
                        diff --git a/a.txt b/a.txt
                        --- a/a.txt
                        +++ b/a.txt
                        @@ -2,7 +2,7 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                         7
                         8
                        """);
    }

    @Test
    void gitAppliesChangesFarApart() throws IOException, InterruptedException {
        String before = "x\n".repeat(30) + "a\n" + "y\n".repeat(30) + "b\n";
        assertGitMakes(before, "first\n" + before.replace("a\n", "A\n").replace("b\n", ""));
    }

    @Test
    void gitAppliesWindowsLineEndsAndAMissingLastOne() throws IOException, InterruptedException {
        assertGitMakes("a\r\nb\r\nc", "a\r\nB\r\nc\r\n");
        assertGitMakes("a\r\nb\r\nc\r\n", "a\r\nb\r\nC");
    }

    @Test
    void gitCreatesAndDeletesFiles() throws IOException, InterruptedException {
        assertGitMakes(Optional.empty(), Optional.of("new\nfile\n"));
        assertGitMakes(Optional.of("old\nfile\n"), Optional.empty());
    }

    @Test
    void gitAppliesBytesThatAreNoUtf8() throws IOException, InterruptedException {
        assertGitMakes("\u00E4\n\u00FC\n", "\u00E4\n\u00DF\n");
    }

    private void assertGitMakes(String before, String after) throws IOException, InterruptedException {
        assertGitMakes(Optional.of(before), Optional.of(after));
    }

    private void assertGitMakes(Optional<String> before, Optional<String> after)
            throws IOException, InterruptedException {
        Path file = folder.resolve("some.txt");
        Files.deleteIfExists(file);
        if (before.isPresent()) {
            Files.writeString(file, before.get(), StandardCharsets.ISO_8859_1);
        }
        FileChange change = new FileChange("some.txt", before.map(this::content), after.map(this::content));
        Path patch = WavePatch.of(3, List.of(change)).orElseThrow().write(folder);

        Process git = new ProcessBuilder("git", "apply", "--whitespace=nowarn", patch.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(git.waitFor()).as(said).isZero();
        assertThat(Content.of(file)).isEqualTo(change.after());
    }

    private Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static FileChange change(String path, String before, String after) {
        return new FileChange(path, Optional.of(Content.of(before)), Optional.of(Content.of(after)));
    }
}
