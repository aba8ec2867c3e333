package dev.unblock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.benchmarks.comparison.RunSize;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {

    private final StringWriter out = new StringWriter();

    @Test
    void explainsAnUnknownCommandWithExitCodeTwo() {
        assertThat(run("dance")).isEqualTo(2);
        assertThat(out.toString()).contains("dance").contains("Usage: case-study");
    }

    @Test
    void explainsAMissingOption() {
        assertThat(run("measure")).isEqualTo(2);
        assertThat(out.toString()).contains("missing --before");
    }

    @Test
    void readsSizesAndValues() {
        Options options = Options.parse(new String[] {"case-study", "--quick", "--root", "/somewhere"});

        assertThat(options.command()).isEqualTo(Options.Command.CASE_STUDY);
        assertThat(options.size()).isEqualTo(RunSize.QUICK);
        assertThat(options.path("--root")).isEqualTo(Path.of("/somewhere"));
        assertThat(options.optional("--work")).isEmpty();
    }

    @Test
    void takesAnOptionWithoutValueForNotGiven() {
        Options options =
                Options.parse(new String[] {"seen-waits", "--project=", "--jdk=/opt/jdk", "--root", "/there"});

        assertThat(options.optional("--project")).isEmpty();
        assertThat(options.path("--jdk")).isEqualTo(Path.of("/opt/jdk"));
        assertThat(options.work("seen-waits")).isEqualTo(Path.of("/there/target/seen-waits"));
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out, true));
    }
}
