package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;

/** Finds @Async where Spring does not support it: on beans that are still being set up. */
final class AsyncMisplaced implements MethodRule {

    private static final List<String> SET_UP = List.of(
            "jakarta.annotation.PostConstruct",
            "javax.annotation.PostConstruct",
            "jakarta.annotation.PreDestroy",
            "javax.annotation.PreDestroy",
            "org.springframework.context.annotation.Bean");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "@Async in a configuration class or on a method of the bean's own set-up has no effect.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        if (method.writtenIn().isPresent() || method.key().isConstructor()) {
            return Optional.empty();
        }
        return SpringAnnotations.async(inspection, method)
                .flatMap(async -> place(inspection, method))
                .map(place -> Problem.at(method)
                        .severity(Severity.HIGH)
                        .message("@Async " + place + ". Move it to a bean of its own."));
    }

    private static Optional<String> place(Inspection inspection, MethodFact method) {
        Optional<String> setUp = SET_UP.stream()
                .filter(annotation -> method.annotation(annotation).isPresent())
                .map(annotation -> "beside @" + annotation.substring(annotation.lastIndexOf('.') + 1)
                        + " is not supported: the method runs on the thread that calls it, before any proxy is there")
                .findFirst();
        return setUp.or(() -> SpringAnnotations.isInConfiguration(inspection, method)
                ? Optional.of("in a @Configuration class is not supported: whether the method runs on another thread is"
                        + " up to when the bean is made")
                : Optional.empty());
    }
}
