package dev.unblock.reports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Effort;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlanIssuesCsvTest {

    @Test
    void writesOneRowForEachStepThatIsLeft() {
        String csv = PlanIssuesCsv.render(
                plan(step("one", "Add support", State.KEPT), step("two", "Return a future", State.PROPOSED, "one")));

        assertThat(csv)
                .startsWith("id,title,body,labels,estimateSeconds,requires\r\n")
                .doesNotContain("one,\"Add");
        assertThat(csv)
                .contains(
                        "two,\"Return a future\",\"Wave 2: Offload\n",
                        "Recipe `Cure` in module `shop`, for 1 finding(s).",
                        "Frees a thread.",
                        "Changes:\n* com.shop.Shop#sell()",
                        "After:\n* Add support",
                        "likely 1.5 (by hand).\",\"unblock wave-2\",5400,one");
    }

    @Test
    void writesItsHeaderAloneWhereNothingIsLeft() {
        assertThat(PlanIssuesCsv.render(Plan.empty()).lines()).hasSize(1);
    }

    @Test
    void namesSomeOfVeryManyTargets() {
        List<String> targets = IntStream.range(0, 25)
                .mapToObj(number -> "com.shop.Shop#sell" + number + "()")
                .toList();

        assertThat(PlanIssuesCsv.render(plan(step("two", "Cure", State.PROPOSED, targets, List.of()))))
                .contains("* and 5 more")
                .doesNotContain("sell20");
    }

    private static Plan plan(Step... steps) {
        return new Plan(List.of(new Wave(2, "Offload", List.of(steps))), List.of(), List.of());
    }

    private static Step step(String id, String title, State state, String... requires) {
        return step(id, title, state, List.of("com.shop.Shop#sell()"), List.of(requires));
    }

    private static Step step(String id, String title, State state, List<String> targets, List<String> requires) {
        return new Step(
                id,
                "Cure",
                title,
                "shop",
                Map.of(),
                targets,
                List.of("finding"),
                requires,
                new Effort(1, 1.5, 3, "by hand"),
                Optional.of("Frees a thread."),
                state,
                Optional.empty());
    }
}
