package dev.unblock.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void takesTheMiddleOfAnOddNumber() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(1, 4, 9));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(8.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    }

    @Test
    void showsTheRangeBesideTheMedian() {
        assertThat(new Spread(1.2, 1.254, 1.31).text(2)).isEqualTo("1.25 (1.20–1.31)");
    }

    @Test
    void showsASingleValueAlone() {
        assertThat(Spread.of(List.of(12.34)).text(1)).isEqualTo("12.3");
    }

    @Test
    void isNothingWithoutValues() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
