package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

final class OverlappingScheduledJob implements MethodRule {

    private static final List<String> PERIODS = List.of("cron", "fixedRateString", "fixedDelayString");

    /** Second, minute and hour of a day, perhaps as what holds where nothing else is configured. */
    private static final Pattern ONCE_A_DAY =
            Pattern.compile("(\\$\\{[^:}]+:)?(\\d+ \\d+ \\d+ .*|@(daily|midnight|weekly|monthly|yearly|annually))");

    /** A setting alone. */
    private static final Pattern SET_ELSEWHERE = Pattern.compile("\\$\\{[^:}]+}");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A scheduled job that is also @Async starts again while it still runs.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        return SpringAnnotations.own(inspection, method, SpringAnnotations.SCHEDULED)
                                .isPresent()
                        && SpringAnnotations.async(inspection, method).isPresent()
                        // Whether @Async has an effect there is another rule's matter.
                        && !SpringAnnotations.isInConfiguration(inspection, method)
                ? Optional.of(Problem.at(method)
                        .severity(
                                isRare(inspection, method) || isSetElsewhere(inspection, method)
                                        ? Severity.INFO
                                        : Severity.MEDIUM)
                        .message(
                                "This job is handed to another thread, so that the scheduler starts the next run without"
                                        + " waiting for this one: slow runs pile up. Drop @Async and give the scheduler threads, or"
                                        + " keep a flag that says it runs."))
                : HandedOnJobs.judge(inspection, method).or(() -> ofQuarkus(inspection, method));
    }

    /**
     * Quarkus starts the next run whether or not the last is over, unless told to skip it
     * (<a href="https://quarkus.io/guides/scheduler-reference#concurrent_execution">its scheduler guide</a>).
     */
    private static Optional<Problem> ofQuarkus(Inspection inspection, MethodFact method) {
        return SpringAnnotations.own(inspection, method, "io.quarkus.scheduler.Scheduled")
                .filter(scheduled -> scheduled.text("every").isPresent()
                        && !scheduled.values().containsKey("concurrentExecution"))
                .filter(scheduled -> !inspection.waits().in(method.key()).isEmpty()
                        || method.calls().stream()
                                .anyMatch(call ->
                                        inspection.slow().at(method, call).isPresent()))
                .map(scheduled -> Problem.at(method)
                        .severity(Severity.LOW)
                        .message(
                                "This job waits, and Quarkus starts the next run whether or not this one is over: slow runs pile up. Say"
                                        + " concurrentExecution = SKIP."));
    }

    /** A run a day is done long before the next. */
    private static boolean isRare(Inspection inspection, MethodFact method) {
        return SpringAnnotations.own(inspection, method, SpringAnnotations.SCHEDULED)
                .flatMap(scheduled -> scheduled.text("cron"))
                .filter(cron -> ONCE_A_DAY.matcher(cron.strip()).matches())
                .isPresent();
    }

    /** How long a run has is not known. */
    private static boolean isSetElsewhere(Inspection inspection, MethodFact method) {
        return SpringAnnotations.own(inspection, method, SpringAnnotations.SCHEDULED).stream()
                .flatMap(scheduled -> PERIODS.stream().flatMap(period -> scheduled.text(period).stream()))
                .anyMatch(period -> SET_ELSEWHERE.matcher(period.strip()).matches());
    }
}
