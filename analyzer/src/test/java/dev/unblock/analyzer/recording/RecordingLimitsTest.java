package dev.unblock.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingLimitsTest {

    @ParameterizedTest
    @CsvSource({"20 ms, 20", "1000000 ns, 1", "500 us, 0.5", "2 s, 2000", "0 ns, 0", "off, 0", "'', 0"})
    void readsThresholdsAsTheJvmWritesThem(String setting, double millis) {
        assertThat(RecordingLimits.millis(setting)).isEqualTo(millis);
    }
}
