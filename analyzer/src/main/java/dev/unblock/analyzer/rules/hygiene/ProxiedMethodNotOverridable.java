package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

final class ProxiedMethodNotOverridable implements MethodRule {

    private static final String NOT_PUBLIC = "non-public";

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
        return hindrance(method).or(() -> notPublic(inspection, method)).flatMap(modifier -> SpringAnnotations.proxied(
                        inspection, method)
                .map(annotation -> Problem.at(method)
                        .severity(
                                modifier.equals(NOT_PUBLIC)
                                                        && springBoot(inspection)
                                                                .isEmpty()
                                                || SpringAnnotations.isTransaction(annotation)
                                                        && inspection
                                                                .transactions()
                                                                .surround(method)
                                        ? Severity.INFO
                                        : Severity.HIGH)
                        .message(SpringAnnotations.simpleName(annotation) + " has no effect on a " + modifier
                                + " method: "
                                + (modifier.equals(NOT_PUBLIC)
                                        ? "before Spring 6 only public methods are looked at."
                                        : "Spring's proxy is a subclass and cannot stand before it."))));
    }

    /** Before Spring 6 only public methods are advised, whatever the proxy could stand before. */
    private static Optional<String> notPublic(Inspection inspection, MethodFact method) {
        boolean before6 = springBoot(inspection)
                .map(version -> version.matches("[12]\\..*"))
                .orElse(true);
        boolean hidden = !method.is(Modifier.PUBLIC)
                && method.writtenIn().isEmpty()
                && inspection
                        .program()
                        .type(method.key().owner())
                        .filter(type -> type.kind() == TypeFact.Kind.CLASS)
                        .isPresent();
        return before6 && hidden ? Optional.of(NOT_PUBLIC) : Optional.empty();
    }

    private static Optional<String> springBoot(Inspection inspection) {
        return inspection.program().facts().springBoot();
    }

    private static Optional<String> hindrance(MethodFact method) {
        return Stream.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .filter(method::is)
                .map(modifier -> modifier.name().toLowerCase(java.util.Locale.ROOT))
                .findFirst();
    }
}
