package dev.unblock.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VisibleTest {

    @Test
    void writesOutBidirectionalMarks() {
        assertThat(Visible.text("a\u202Eb")).isEqualTo("a\\u202Eb");
    }

    @Test
    void writesOutControlCharacters() {
        assertThat(Visible.text("\u001B[31m\u0000")).isEqualTo("\\u001B[31m\\u0000");
    }

    @Test
    void writesOutLonelySurrogates() {
        assertThat(Visible.text("x\uD800y")).isEqualTo("x\\uD800y");
    }

    @Test
    void leavesLettersOfAllScriptsAlone() {
        assertThat(Visible.text("naïve 日本語 שלום 😀\t\n")).isEqualTo("naïve 日本語 שלום 😀\t\n");
    }

    @Test
    void makesOneLine() {
        assertThat(Visible.line("a\r\nb\tc")).isEqualTo("a  b c");
    }
}
