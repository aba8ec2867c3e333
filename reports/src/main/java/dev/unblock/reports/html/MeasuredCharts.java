package dev.unblock.reports.html;

import dev.unblock.model.Measurement.Scenario;
import dev.unblock.model.Measurement.Variant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The small multiples of one scenario: the same variants in the same order, one figure each. */
final class MeasuredCharts {

    private static final String LESS = "less is better";

    private MeasuredCharts() {}

    static List<BarChart> of(Scenario scenario) {
        return Stream.of(
                        Optional.of(goodput(scenario)),
                        Optional.of(latency(scenario)),
                        blocked(scenario),
                        Optional.of(simple(scenario, "Peak threads", "threads", v -> (double) v.peakThreads())),
                        Optional.of(simple(scenario, "Resident memory", "MB", Variant::residentMegabytes)),
                        Optional.of(simple(
                                scenario,
                                "Failed or unanswered",
                                "requests",
                                v -> (double) v.failed() + v.unanswered())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static BarChart goodput(Scenario scenario) {
        return new BarChart(
                "Goodput",
                "answers per second",
                "more is better",
                Optional.of("◇ forecast by Little’s law"),
                Optional.of(new BarChart.Limit("offered", scenario.offeredPerSecond())),
                bars(
                        scenario,
                        Variant::goodputPerSecond,
                        v -> Optional.empty(),
                        v -> Optional.of(v.forecastGoodputPerSecond())));
    }

    private static BarChart latency(Scenario scenario) {
        return new BarChart(
                "Latency, median",
                "ms",
                LESS,
                Optional.of("◇ floor that the partners set"),
                Optional.empty(),
                bars(
                        scenario,
                        Variant::latencyP50Millis,
                        v -> Optional.empty(),
                        v -> Optional.of(v.latencyFloorMillis())));
    }

    /** Only when the recorder ran: a bar of length zero would be a lie. */
    private static Optional<BarChart> blocked(Scenario scenario) {
        if (scenario.variants().stream()
                .anyMatch(v -> v.blockedMillisPerRequest().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new BarChart(
                "Blocked per request",
                "ms",
                LESS,
                Optional.of("dark: on request threads; + light: on other threads"),
                Optional.empty(),
                bars(
                        scenario,
                        v -> v.blockedMillisPerRequest().orElseThrow(),
                        Variant::blockedElsewhereMillisPerRequest,
                        v -> Optional.empty())));
    }

    private static BarChart simple(Scenario scenario, String title, String unit, Function<Variant, Double> value) {
        return new BarChart(
                title,
                unit,
                LESS,
                Optional.empty(),
                Optional.empty(),
                bars(scenario, value, v -> Optional.empty(), v -> Optional.empty()));
    }

    private static List<BarChart.Bar> bars(
            Scenario scenario,
            Function<Variant, Double> value,
            Function<Variant, Optional<Double>> tail,
            Function<Variant, Optional<Double>> mark) {
        return scenario.variants().stream()
                .map(v -> new BarChart.Bar(v.name(), value.apply(v), tail.apply(v), mark.apply(v)))
                .toList();
    }
}
