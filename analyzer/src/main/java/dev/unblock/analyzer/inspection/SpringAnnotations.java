package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.ComposedAnnotations;
import java.util.Optional;
import java.util.Set;

/** Annotations that a Spring proxy acts on: they mean nothing to a call that does not pass the proxy. */
public final class SpringAnnotations {

    public static final String ASYNC = "org.springframework.scheduling.annotation.Async";
    public static final String SCHEDULED = "org.springframework.scheduling.annotation.Scheduled";
    public static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";

    private static final String CONFIGURATION = "org.springframework.context.annotation.Configuration";

    private static final Set<String> TRANSACTIONS =
            Set.of(TRANSACTIONAL, "jakarta.transaction.Transactional", "javax.transaction.Transactional");

    private static final Set<String> WITHOUT = Set.of("NOT_SUPPORTED", "NEVER");

    private static final Set<String> PROXIED = Set.of(
            ASYNC,
            "jakarta.ejb.Asynchronous",
            "javax.ejb.Asynchronous",
            "jakarta.enterprise.concurrent.Asynchronous",
            TRANSACTIONAL,
            "jakarta.transaction.Transactional",
            "javax.transaction.Transactional",
            "org.springframework.cache.annotation.Cacheable",
            "org.springframework.cache.annotation.CachePut",
            "org.springframework.cache.annotation.CacheEvict",
            "org.springframework.cache.annotation.Caching",
            "org.springframework.retry.annotation.Retryable",
            "org.springframework.resilience.annotation.Retryable",
            "org.springframework.resilience.annotation.ConcurrencyLimit",
            "org.springframework.security.access.prepost.PreAuthorize",
            "io.github.resilience4j.retry.annotation.Retry",
            "io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker");

    private SpringAnnotations() {}

    /** The method's own annotation that a proxy acts on, or the one that its annotations are composed of. */
    public static Optional<AnnotationFact> proxied(Inspection inspection, MethodFact method) {
        return ComposedAnnotations.of(inspection.program())
                .all(method.annotations())
                .filter(annotation -> PROXIED.contains(annotation.type()))
                .findFirst();
    }

    /** Of this type, on the method itself, written there or inside of what is written there. */
    public static Optional<AnnotationFact> own(Inspection inspection, MethodFact method, String type) {
        return ComposedAnnotations.of(inspection.program()).first(method.annotations(), type);
    }

    /** Spring does not promise that {@code @Async} has an effect there. */
    public static boolean isInConfiguration(Inspection inspection, MethodFact method) {
        return inspection
                .program()
                .type(method.key().owner())
                .flatMap(type -> type.annotation(CONFIGURATION))
                .isPresent();
    }

    /** On the method or its class. */
    public static Optional<AnnotationFact> async(Inspection inspection, MethodFact method) {
        return own(inspection, method, ASYNC).or(() -> inspection
                .program()
                .type(method.key().owner())
                .filter(type -> method.writtenIn().isEmpty())
                .flatMap(type -> ofType(inspection, type, ASYNC)));
    }

    /** By its own annotation, else by its class's: both may also keep transactions away. */
    public static boolean isTransactional(Inspection inspection, MethodFact method) {
        Optional<AnnotationFact> own = TRANSACTIONS.stream()
                .flatMap(type -> own(inspection, method, type).stream())
                .findFirst();
        return own.or(() -> inspection.program().type(method.named().owner()).flatMap(owner -> TRANSACTIONS.stream()
                        .flatMap(type -> ofType(inspection, owner, type).stream())
                        .findFirst()))
                .filter(annotation -> !WITHOUT.contains(propagation(annotation)))
                .isPresent();
    }

    /** What a transaction does with the one of its caller. */
    public static String propagation(AnnotationFact transaction) {
        return transaction
                .text(transaction.type().equals(TRANSACTIONAL) ? "propagation" : "value")
                .map(named -> named.substring(named.lastIndexOf('.') + 1))
                .orElse("REQUIRED");
    }

    /** Opens a transaction, Spring's own annotation or Jakarta's. */
    public static boolean isTransaction(AnnotationFact annotation) {
        return TRANSACTIONS.contains(annotation.type());
    }

    private static Optional<AnnotationFact> ofType(Inspection inspection, TypeFact type, String annotation) {
        return ComposedAnnotations.of(inspection.program()).first(type.annotations(), annotation);
    }

    public static String simpleName(AnnotationFact annotation) {
        return "@" + annotation.type().substring(annotation.type().lastIndexOf('.') + 1);
    }
}
