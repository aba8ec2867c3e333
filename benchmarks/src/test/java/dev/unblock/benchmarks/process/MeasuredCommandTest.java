package dev.unblock.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class MeasuredCommandTest {

    @TempDir
    private Path folder;

    @Test
    void accountsForAFinishedProgram() throws Exception {
        Usage usage = run(Duration.ofMinutes(1), "-version");

        assertThat(usage.exitCode()).hasValue(0);
        assertThat(usage.wallSeconds()).isPositive();
        assertThat(usage.cpuSeconds()).isPositive();
        assertThat(usage.peakMegabytes()).isBetween(5.0, 1000.0);
        assertThat(usage.foreignCpu()).isBetween(0.0, 1.0);
        assertThat(folder.resolve("log")).content().contains("version");
    }

    @Test
    void tellsTheExitCode() throws Exception {
        assertThat(run(Duration.ofMinutes(1), "-no-such-option").exitCode()).hasValue(1);
    }

    @Test
    void endsWhatTakesTooLong() throws Exception {
        Usage usage = MeasuredCommand.run(List.of("sleep", "600"), folder, folder.resolve("log"), Duration.ofMillis(1));

        assertThat(usage.exitCode()).isEmpty();
    }

    @Test
    void readsTheHighWaterMark() {
        assertThat(MeasuredCommand.peakMegabytes(List.of("Name:\tjava", "VmHWM:\t  524288 kB", "VmRSS:\t 1024 kB")))
                .isEqualTo(512);
    }

    private Usage run(Duration limit, String argument) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return MeasuredCommand.run(List.of(java, argument), folder, folder.resolve("log"), limit);
    }
}
