package dev.unblock.reports.insight;

import dev.unblock.model.Exposure;
import dev.unblock.model.Exposure.Gate;
import dev.unblock.model.Exposure.Held;
import dev.unblock.model.Exposure.Limit;
import dev.unblock.model.Exposure.Repeat;
import dev.unblock.model.Finding;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing that is known of how a place is reached and what it costs there, in words. */
public record Circumstance(String name, String text) {

    /** All that is worth saying of a finding. */
    public static List<Circumstance> of(Finding finding) {
        return finding.exposure().stream()
                .flatMap(exposure -> Stream.of(
                        reached(exposure),
                        exposure.estimate().map(Circumstance::cost),
                        exposure.repeats().isEmpty()
                                ? Optional.<Circumstance>empty()
                                : Optional.of(new Circumstance("Repeated", repeats(exposure.repeats()))),
                        exposure.lock().map(held -> held("Lock held", held)),
                        exposure.transaction().map(held -> held("Transaction open", held)),
                        exposure.limit().map(limit -> new Circumstance("Time limit", limit(limit))),
                        exposure.gate().flatMap(gate -> gate(finding, gate))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many entry points reach the finding and are not among its paths. */
    public static int further(Finding finding) {
        return finding.exposure()
                .map(exposure ->
                        Math.max(0, exposure.entryPoints() - finding.paths().size()))
                .orElse(0);
    }

    private static Optional<Circumstance> reached(Exposure exposure) {
        if (exposure.entryPoints() < 2) {
            return Optional.empty();
        }
        String threads = exposure.byThread().entrySet().stream()
                .map(entry -> entry.getKey() + " " + Figures.count(entry.getValue()))
                .collect(Collectors.joining(", "));
        return Optional.of(new Circumstance(
                "Reached from", Figures.count(exposure.entryPoints(), "entry point") + ": " + threads));
    }

    private static Circumstance cost(Exposure.Estimate estimate) {
        return new Circumstance("Costs about", Figures.guess(estimate.millis()) + " per call: " + estimate.how());
    }

    private static String repeats(List<Repeat> repeats) {
        return repeats.stream()
                .map(repeat -> (repeat.over().isEmpty()
                                ? "for every turn of the loop"
                                : "for every element of " + repeat.over())
                        + repeat.turns().map(turns -> " (" + turns + ")").orElse("") + ", "
                        + Names.fileName(repeat.file()) + ":"
                        + repeat.line())
                .collect(Collectors.joining("; "));
    }

    private static Circumstance held(String name, Held held) {
        return new Circumstance(
                name,
                held.what() + ", " + Names.brief(held.method()) + " at " + Names.fileName(held.file()) + ":"
                        + held.line() + (held.onEveryPath() ? "" : ", on some paths"));
    }

    private static String limit(Limit limit) {
        String millis =
                limit.millis().map(most -> Figures.duration(most) + ", by ").orElse("by ");
        return limit.by().equals("nothing") ? "none" : millis + "its " + limit.by();
    }

    private static Optional<Circumstance> gate(Finding finding, Gate gate) {
        return gate.paths() < 2
                ? Optional.empty()
                : Optional.of(new Circumstance(
                        "Fix here",
                        (gate.method().equals(finding.method()) ? "this method" : Names.brief(gate.method()))
                                + " clears " + Figures.count(gate.paths(), "path") + " of "
                                + Figures.count(gate.findings(), "finding")));
    }
}
