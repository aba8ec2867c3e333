package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a method's own declaration binds to the thread or to the moment of its return. */
final class DeclaredSemantics implements HazardCheck {

    private static final Map<Hazard, Set<String>> ANNOTATIONS = new TreeMap<>(Map.of(
            Hazard.H1,
            Set.of(
                    "org.springframework.transaction.annotation.Transactional",
                    "jakarta.transaction.Transactional",
                    "javax.transaction.Transactional"),
            Hazard.H15,
            Set.of(
                    "org.springframework.cache.annotation.Cacheable",
                    "org.springframework.cache.annotation.CachePut",
                    "org.springframework.cache.annotation.CacheEvict",
                    "org.springframework.cache.annotation.Caching"),
            Hazard.H16,
            Set.of(
                    "org.springframework.retry.annotation.Retryable",
                    "org.springframework.resilience.annotation.Retryable",
                    "io.github.resilience4j.retry.annotation.Retry",
                    "io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker",
                    "io.github.resilience4j.bulkhead.annotation.Bulkhead",
                    "io.github.resilience4j.ratelimiter.annotation.RateLimiter"),
            Hazard.H18,
            Set.of("org.springframework.scheduling.annotation.Async")));

    private final Annotations annotations;

    DeclaredSemantics(Program program) {
        this.annotations = new Annotations(program);
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        if (method.key().name().endsWith("init>")) {
            return Stream.empty();
        }
        List<String> held = annotations.typesOn(method);
        Stream<Sighting> annotated = ANNOTATIONS.entrySet().stream()
                .flatMap(entry -> annotations.first(held.stream(), entry.getValue()).stream()
                        .map(type -> sighting(entry.getKey(), method, Annotations.simple(type))));
        Stream<Sighting> locked = method.is(Modifier.SYNCHRONIZED)
                ? Stream.of(sighting(Hazard.H7, method, "synchronized"))
                : Stream.empty();
        return Stream.concat(annotated, locked);
    }

    /** Whether the annotation, or one that it carries, is among those that are told. */
    boolean tells(String annotation) {
        return ANNOTATIONS.values().stream()
                .anyMatch(
                        types -> annotations.first(Stream.of(annotation), types).isPresent());
    }

    private static Sighting sighting(Hazard hazard, MethodFact method, String what) {
        return Sighting.of(
                hazard,
                method.key(),
                method.site(),
                method.named().signature() + " is " + what + ": " + hazard.title());
    }
}
