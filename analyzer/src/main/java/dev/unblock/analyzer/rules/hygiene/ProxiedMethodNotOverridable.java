package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

final class ProxiedMethodNotOverridable implements MethodRule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "@Async, @Transactional or the like on a method that no proxy can stand before.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        return hindrance(method)
                .flatMap(modifier -> SpringAnnotations.proxied(method).map(annotation -> Problem.at(method)
                        .severity(Severity.HIGH)
                        .message(SpringAnnotations.simpleName(annotation) + " has no effect on a " + modifier
                                + " method: Spring's proxy is a subclass and cannot stand before it.")));
    }

    private static Optional<String> hindrance(MethodFact method) {
        return Stream.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .filter(method::is)
                .map(modifier -> modifier.name().toLowerCase(java.util.Locale.ROOT))
                .findFirst();
    }
}
