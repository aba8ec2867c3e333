package dev.unblock.reports.html;

import dev.unblock.model.Measurement.Scenario;
import dev.unblock.model.Measurement.Variant;
import dev.unblock.reports.text.Figures;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One measured figure of all variants, ready to be shown; a dash where it was not measured. */
record FigureRow(String name, List<String> values) {

    static List<FigureRow> of(Scenario scenario) {
        Stream<FigureRow> common = Stream.of(
                row(scenario, "Forecast, answers/s", v -> Figures.decimal(v.forecastGoodputPerSecond())),
                row(scenario, "Goodput, answers/s", v -> Figures.decimal(v.goodputPerSecond())),
                row(scenario, "Latency floor, ms", v -> Figures.decimal(v.latencyFloorMillis())),
                row(scenario, "Latency p50, ms", v -> Figures.decimal(v.latencyP50Millis())),
                row(scenario, "Latency p99, ms", v -> Figures.decimal(v.latencyP99Millis())),
                row(scenario, "Answered", v -> Figures.count(v.answered())),
                row(scenario, "Failed", v -> Figures.count(v.failed())),
                row(scenario, "Unanswered", v -> Figures.count(v.unanswered())),
                row(scenario, "Peak threads", v -> Figures.count(v.peakThreads())),
                row(scenario, "Resident memory, MB", v -> Figures.decimal(v.residentMegabytes())),
                row(scenario, "Blocked on request threads, ms/request", v -> shown(v.blockedMillisPerRequest())),
                row(scenario, "Blocked on other threads, ms/request", v -> shown(v.blockedElsewhereMillisPerRequest())),
                row(scenario, "Rounds", v -> Figures.count(v.rounds())));
        Stream<FigureRow> further = scenario.variants().stream()
                .flatMap(v -> v.extra().keySet().stream())
                .distinct()
                .sorted()
                .map(name -> row(
                        scenario, name, v -> shown(Optional.ofNullable(v.extra().get(name)))));
        return Stream.concat(common, further).toList();
    }

    private static FigureRow row(Scenario scenario, String name, Function<Variant, String> value) {
        return new FigureRow(name, scenario.variants().stream().map(value).toList());
    }

    private static String shown(Optional<Double> value) {
        return value.map(Figures::decimal).orElse("–");
    }
}
