package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds annotations that hold for a method: its own, its class's, and those that carry them. */
final class Annotations {

    private final Program program;

    Annotations(Program program) {
        this.program = program;
    }

    /** The first annotation at the method or its class that is, or is itself annotated with, one of these types. */
    Optional<String> on(MethodFact method, Set<String> types) {
        Stream<AnnotationFact> ofClass = program.type(method.key().owner()).map(TypeFact::annotations).stream()
                .flatMap(list -> list.stream());
        return Stream.concat(method.annotations().stream(), ofClass)
                .map(AnnotationFact::type)
                .filter(type -> types.contains(type)
                        || program.facts().hierarchy().annotations(type).stream()
                                .anyMatch(types::contains))
                .findFirst();
    }

    static String simple(String type) {
        return "@" + type.substring(type.lastIndexOf('.') + 1);
    }
}
