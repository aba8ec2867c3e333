package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.model.Measurement;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import dev.unblock.reports.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The answer in words.
 *
 * @param title two or three words
 * @param sentences what is wrong, where it is worst, what can be done, what was measured
 */
public record Verdict(String title, List<String> sentences) {

    private static final Set<ThreadContext> SERVING = Set.of(ThreadContext.REQUEST, ThreadContext.EVENT_LOOP);

    static Verdict of(Result result, List<RankedEntryPoint> entryPoints, Effort effort) {
        if (result.coverage().parsedFiles() == 0) {
            return new Verdict("Nothing was analysed", List.of("No source file could be read."));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(waits(result, entryPoints));
        severest(critical(result)).ifPresent(sentences::add);
        costliest(entryPoints).ifPresent(sentences::add);
        sentences.add(planned(result.plan(), effort));
        result.metrics().measured().map(Verdict::measured).ifPresent(sentences::add);
        return new Verdict(title(result), List.copyOf(sentences));
    }

    public String text() {
        return String.join(" ", sentences);
    }

    /** What was not seen could only lower the score. */
    private static String title(Result result) {
        String standing = Standing.of(result.score().value()).words() + exception(result);
        return Extent.of(result.coverage()).isComplete() ? standing : standing + ", as far as it was seen";
    }

    /** However few they are, critical places are not nearly fine. */
    private static String exception(Result result) {
        long critical = critical(result).size();
        return critical == 0 || result.score().value() < Standing.NEARLY_READY.from()
                ? ""
                : ", but for " + Figures.count(critical, "critical finding");
    }

    private static List<Finding> critical(Result result) {
        return Insight.counted(result).stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL)
                .toList();
    }

    private static String waits(Result result, List<RankedEntryPoint> entryPoints) {
        long places = Insight.counted(result).stream()
                .filter(Finding::tellsOfOneWait)
                .filter(finding -> finding.threads().stream().anyMatch(SERVING::contains))
                .count();
        List<RankedEntryPoint> serving = entryPoints.stream()
                .filter(ranked -> SERVING.contains(ranked.entryPoint().thread()))
                .toList();
        long waiting = serving.stream().filter(RankedEntryPoint::hasWaits).count();
        if (places == 0) {
            return "No place was found where a thread that serves requests waits.";
        }
        return Figures.count(places, "place") + (places == 1 ? " makes" : " make")
                + " a thread that serves requests wait; "
                + Figures.count(waiting) + " of " + Figures.count(serving.size(), "entry point")
                + " for requests reach at least one.";
    }

    private static Optional<String> severest(List<Finding> critical) {
        if (critical.isEmpty()) {
            return Optional.empty();
        }
        String families = critical.stream()
                .map(finding -> Words.name(finding.family()).toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of(Figures.count(critical.size(), "finding") + (critical.size() == 1 ? " is" : " are")
                + " critical (" + families + ").");
    }

    private static Optional<String> costliest(List<RankedEntryPoint> entryPoints) {
        return entryPoints.stream()
                .filter(RankedEntryPoint::hasWaits)
                .findFirst()
                .map(ranked -> "The costliest entry point is " + ranked.label() + ": "
                        + ranked.waits().entrySet().stream()
                                .map(wait -> Figures.count(wait.getValue()) + " × " + wait.getKey())
                                .collect(Collectors.joining(", "))
                        + " on its paths"
                        + ranked.millis()
                                .map(millis -> ", about " + Figures.guess(millis) + " per call")
                                .orElse("")
                        + ranked.urgency().map(why -> "; it " + why).orElse("") + ".");
    }

    private static String planned(Plan plan, Effort effort) {
        String declined = plan.refusals().isEmpty()
                ? ""
                : " " + Figures.count(plan.refusals().size(), "change")
                        + (plan.refusals().size() == 1 ? " was" : " were")
                        + " declined as unsafe, each with its reason.";
        Journey journey = Journey.of(plan);
        String done = journey.hasBegun() ? journey.done() + " " : "";
        if (journey.total() == 0) {
            return "No change was planned." + byHand(new HandWork(plan.byHand())) + declined;
        }
        if (effort.isNothing()) {
            return done + journey.rest() + byHand(new HandWork(plan.byHand())) + declined;
        }
        return done + "The plan has " + Figures.count(effort.steps(), "step")
                + (journey.hasBegun() ? " left in " : " in ") + Figures.count(effort.waves(), "wave") + ": "
                + effort.range() + " of work." + byHand(new HandWork(plan.byHand())) + declined;
    }

    private static String byHand(HandWork left) {
        return left.isNothing()
                ? ""
                : " " + Figures.count(left.places(), "finding") + (left.places() == 1 ? " is" : " are")
                        + " work by hand: " + left.range() + ".";
    }

    private static String measured(Measurement measurement) {
        if (measurement.validity() == Measurement.Validity.INVALID) {
            return "The measurement of before and after is invalid and proves nothing.";
        }
        return measurement.scenarios().stream()
                .filter(scenario -> scenario.variants().size() > 1)
                .findFirst()
                .map(Verdict::measured)
                .orElse("A measurement was made.");
    }

    private static String measured(Measurement.Scenario scenario) {
        Measurement.Variant before = scenario.variants().get(0);
        Measurement.Variant after = scenario.variants().get(1);
        return "Measured at " + Figures.decimal(scenario.offeredPerSecond()) + " requests per second on "
                + scenario.route() + ": " + Figures.decimal(before.goodputPerSecond()) + " answered "
                + before.name() + ", " + Figures.decimal(after.goodputPerSecond()) + " " + after.name() + ".";
    }
}
