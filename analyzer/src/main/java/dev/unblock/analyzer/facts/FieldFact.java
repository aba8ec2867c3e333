package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field of a type of the project.
 *
 * @param type erased, with dots
 */
public record FieldFact(
        FieldKey key, String type, Set<Modifier> modifiers, List<AnnotationFact> annotations, Site site) {

    public FieldFact {
        modifiers = Set.copyOf(modifiers);
        annotations = List.copyOf(annotations);
    }

    public boolean is(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    public Optional<AnnotationFact> annotation(String type) {
        return annotations.stream().filter(a -> a.type().equals(type)).findFirst();
    }
}
