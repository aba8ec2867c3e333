package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An annotation as it is written.
 *
 * @param type name with dots
 * @param values by element name: String, Boolean, Number, an enum constant's or class's name as String, or a List
 */
public record AnnotationFact(String type, Map<String, Object> values) {

    public AnnotationFact {
        values = Map.copyOf(values);
    }

    /** The element's value as text, where it is given; of a list, the first. */
    public Optional<String> text(String element) {
        return texts(element).stream().findFirst();
    }

    /** The element's values as texts. */
    public List<String> texts(String element) {
        Object value = values.get(element);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }
}
