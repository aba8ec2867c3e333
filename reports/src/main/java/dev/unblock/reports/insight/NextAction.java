package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something to do next.
 *
 * @param title what, as an order
 * @param reason why, with its figures
 * @param command how, where a command does it
 */
public record NextAction(String title, String reason, Optional<String> command) {

    private static final int SHOWN = 3;

    private record Placed(int wave, Plan.Step step) {}

    static List<NextAction> of(
            Result result, List<RankedEntryPoint> entryPoints, List<HazardGroup> hazards, Door door) {
        return Stream.of(
                        taken(result.plan()).stream(),
                        mendFirst(result).stream(),
                        firstWave(result.plan(), door).stream(),
                        largestStep(result, entryPoints, door).stream(),
                        decision(hazards).stream(),
                        secondWave(result.plan(), door).stream(),
                        lookCloser(result, door).stream())
                .flatMap(actions -> actions)
                .limit(SHOWN)
                .toList();
    }

    /** The command that shows a wave's changes and makes none. */
    public static String preview(int wave) {
        return Door.COMMAND_LINE.preview(wave);
    }

    private static Optional<NextAction> taken(Plan plan) {
        long kept = Journey.of(plan).count(Plan.State.KEPT);
        return kept == 0
                ? Optional.empty()
                : Optional.of(new NextAction(
                        "Review what was changed",
                        Figures.count(kept, "step") + (kept == 1 ? " is" : " are")
                                + " in the sources now: each compiled, passed the tests and changed nothing when run"
                                + " again. Read the difference as you would a colleague's, then ship it.",
                        Optional.of("git diff")));
    }

    /** Critical places that no step resolves wait for nobody's plan. */
    private static Optional<NextAction> mendFirst(Result result) {
        Set<String> resolved = result.plan().waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .flatMap(step -> step.findings().stream())
                .collect(Collectors.toSet());
        List<Finding> critical = Insight.counted(result).stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL && !resolved.contains(finding.id()))
                .sorted(RuleGroup.WORST_FIRST)
                .toList();
        return critical.stream()
                .findFirst()
                .map(first -> new NextAction(
                        "Mend by hand: " + Figures.count(critical.size(), "critical finding"),
                        "No step resolves " + (critical.size() == 1 ? "it" : "them") + ". First: "
                                + Names.words(first.rule()) + " in " + Names.briefest(first.method()) + ", "
                                + Names.fileName(first.file()) + ":" + first.line() + ".",
                        Optional.empty()));
    }

    private static Optional<NextAction> firstWave(Plan plan, Door door) {
        return openWaves(plan).findFirst().map(wave -> run(wave, door));
    }

    private static Optional<NextAction> secondWave(Plan plan, Door door) {
        return openWaves(plan).skip(1).findFirst().map(wave -> run(wave, door));
    }

    private static NextAction run(Plan.Wave wave, Door door) {
        Effort effort = Effort.of(wave);
        return new NextAction(
                "Run wave " + wave.number() + ": " + wave.title(),
                Figures.count(effort.steps(), "step") + ", " + effort.range()
                        + ". The preview writes a patch and changes nothing in the project.",
                Optional.of(door.preview(wave.number())));
    }

    /** The step of a later wave that resolves most waiting, then most findings. */
    private static Optional<NextAction> largestStep(Result result, List<RankedEntryPoint> entryPoints, Door door) {
        Map<String, Double> millis =
                result.findings().stream().collect(Collectors.toMap(Finding::id, Finding::estimatedMillis, Math::max));
        return openWaves(result.plan())
                .skip(1)
                .flatMap(wave -> wave.steps().stream()
                        .filter(step -> step.state() == Plan.State.PROPOSED)
                        .map(step -> new Placed(wave.number(), step)))
                .filter(placed -> !placed.step().findings().isEmpty())
                .min(Comparator.comparingDouble((Placed placed) -> -millis(placed, millis))
                        .thenComparing(placed -> -placed.step().findings().size())
                        .thenComparing(Placed::wave)
                        .thenComparing(placed -> placed.step().id()))
                .map(placed -> new NextAction(
                        "Aim at: " + placed.step().title(),
                        "Wave " + placed.wave() + "; resolves "
                                + Figures.count(placed.step().findings().size(), "finding")
                                + freed(placed.step(), entryPoints),
                        Optional.of(door.preview(placed.wave()))));
    }

    private static double millis(Placed placed, Map<String, Double> millis) {
        return placed.step().findings().stream()
                .mapToDouble(id -> millis.getOrDefault(id, 0.0))
                .sum();
    }

    /** The routes that the step changes, the costliest by name. */
    private static String freed(Plan.Step step, List<RankedEntryPoint> entryPoints) {
        List<RankedEntryPoint> changed = entryPoints.stream()
                .filter(ranked -> step.targets().contains(ranked.entryPoint().method()))
                .toList();
        if (changed.isEmpty()) {
            return ".";
        }
        RankedEntryPoint first = changed.get(0);
        String others = changed.size() == 1 ? "" : " and of " + Figures.count(changed.size() - 1, "other entry point");
        return " of " + first.label()
                + (first.millis().orElse(0.0) > 0
                        ? " (about " + Figures.guess(first.millis().orElseThrow()) + " per call)"
                        : "")
                + others + ".";
    }

    /** The hazard that stops most changes of those that a person can lift, and how. */
    private static Optional<NextAction> decision(List<HazardGroup> hazards) {
        return hazards.stream()
                .filter(group -> !group.refusals().get(0).unblockedBy().isBlank())
                .filter(group -> Obstacle.canBeLifted(group.hazard().id()))
                .findFirst()
                .map(group -> {
                    Plan.Refusal first = group.refusals().get(0);
                    return new NextAction(
                            "Decide about: " + group.hazard().name(),
                            "It stops " + Figures.count(group.refusals().size(), "change") + ", for example "
                                    + Names.briefest(first.method()) + ". What would help: " + first.unblockedBy(),
                            Optional.empty());
                });
    }

    private static Optional<NextAction> lookCloser(Result result, Door door) {
        if (result.coverage().parsedFiles() == 0) {
            return Optional.of(new NextAction(
                    "Give the folder with the sources",
                    "No Java file could be read; the reasons are listed under what was not analysed.",
                    Optional.empty()));
        }
        int gaps = result.coverage().notAnalysed().size();
        return gaps == 0
                ? Optional.empty()
                : Optional.of(new NextAction(
                        "Close the gaps in the analysis",
                        Figures.count(gaps, "place") + (gaps == 1 ? " was" : " were")
                                + " not analysed or only in part; compile the project or give its class path.",
                        Optional.of(door.again())));
    }

    private static Stream<Plan.Wave> openWaves(Plan plan) {
        return plan.waves().stream()
                .filter(wave -> !Effort.of(wave).isNothing())
                .sorted(Comparator.comparingInt(Plan.Wave::number));
    }
}
