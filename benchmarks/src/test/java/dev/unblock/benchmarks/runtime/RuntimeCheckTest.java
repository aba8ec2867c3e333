package dev.unblock.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeCheckTest {

    @TempDir
    private Path folder;

    @Test
    void makesEveryJvmOfTheBuildLeaveARecording() throws IOException {
        RuntimeCheck check = check("21.0.2");

        assertThat(check.release()).isEqualTo(21);
        assertThat(check.tracesMethods()).isFalse();
        assertThat(check.environment())
                .containsEntry("JAVA_HOME", folder.resolve("jdk").toString())
                .hasEntrySatisfying("JAVA_TOOL_OPTIONS", options -> assertThat(options)
                        .contains("stackdepth=256", "filename=" + folder.resolve("work/recordings")));
        assertThat(folder.resolve("work/waits.jfc")).exists();
        assertThat(folder.resolve("work/recordings")).isDirectory();
    }

    @Test
    void refusesWhatIsNoJdk() {
        assertThatThrownBy(() -> new RuntimeCheck(folder, folder).release()).isInstanceOf(UsageException.class);
    }

    @Test
    void readsAllRecordingsForTheGivenClassesOnly() throws IOException, InterruptedException {
        RuntimeCheck check = check("17");
        check.environment();
        record("one.jfr");
        record("two.jfr");
        Path classes = Files.createDirectories(folder.resolve("classes/dev/unblock/benchmarks/runtime"));
        Files.createFile(classes.resolve("Sleeper.class"));

        List<String> lines = check.verdict(List.of(), List.of(folder.resolve("classes")));

        assertThat(lines)
                .contains("* 1 application lines were seen waiting at work; 0 of them have a finding, 1 have none.")
                .filteredOn(line -> line.startsWith("| `Sleeper.java:"))
                .singleElement()
                .asString()
                .contains("`Sleeper#sleep` | sleep |", "| 2 |");
    }

    private void record(String file) throws IOException, InterruptedException {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            Sleeper.sleep();
            recording.stop();
            recording.dump(folder.resolve("work/recordings").resolve(file));
        }
    }

    private RuntimeCheck check(String version) throws IOException {
        Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
        return new RuntimeCheck(folder.resolve("jdk"), folder.resolve("work"));
    }
}
