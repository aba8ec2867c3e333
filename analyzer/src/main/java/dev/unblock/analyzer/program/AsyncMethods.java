package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Methods that a container runs on an executor when others call them: annotated themselves, by an annotation that
 * carries the known one, on a method that they implement, or on their type.
 */
final class AsyncMethods {

    static final String SPRING = "org.springframework.scheduling.annotation.Async";
    private static final Set<String> ASYNC = Set.of(
            SPRING,
            "jakarta.enterprise.concurrent.Asynchronous",
            "jakarta.ejb.Asynchronous",
            "javax.ejb.Asynchronous",
            "org.eclipse.microprofile.faulttolerance.Asynchronous");

    private final ProjectIndex index;
    private final Map<MethodFact, Optional<AnnotationFact>> known = new HashMap<>();

    AsyncMethods(ProjectIndex index) {
        this.index = index;
    }

    /** The annotation that makes the method asynchronous. */
    Optional<AnnotationFact> annotation(MethodFact method, TypeFact type) {
        boolean proxied = !method.key().isConstructor()
                && method.writtenIn().isEmpty()
                && !method.is(Modifier.PRIVATE)
                && !method.is(Modifier.STATIC);
        return proxied ? known.computeIfAbsent(method, key -> find(method, type)) : Optional.empty();
    }

    private Optional<AnnotationFact> find(MethodFact method, TypeFact type) {
        List<TypeFact> types = index.supertypes(type.name()).stream()
                .flatMap(name -> index.type(name).stream())
                .toList();
        Optional<AnnotationFact> onMethod = types.stream()
                .flatMap(above ->
                        index
                                .number(new MethodKey(
                                        above.name(),
                                        method.key().name(),
                                        method.key().descriptor()))
                                .stream()
                                .boxed())
                .flatMap(number -> async(index.method(number).annotations()).stream())
                .findFirst();
        return onMethod.or(() -> types.stream()
                .flatMap(above -> async(above.annotations()).stream())
                .findFirst());
    }

    private Optional<AnnotationFact> async(List<AnnotationFact> annotations) {
        Optional<AnnotationFact> direct = annotations.stream()
                .filter(annotation -> ASYNC.contains(annotation.type()))
                .findFirst();
        return direct.or(() -> annotations.stream()
                .flatMap(annotation -> index.type(annotation.type()).stream())
                .flatMap(type -> type.annotations().stream())
                .filter(annotation -> ASYNC.contains(annotation.type()))
                .findFirst());
    }
}
