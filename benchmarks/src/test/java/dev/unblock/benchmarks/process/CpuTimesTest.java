package dev.unblock.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpuTimesTest {

    @Test
    void countsWaitingForDisksAsIdleAndStolenTimeAsBusy() {
        CpuTimes before =
                CpuTimes.parse(List.of("cpu  100 10 50 1000 40 1 2 7 3 0", "cpu0 1 2 3", "cpu1 1 2 3", "intr 5"));
        CpuTimes after = CpuTimes.parse(List.of("cpu  130 10 60 1100 60 1 2 47 9 0", "cpu0 1 2 3", "cpu1 1 2 3"));

        assertThat(after.cores()).isEqualTo(2);
        // 30 user, 10 system and 40 stolen of 200 in all
        assertThat(after.busyShareSince(before)).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void noTimeHasPassedMeansNothingWasBusy() {
        CpuTimes times = new CpuTimes(10, 20, 2);

        assertThat(times.busyShareSince(times)).isZero();
    }

    @Test
    void readsThePressureOfTheLastTenSeconds() {
        List<String> lines = List.of(
                "some avg10=54.93 avg60=77.79 avg300=48.71 total=436731357",
                "full avg10=0.00 avg60=0.00 avg300=0.00 total=0");

        assertThat(MachineWatch.somePressure(lines)).contains(54.93);
        assertThat(MachineWatch.somePressure(List.of())).isEmpty();
    }

    @Test
    void readsThreadsAndResidentMemoryOfAProcess() {
        ProcessProbe.Reading reading = ProcStatusProbe.parse(List.of(
                "Name:\tjava", "VmHWM:\t  999999 kB", "VmRSS:\t  524288 kB", "Threads:\t231", "Cpus_allowed:\t3"));

        assertThat(reading).isEqualTo(new ProcessProbe.Reading(231, 512));
    }
}
