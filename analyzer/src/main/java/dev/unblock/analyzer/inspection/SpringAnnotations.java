package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Annotations that a Spring proxy acts on: they mean nothing to a call that does not pass the proxy. */
public final class SpringAnnotations {

    public static final String ASYNC = "org.springframework.scheduling.annotation.Async";
    public static final String SCHEDULED = "org.springframework.scheduling.annotation.Scheduled";
    public static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";

    private static final Set<String> PROXIED = Set.of(
            ASYNC,
            TRANSACTIONAL,
            "jakarta.transaction.Transactional",
            "org.springframework.cache.annotation.Cacheable",
            "org.springframework.cache.annotation.CachePut",
            "org.springframework.cache.annotation.CacheEvict",
            "org.springframework.retry.annotation.Retryable",
            "org.springframework.security.access.prepost.PreAuthorize",
            "io.github.resilience4j.retry.annotation.Retry",
            "io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker");

    private SpringAnnotations() {}

    /** The method's own annotation that a proxy acts on, or the one that an annotation of the project stands for. */
    public static Optional<AnnotationFact> proxied(Inspection inspection, MethodFact method) {
        return method.annotations().stream()
                .flatMap(annotation -> withMeta(inspection, annotation))
                .filter(a -> PROXIED.contains(a.type()))
                .findFirst();
    }

    private static Stream<AnnotationFact> withMeta(Inspection inspection, AnnotationFact annotation) {
        return Stream.concat(
                Stream.of(annotation),
                inspection.program().type(annotation.type()).stream().flatMap(type -> type.annotations().stream()));
    }

    /** On the method or its class. */
    public static Optional<AnnotationFact> async(Inspection inspection, MethodFact method) {
        return method.annotation(ASYNC).or(() -> inspection
                .program()
                .type(method.key().owner())
                .filter(type -> method.writtenIn().isEmpty())
                .flatMap(SpringAnnotations::asyncClass));
    }

    public static boolean isTransactional(Inspection inspection, MethodFact method) {
        return method.annotation(TRANSACTIONAL).isPresent()
                || inspection
                        .program()
                        .type(method.named().owner())
                        .flatMap(type -> type.annotation(TRANSACTIONAL))
                        .isPresent();
    }

    public static String simpleName(AnnotationFact annotation) {
        return "@" + annotation.type().substring(annotation.type().lastIndexOf('.') + 1);
    }

    private static Optional<AnnotationFact> asyncClass(TypeFact type) {
        return type.annotation(ASYNC);
    }
}
