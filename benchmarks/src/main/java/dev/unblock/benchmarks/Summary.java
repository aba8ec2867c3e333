package dev.unblock.benchmarks;

import dev.unblock.model.Family;
import dev.unblock.model.Measurement;
import dev.unblock.model.Measurement.Scenario;
import dev.unblock.model.Measurement.Variant;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The end of a case study in about ten lines.
 *
 * @param migrated the plan as the migration left it, with what became of each step
 * @param report folder of the final report
 */
record Summary(Result before, Plan migrated, Result after, Measurement measurement, Path report) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "Findings     %d before, %d after (%s)",
                before.findings().size(), after.findings().size(), families()));
        lines.add(line(
                "Migration    %s; %d refusals, each with its hazard",
                steps(), migrated.refusals().size()));
        for (Scenario scenario : measurement.scenarios()) {
            lines.add(line(
                    "Load         %s, %.0f/s offered, %.0f ms per partner call",
                    scenario.route(), scenario.offeredPerSecond(), scenario.partnerLatencyMillis()));
            scenario.variants()
                    .forEach(variant -> lines.add(line("  %-22s %s", variant.name() + ":", figures(variant))));
        }
        lines.add(line("Measurement  %s, %s", measurement.validity(), measurement.machine()));
        measurement.invalidReasons().stream()
                .limit(1)
                .forEach(reason -> lines.add("             " + reason
                        + more(measurement.invalidReasons().size() - 1)));
        lines.add("Report       " + report.resolve("report.html"));
        return lines;
    }

    private String families() {
        return Arrays.stream(Family.values())
                .map(family -> family.label() + " " + count(before, family) + " → " + count(after, family))
                .collect(Collectors.joining(", "));
    }

    private static long count(Result result, Family family) {
        return result.findings().stream()
                .filter(finding -> finding.family() == family)
                .count();
    }

    private String steps() {
        List<Step> steps =
                migrated.waves().stream().flatMap(wave -> wave.steps().stream()).toList();
        return line(
                "%d steps: %d kept, %d taken back, %d with nothing to do",
                steps.size(),
                count(steps, State.KEPT),
                count(steps, State.REVERTED),
                count(steps, State.NOTHING_TO_DO));
    }

    private static long count(List<Step> steps, State state) {
        return steps.stream().filter(step -> step.state() == state).count();
    }

    private static String figures(Variant variant) {
        return line(
                "%.0f/s (forecast %.0f), p50 %.0f ms (floor %.0f), %d threads, %.0f MB, %.0f ms blocked a request",
                variant.goodputPerSecond(),
                variant.forecastGoodputPerSecond(),
                variant.latencyP50Millis(),
                variant.latencyFloorMillis(),
                variant.peakThreads(),
                variant.residentMegabytes(),
                variant.blockedMillisPerRequest().orElse(0.0));
    }

    private static String more(int others) {
        return others == 0 ? "" : " (and " + others + " more)";
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
