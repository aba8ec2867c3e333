package dev.unblock.recipes.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Line ends of files that were changed. */
final class LineEndsTest {

    @Test
    void givesNewLinesTheEndOfAllOthers() {
        assertThat(LineEnds.as("a\r\nb\r\n", "a\nnew\nb\r\n")).isEqualTo("a\r\nnew\r\nb\r\n");
        assertThat(LineEnds.as("a\nb\n", "a\r\nnew\r\nb\n")).isEqualTo("a\nnew\nb\n");
    }

    @Test
    void keepsTheEndOfEachLineOfAFileThatMixesThem() {
        assertThat(LineEnds.as("a\r\nb\nc\r\nd\ne\r\n", "a\nb\r\nnew\nc\nd\r\ne\n"))
                .isEqualTo("a\r\nb\nnew\r\nc\r\nd\ne\r\n");
    }

    @Test
    void leavesNewFilesAndASingleLineAlone() {
        assertThat(LineEnds.as("", "a\r\nb\n")).isEqualTo("a\r\nb\n");
        assertThat(LineEnds.as("a", "a\r\nb")).isEqualTo("a\r\nb");
    }

    @Test
    void knowsALastLineWithoutEnd() {
        assertThat(LineEnds.as("a\r\nb\nc", "a\r\nb\nnew\nc")).isEqualTo("a\r\nb\nnew\nc");
    }
}
