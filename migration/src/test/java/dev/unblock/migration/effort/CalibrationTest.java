package dev.unblock.migration.effort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unblock.model.Family;
import dev.unblock.model.Plan.Effort;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrationTest {

    @TempDir
    Path folder;

    @Test
    void theSecondPlaceCostsLessThanTheFirst() {
        Effort one = Calibration.standard().byHand("QueryInLoop", Family.FAN_OUT, 1);
        Effort two = Calibration.standard().byHand("QueryInLoop", Family.FAN_OUT, 2);
        Effort forty = Calibration.standard().byHand("QueryInLoop", Family.FAN_OUT, 40);

        assertThat(one.likely()).isEqualTo(1.5);
        assertThat(two.likely()).isBetween(1.5, 3.0);
        assertThat(forty.likely()).isCloseTo(1.5 * Math.pow(40, 0.85), within(0.001));
        assertThat(forty.how()).isEqualTo("first place 0.5–1.5–4 h x 40^0.85 places");
    }

    @Test
    void aStepIsReviewedOnce() {
        Effort one = Calibration.standard().step("AtomicSharedCounter", 1);
        assertThat(one.likely()).isEqualTo(0.5);
        assertThat(one.how()).isEqualTo("review 0.125–0.25–1 h + first place 0.125–0.25–1 h");
    }

    @Test
    void takesTheProjectsOwnFigures() throws IOException {
        write("""
                # our last two migrations
                step.AtomicSharedCounter = 1, 2, 3
                hand.QueryInLoop = 2, 4, 8
                places = 1
                """);
        Calibration own = Calibration.of(folder, Optional.empty());

        assertThat(own.step("AtomicSharedCounter", 10).likely()).isEqualTo(20.25);
        assertThat(own.step("BoundFanOut", 1).likely()).isEqualTo(0.5);
        assertThat(own.byHand("QueryInLoop", Family.FAN_OUT, 3).maximum()).isEqualTo(24);
        assertThat(own.byHand("RemoteCallInLoop", Family.FAN_OUT, 1).likely()).isEqualTo(1.5);
        assertThat(own.byHand("QueryInLoop", Family.FAN_OUT, 3).how())
                .isEqualTo("first place 2–4–8 h x 3^1 places, by unblock-effort.properties");
    }

    @Test
    void theNamedFileWins() throws IOException {
        write("review = 9, 9, 9");
        Path named = Files.writeString(folder.resolve("team.properties"), "review = 1, 1, 1");
        assertThat(Calibration.of(folder, Optional.of(named))
                        .step("BoundFanOut", 1)
                        .minimum())
                .isEqualTo(1.125);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() throws IOException {
        write("""
                step.AtomicCounter = 1, 2, 3
                hand.blocking = 3, 2, 1
                review = 1
                places = 2
                """);
        assertThatThrownBy(() -> Calibration.of(folder, Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("hand.blocking needs minimum, likely and maximum hours")
                .hasMessageContaining("places needs a number above 0")
                .hasMessageContaining("review needs minimum")
                .hasMessageContaining("'step.AtomicCounter' is neither");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(Calibration.FILE), text);
    }
}
