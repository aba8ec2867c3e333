package dev.unblock.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Plan;
import dev.unblock.model.Plan.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StepGroupTest {

    @Test
    void saysWhatTheTitlesHaveInCommon() {
        assertThat(group(step("Give HTTP clients timeouts in Fares"), step("Give HTTP clients timeouts in Rooms"))
                        .title())
                .isEqualTo("Give HTTP clients timeouts");
        assertThat(group(step("Add an asynchronous twin to Fares#find(String)")).title())
                .isEqualTo("Add an asynchronous twin to Fares#find(String)");
        assertThat(group(step("Mend Fares"), step("Give Rooms a limit")).title())
                .isEqualTo("Add http client timeouts");
    }

    @Test
    void countsWhatWasTakenAndWhatIsLeft() {
        Plan.Step kept = step("Mend Rooms").withState(State.KEPT, "proven");
        assertThat(group(step("Mend Fares"), kept).facts()).isEqualTo("2 steps · 1 finding · 1 taken · 1–4 h");
        assertThat(group(kept).facts()).isEqualTo("1 finding · 1 taken");
    }

    private static StepGroup group(Plan.Step... steps) {
        return StepGroup.of(new Plan.Wave(0, "Guard rails", List.of(steps))).get(0);
    }

    private static Plan.Step step(String title) {
        return new Plan.Step(
                title,
                "AddHttpClientTimeouts",
                title,
                ".",
                Map.of(),
                List.of(),
                List.of("one"),
                List.of(),
                new Plan.Effort(1, 2, 4, "a guess"),
                Optional.empty(),
                State.PROPOSED,
                Optional.empty());
    }
}
