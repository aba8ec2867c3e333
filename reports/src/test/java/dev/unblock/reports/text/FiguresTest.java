package dev.unblock.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FiguresTest {

    @Test
    void neverRoundsUpToAll() {
        assertThat(Figures.percent(99_999, 100_000)).isEqualTo("99.9 %");
    }

    @Test
    void hasNoShareOfNothing() {
        assertThat(Figures.percent(0, 0)).isEqualTo("–");
    }

    @Test
    void separatesThousands() {
        assertThat(Figures.decimal(12_345.6)).isEqualTo("12,346");
    }

    @Test
    void keepsOneDecimalOfSmallFigures() {
        assertThat(Figures.decimal(2.14)).isEqualTo("2.1");
    }

    @Test
    void writesATrueMinus() {
        assertThat(Figures.signed(-3)).isEqualTo("−3");
    }

    @Test
    void hasOneFindingAndTwoFindings() {
        assertThat(Figures.count(1, "finding") + ", " + Figures.count(2, "finding"))
                .isEqualTo("1 finding, 2 findings");
    }

    @Test
    void guessesNoFigureBeyondAMinute() {
        assertThat(Figures.guess(59_000)).isEqualTo("59 s");
        assertThat(Figures.guess(4_800_000)).isEqualTo("over 1 min");
    }
}
