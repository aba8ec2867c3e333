package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds annotations that hold for a method: its own, its class's, those of what it implements, and those that carry them. */
final class Annotations {

    static final Set<String> TRANSACTIONAL = Set.of(
            "org.springframework.transaction.annotation.Transactional",
            "jakarta.transaction.Transactional",
            "javax.transaction.Transactional");

    private static final int DEEPEST = 3;

    private final Program program;

    Annotations(Program program) {
        this.program = program;
    }

    /** The first annotation that holds for the method and is, or is itself annotated with, one of these types. */
    Optional<String> on(MethodFact method, Set<String> types) {
        return first(holding(method).map(AnnotationFact::type), types);
    }

    /** The types of the annotations that hold for the method; who asks for several kinds looks them up once. */
    List<String> typesOn(MethodFact method) {
        return holding(method).map(AnnotationFact::type).toList();
    }

    /** The first of the annotations that is, or is itself annotated with, one of these types. */
    Optional<String> first(Stream<String> annotations, Set<String> types) {
        return annotations
                .filter(type -> types.contains(type) || carries(type, types))
                .findFirst();
    }

    /** Of these types, as they are written at the method, its class or an annotation of the project that stands there. */
    Stream<AnnotationFact> all(MethodFact method, Set<String> types) {
        return holding(method)
                .flatMap(annotation -> withCarried(annotation, DEEPEST))
                .filter(annotation -> types.contains(annotation.type()));
    }

    private Stream<AnnotationFact> holding(MethodFact method) {
        Optional<TypeFact> owner = program.type(method.key().owner());
        return Stream.of(
                        method.annotations().stream(),
                        owner.stream().flatMap(type -> type.annotations().stream()),
                        owner.stream().flatMap(type -> implemented(type, method)))
                .flatMap(part -> part);
    }

    /** Spring's proxies also look at the interface's method and at the interface. */
    private Stream<AnnotationFact> implemented(TypeFact type, MethodFact method) {
        if (method.key().isConstructor() || method.writtenIn().isPresent()) {
            return Stream.empty();
        }
        return program.facts().hierarchy().supertypes(type.name()).stream()
                .filter(above -> !above.equals(type.name()))
                .flatMap(above -> program.type(above).stream())
                .flatMap(above ->
                        program
                                .method(new MethodKey(
                                        above.name(),
                                        method.key().name(),
                                        method.key().descriptor()))
                                .stream()
                                .flatMap(declared ->
                                        Stream.concat(declared.annotations().stream(), above.annotations().stream())));
    }

    private boolean carries(String annotation, Set<String> types) {
        return program.facts().hierarchy().annotations(annotation).stream().anyMatch(types::contains)
                || carried(annotation)
                        .flatMap(one -> withCarried(one, DEEPEST))
                        .anyMatch(one -> types.contains(one.type()));
    }

    private Stream<AnnotationFact> withCarried(AnnotationFact annotation, int depth) {
        Stream<AnnotationFact> carried =
                depth == 0 ? Stream.empty() : carried(annotation.type()).flatMap(one -> withCarried(one, depth - 1));
        return Stream.concat(Stream.of(annotation), carried);
    }

    private Stream<AnnotationFact> carried(String annotation) {
        return program.type(annotation).map(TypeFact::annotations).orElse(List.of()).stream()
                .filter(one -> !one.type().startsWith("java.lang.annotation."));
    }

    static String simple(String type) {
        return "@" + type.substring(type.lastIndexOf('.') + 1);
    }
}
