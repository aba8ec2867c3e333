package dev.unblock.migration.baseline;

import static dev.unblock.migration.Found.finding;
import static dev.unblock.migration.Found.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineTest {

    private static final Finding OLD = finding(Family.BLOCKING, Severity.HIGH, "com.shop.A#old()");
    private static final Finding ALSO_OLD = finding(Family.HYGIENE, Severity.LOW, "com.shop.A#also(String, long)");
    private static final Finding NEW = finding(Family.BLOCKING, Severity.HIGH, "com.shop.A#fresh()");

    @TempDir
    private Path folder;

    @Test
    void passesWhenNothingIsNew() {
        Baseline.Check check = Baseline.of(result(OLD, ALSO_OLD)).check(result(OLD));

        assertThat(check.passes()).isTrue();
        assertThat(check.fixed()).containsExactly(ALSO_OLD.id());
    }

    @Test
    void namesWhatIsNew() {
        Baseline.Check check = Baseline.of(result(OLD)).check(result(OLD, NEW));

        assertThat(check.passes()).isFalse();
        assertThat(check.introduced()).containsExactly(NEW);
        assertThat(check.known()).containsExactly(OLD);
    }

    @Test
    void readsBackWhatItWrites() {
        Path file = folder.resolve(Baseline.FILE);
        Baseline baseline = Baseline.of(result(OLD, ALSO_OLD));

        baseline.write(file);

        assertThat(Baseline.read(file)).isEqualTo(baseline);
    }

    @Test
    void writesOneLinePerFindingSortedById() throws IOException {
        Path file = folder.resolve(Baseline.FILE);

        Baseline.of(result(OLD, ALSO_OLD)).write(file);

        assertThat(Files.readAllLines(file))
                .hasSize(7)
                .filteredOn(line -> line.contains("SomeRule-"))
                .hasSize(2)
                .isSorted()
                .anyMatch(line -> line.contains("com.shop.A#also(String, long)"));
    }

    @Test
    void pruningForgetsWhatIsFixedAndAddsNothing() {
        Baseline pruned = Baseline.of(result(OLD, ALSO_OLD)).pruned(result(OLD, NEW));

        assertThat(pruned.entries()).containsOnlyKeys(OLD.id());
    }

    @Test
    void marksWhatIsKnown() {
        assertThat(Baseline.of(result(OLD)).mark(result(OLD, NEW)).findings())
                .extracting(Finding::status)
                .containsExactly(Finding.Status.BASELINE, Finding.Status.OPEN);
    }

    @Test
    void aMissingFileIsTheUsersMistake() {
        assertThatThrownBy(() -> Baseline.read(folder.resolve("none.json")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("unblock baseline");
    }

    @Test
    void anotherFileIsTheUsersMistake() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"schema\": \"other/1\"}");

        assertThatThrownBy(() -> Baseline.read(file)).isInstanceOf(UsageException.class);
    }
}
