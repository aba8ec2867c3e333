package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How ready the project is, 0 to 100, with the parts it is made of; more is better.
 *
 * @param parts in the order they are computed
 * @param weights what an open finding of each severity weighs
 */
public record Score(
        int value,
        List<Part> parts,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        Map<String, Double> weights) {

    public Score {
        if (value < 0 || value > 100) {
            throw new IllegalArgumentException("score " + value);
        }
        parts = List.copyOf(parts);
        weights = Sorted.map(weights);
    }

    public Score(int value, List<Part> parts) {
        this(value, parts, Map.of());
    }

    /**
     * One summand.
     *
     * @param points what it adds (the start) or takes away (negative)
     * @param how the formula with its figures, for a person
     * @param share the most that it can take away
     * @param weight of all that was found for it
     */
    public record Part(
            String name,
            double points,
            String how,
            Optional<Double> share,
            Optional<Double> weight,
            Optional<Applies> applies) {

        public Part(String name, double points, String how) {
            this(name, points, how, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Whether there was nothing that this part could have judged. */
        public boolean isNotApplicable() {
            return applies.filter(Applies.NOT_APPLICABLE::equals).isPresent();
        }
    }

    /** Whether a part says anything about this project. */
    public enum Applies {
        YES("applicable"),
        NOT_APPLICABLE("notApplicable");

        private final String label;

        Applies(String label) {
            this.label = label;
        }

        /** The word used in results and reports. */
        @JsonValue
        public String label() {
            return label;
        }
    }
}
