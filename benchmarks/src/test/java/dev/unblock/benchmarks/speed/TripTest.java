package dev.unblock.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripTest {

    @Test
    void readsCorporaWithTheirRounds() {
        assertThat(Trip.parse("S:3, L:1")).containsExactly(new Trip(Corpus.S, 3), new Trip(Corpus.L, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S", "S:x", "XL:1", "S:0", ""})
    void refusesWhatItDoesNotUnderstand(String text) {
        assertThatThrownBy(() -> Trip.parse(text)).isInstanceOf(UsageException.class);
    }
}
