package dev.unblock.migration.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Effort;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.RecipeFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecipeTableTest {

    private static final Refusal LOCKED = refusal("H7", "d", "e");

    @Test
    void followsSitesFromCandidatesToProofs() {
        Plan planned = plan(List.of(LOCKED), step("1", State.PROPOSED, "a"), step("2", State.PROPOSED, "b", "c"));
        Plan now = plan(
                List.of(LOCKED, refusal("PROOF", "b", "c")),
                step("1", State.KEPT, "a"),
                step("2", State.REVERTED, "b", "c"));

        assertThat(RecipeTable.of(planned, now, step -> step.id().equals("2")))
                .containsExactly(new RecipeFigures("Cure", 5, 3, Map.of("H7", 2, "PROOF", 2), 3, 3, 1));
        assertThat(RecipeTable.of(planned, now, step -> false))
                .containsExactly(new RecipeFigures("Cure", 5, 3, Map.of("H7", 2, "PROOF", 2), 3, 1, 1));
    }

    @Test
    void countsNoSiteAsRefusedThatAnotherStepOfTheRecipeCures() {
        Plan now = plan(List.of(refusal("H9", "a", "b")), step("1", State.KEPT, "a"));

        assertThat(RecipeTable.of(now, now, step -> false))
                .containsExactly(new RecipeFigures("Cure", 2, 1, Map.of("H9", 1), 1, 1, 1));
    }

    @Test
    void leavesOutRecipesThatOnlyPrepare() {
        Plan now = plan(List.of(), step("1", State.KEPT));

        assertThat(RecipeTable.of(now, now, step -> false)).isEmpty();
    }

    @Test
    void saysEachRowInALine() {
        Plan now = plan(List.of(LOCKED), step("1", State.KEPT, "a"));

        assertThat(RecipeTable.lines(RecipeTable.of(now, now, step -> false)))
                .extracting(line -> line.strip().replaceAll(" +", " "))
                .containsExactly("recipe sites candidates refused applied compiled proven", "Cure 3 1 2 1 1 1 H7 2");
    }

    private static Plan plan(List<Refusal> refusals, Step... steps) {
        return new Plan(List.of(new Wave(0, "wave", List.of(steps))), refusals, List.of());
    }

    private static Step step(String id, State state, String... findings) {
        return new Step(
                id,
                "Cure",
                "Cure it",
                ".",
                Map.of(),
                List.of(),
                List.of(findings),
                List.of(),
                new Effort(0, 0, 0, "none"),
                Optional.empty(),
                state,
                Optional.empty());
    }

    private static Refusal refusal(String hazard, String... findings) {
        return new Refusal(hazard, "Cure", hazard, "a.B#c()", "B.java", 1, "seen", "change it", List.of(findings));
    }
}
