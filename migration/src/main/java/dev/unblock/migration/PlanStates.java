package dev.unblock.migration;

import dev.unblock.migration.engine.Engine;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.UsageException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins a plan with what became of its steps. */
final class PlanStates {

    private static final Comparator<Refusal> ORDER = Comparator.comparing(Refusal::file)
            .thenComparingInt(Refusal::line)
            .thenComparing(Refusal::hazard)
            .thenComparing(Refusal::id);

    private PlanStates() {}

    static List<Wave> selected(Plan plan, Optional<Integer> wave) {
        wave.filter(number -> number < 0 || number > 5).ifPresent(number -> {
            throw new UsageException("There is no wave " + number + "; waves are numbered 0 to 5.");
        });
        return plan.waves().stream()
                .filter(candidate -> wave.isEmpty() || candidate.number() == wave.get())
                .toList();
    }

    static Plan applied(Plan plan, Engine.Outcome outcome) {
        return with(plan, outcome, Function.identity());
    }

    /** Nothing was kept in a preview: what would change something is still a proposal. */
    static Plan previewed(Plan plan, Engine.Outcome outcome) {
        return with(
                plan,
                outcome,
                step -> step.state() == State.KEPT
                        ? step.withState(State.PROPOSED, step.note().orElse(""))
                        : step);
    }

    private static Plan with(Plan plan, Engine.Outcome outcome, Function<Step, Step> seen) {
        Map<String, Step> byId = outcome.steps().stream().collect(Collectors.toMap(Step::id, seen));
        List<Wave> waves = plan.waves().stream()
                .map(wave -> new Wave(
                        wave.number(),
                        wave.title(),
                        wave.steps().stream()
                                .map(step -> byId.getOrDefault(step.id(), step))
                                .toList()))
                .toList();
        List<Refusal> refusals = Stream.concat(plan.refusals().stream(), outcome.refusals().stream())
                .collect(Collectors.toMap(Refusal::id, Function.identity(), (first, again) -> first))
                .values()
                .stream()
                .sorted(ORDER)
                .toList();
        return new Plan(waves, refusals, plan.ways());
    }

    static String summary(Plan plan) {
        long steps =
                plan.waves().stream().mapToLong(wave -> wave.steps().size()).sum();
        return steps + " step(s) in " + plan.waves().size() + " wave(s), "
                + plan.refusals().size() + " refusal(s)";
    }
}
