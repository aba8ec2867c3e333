package dev.unblock.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {

    @Test
    void takesTheMiddleWhateverTheOrder() {
        assertThat(Medians.of(List.of(900.0, 1.0, 7.0), Double::doubleValue)).isEqualTo(7);
    }

    @Test
    void takesTheMeanOfTheTwoMiddleOnes() {
        assertThat(Medians.of(List.of(4.0, 100.0, 1.0, 6.0), Double::doubleValue))
                .isEqualTo(5);
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> Medians.of(List.of(), Double::doubleValue))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
