package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures.
 *
 * @param statics counted in the code, by name, e.g. {@code findings.blocking}
 * @param measured a run under load, where one was made
 * @param recipes what became of each recipe's places, sorted by name, where a migration was planned or run
 */
public record Metrics(
        @JsonProperty("static") Map<String, Double> statics,
        Optional<Measurement> measured,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<RecipeFigures> recipes) {

    public Metrics {
        statics = Sorted.map(statics);
        recipes = List.copyOf(recipes);
    }

    public Metrics(Map<String, Double> statics, Optional<Measurement> measured) {
        this(statics, measured, List.of());
    }

    public static Metrics none() {
        return new Metrics(Map.of(), Optional.empty());
    }

    public Metrics withMeasured(Measurement measurement) {
        return new Metrics(statics, Optional.of(measurement), recipes);
    }

    public Metrics withRecipes(List<RecipeFigures> table) {
        return new Metrics(statics, measured, table);
    }
}
