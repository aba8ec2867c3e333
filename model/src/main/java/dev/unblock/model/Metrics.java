package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;

/**
 * Figures.
 *
 * @param statics counted in the code, by name, e.g. {@code findings.blocking}
 * @param measured a run under load, where one was made
 */
public record Metrics(@JsonProperty("static") Map<String, Double> statics, Optional<Measurement> measured) {

    public Metrics {
        statics = Sorted.map(statics);
    }

    public static Metrics none() {
        return new Metrics(Map.of(), Optional.empty());
    }

    public Metrics withMeasured(Measurement measurement) {
        return new Metrics(statics, Optional.of(measurement));
    }
}
