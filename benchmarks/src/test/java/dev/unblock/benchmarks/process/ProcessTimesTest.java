package dev.unblock.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessTimesTest {

    @Test
    void addsUserAndSystemTimeBehindAnyName() {
        String stat = "42 (a (odd) name) S 1 42 42 0 -1 4194304 100 200 300 400 11 5 700 13 20 0 30 0 999 1 2";

        assertThat(ProcessTimes.parse(stat)).isEqualTo(new ProcessTimes(16, 713));
    }
}
