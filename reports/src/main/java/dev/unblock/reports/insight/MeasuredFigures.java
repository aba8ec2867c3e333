package dev.unblock.reports.insight;

import dev.unblock.model.Measurement;
import dev.unblock.model.Measurement.Scenario;
import dev.unblock.model.Measurement.Validity;
import dev.unblock.model.Measurement.Variant;
import dev.unblock.reports.insight.Changes.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What two measurements say about the same state of the application under the same load; invalid ones say nothing. */
final class MeasuredFigures {

    private MeasuredFigures() {}

    static List<Figure> of(Optional<Measurement> before, Optional<Measurement> after) {
        Map<String, Double> earlier = named(before);
        Map<String, Double> later = named(after);
        return earlier.entrySet().stream()
                .filter(figure -> later.containsKey(figure.getKey()))
                .map(figure -> new Figure(
                        figure.getKey(), Optional.of(figure.getValue()), Optional.of(later.get(figure.getKey()))))
                .toList();
    }

    private static Map<String, Double> named(Optional<Measurement> measurement) {
        Map<String, Double> figures = new LinkedHashMap<>();
        measurement
                .filter(made -> made.validity() == Validity.VALID)
                .map(Measurement::scenarios)
                .orElse(List.of())
                .forEach(scenario -> add(figures, scenario));
        return figures;
    }

    private static void add(Map<String, Double> figures, Scenario scenario) {
        for (Variant variant : scenario.variants()) {
            String start = "measured, " + scenario.name() + ", " + variant.name() + ": ";
            List<Map.Entry<String, Double>> values = new ArrayList<>();
            values.add(Map.entry("answers per second", variant.goodputPerSecond()));
            values.add(Map.entry("median ms", variant.latencyP50Millis()));
            values.add(Map.entry("99th percentile ms", variant.latencyP99Millis()));
            values.add(Map.entry("threads", (double) variant.peakThreads()));
            variant.blockedMillisPerRequest()
                    .ifPresent(millis -> values.add(Map.entry("blocked ms per request", millis)));
            values.forEach(value -> figures.put(start + value.getKey(), value.getValue()));
        }
    }
}
