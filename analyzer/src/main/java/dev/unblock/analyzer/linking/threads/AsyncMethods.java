package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.program.ComposedAnnotations;
import dev.unblock.model.ThreadContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Methods that a container runs on an executor when others call them: annotated themselves, by an annotation that
 * carries the known one, on a method that they implement, or on their type.
 */
final class AsyncMethods {

    static final String SPRING = "org.springframework.scheduling.annotation.Async";
    /** Others than Spring run such methods on an executor of their own. */
    private static final Map<String, ThreadContext> OF_CONTAINERS = Map.of(
            "jakarta.enterprise.concurrent.Asynchronous", ThreadContext.BOUNDED_POOL,
            "jakarta.ejb.Asynchronous", ThreadContext.BOUNDED_POOL,
            "javax.ejb.Asynchronous", ThreadContext.BOUNDED_POOL,
            "org.eclipse.microprofile.faulttolerance.Asynchronous", ThreadContext.BOUNDED_POOL,
            "io.micronaut.scheduling.annotation.Async", ThreadContext.UNBOUNDED_POOL);

    private final ProjectIndex index;
    private final ComposedAnnotations composed;
    private final Map<MethodKey, Optional<AnnotationFact>> known = new HashMap<>();

    AsyncMethods(ProjectIndex index) {
        this.index = index;
        this.composed = new ComposedAnnotations(index::type, index.facts().hierarchy());
    }

    /** Whose threads they are, where the annotation is none of Spring's. */
    static Optional<ThreadContext> ofContainer(AnnotationFact async) {
        return Optional.ofNullable(OF_CONTAINERS.get(async.type()));
    }

    /** The annotation that makes the method asynchronous. */
    Optional<AnnotationFact> annotation(MethodFact method, TypeFact type) {
        boolean proxied = !method.key().isConstructor()
                && method.writtenIn().isEmpty()
                && !method.is(Modifier.PRIVATE)
                && !method.is(Modifier.STATIC);
        return proxied ? known.computeIfAbsent(method.key(), key -> find(method, type)) : Optional.empty();
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
        return composed.all(annotations).filter(AsyncMethods::isAsync).findFirst();
    }

    private static boolean isAsync(AnnotationFact annotation) {
        return annotation.type().equals(SPRING) || OF_CONTAINERS.containsKey(annotation.type());
    }
}
