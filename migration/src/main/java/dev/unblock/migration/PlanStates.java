package dev.unblock.migration;

import dev.unblock.migration.engine.Engine;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Choice;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.Plan.Way;
import dev.unblock.model.Result;
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

    static final Comparator<Refusal> ORDER = Comparator.comparing(Refusal::file)
            .thenComparingInt(Refusal::line)
            .thenComparing(Refusal::hazard)
            .thenComparing(Refusal::id);

    private static final String LAST_STEP = "ControllerReturnsFuture";

    private PlanStates() {}

    static List<Wave> selected(Plan plan, Optional<Integer> wave) {
        wave.filter(number -> number < 0 || number > 5).ifPresent(number -> {
            throw new UsageException("There is no wave " + number + "; waves are numbered 0 to 5.");
        });
        return plan.waves().stream()
                .filter(candidate -> wave.isEmpty() || candidate.number() == wave.get())
                .toList();
    }

    /** A preview of one wave stands on the waves before it. */
    static List<Wave> upTo(Plan plan, Optional<Integer> wave) {
        selected(plan, wave);
        return plan.waves().stream()
                .filter(candidate -> wave.isEmpty() || candidate.number() <= wave.get())
                .toList();
    }

    static Plan applied(Plan plan, Result found, Engine.Outcome outcome) {
        return with(plan, found, outcome, Function.identity());
    }

    /** Nothing was kept in a preview: what would change something is still a proposal. */
    static Plan previewed(Plan plan, Result found, Engine.Outcome outcome) {
        return with(plan, found, outcome, step -> switch (step.state()) {
            case KEPT -> step.withState(State.PROPOSED, step.note().orElse(""));
            case REVERTED -> step.withState(State.SKIPPED, step.note().orElse(""));
            case PROPOSED, NOTHING_TO_DO, SKIPPED -> step;
        });
    }

    private static Plan with(Plan plan, Result found, Engine.Outcome outcome, Function<Step, Step> seen) {
        List<Step> planned =
                plan.waves().stream().flatMap(wave -> wave.steps().stream()).toList();
        KeptInPart parts = KeptInPart.of(planned, outcome.steps(), found);
        RefusedPlaces places = RefusedPlaces.of(outcome.steps(), outcome.refusals(), found.findings());
        Map<String, Step> byId = outcome.steps().stream()
                .map(parts::resolving)
                .map(places::resolving)
                .collect(Collectors.toMap(Step::id, seen));
        List<Wave> waves = plan.waves().stream()
                .map(wave -> new Wave(
                        wave.number(),
                        wave.title(),
                        wave.steps().stream()
                                .map(step -> byId.getOrDefault(step.id(), step))
                                .toList()))
                .toList();
        List<Refusal> refusals = Stream.concat(
                        plan.refusals().stream(),
                        outcome.refusals().stream()
                                .map(parts::resolving)
                                .map(places::resolving)
                                .map(refusal -> placed(refusal, found.findings())))
                .collect(Collectors.toMap(Refusal::id, Function.identity(), (first, again) -> first))
                .values()
                .stream()
                .sorted(ORDER)
                .toList();
        return new Plan(withoutRefused(waves), refusals, ways(plan, waves, found.entryPoints()));
    }

    /** A step that changed nothing because its recipe refused every place is a refusal, not a step. */
    private static List<Wave> withoutRefused(List<Wave> waves) {
        return waves.stream()
                .map(wave -> new Wave(
                        wave.number(),
                        wave.title(),
                        wave.steps().stream().filter(step -> !isRefused(step)).toList()))
                .filter(wave -> !wave.steps().isEmpty())
                .toList();
    }

    private static boolean isRefused(Step step) {
        return step.state() == State.NOTHING_TO_DO
                && step.note().filter(note -> note.startsWith("refused")).isPresent();
    }

    /** A step knows its module; the finding that it is for knows the place. */
    private static Refusal placed(Refusal refusal, List<Finding> findings) {
        if (refusal.file().contains("/")) {
            return refusal;
        }
        return findings.stream()
                .filter(finding -> refusal.findings().contains(finding.id()))
                .findFirst()
                .map(finding -> new Refusal(
                        refusal.id(),
                        refusal.recipe(),
                        refusal.hazard(),
                        finding.method(),
                        finding.file(),
                        finding.line(),
                        refusal.evidence(),
                        refusal.unblockedBy(),
                        refusal.findings()))
                .orElse(refusal);
    }

    /** Where the last step of a way came to nothing, the way is closed, and says why. */
    private static List<Way> ways(Plan plan, List<Wave> waves, List<EntryPoint> entryPoints) {
        Map<String, String> methods = entryPoints.stream()
                .collect(Collectors.toMap(EntryPoint::id, EntryPoint::method, (first, again) -> first));
        Map<String, Step> closed = waves.stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.recipe().equals(LAST_STEP))
                .filter(step -> step.state() == State.REVERTED || step.state() == State.SKIPPED || isRefused(step))
                .collect(Collectors.toMap(step -> step.targets().get(0), Function.identity()));
        return plan.ways().stream()
                .map(way -> Optional.ofNullable(closed.get(methods.getOrDefault(way.entryPoint(), "")))
                        .map(step -> closed(way, step))
                        .orElse(way))
                .toList();
    }

    private static Way closed(Way way, Step step) {
        String because = "It was planned to go another way, but that came to nothing: "
                + step.note().orElse("no reason known") + ".";
        return new Way(way.entryPoint(), Choice.LEAVE_ALONE, because, way.against());
    }

    static String summary(Plan plan) {
        long steps =
                plan.waves().stream().mapToLong(wave -> wave.steps().size()).sum();
        return steps + " step(s) in " + plan.waves().size() + " wave(s), "
                + plan.refusals().size() + " refusal(s)";
    }
}
