package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.program.Program;
import java.util.stream.Stream;

/** Methods that declare exceptions which a {@code Supplier} must not throw. */
final class CheckedExceptions implements HazardCheck {

    private final TypeHierarchy hierarchy;

    CheckedExceptions(Program program) {
        this.hierarchy = program.facts().hierarchy();
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        if (method.key().name().endsWith("init>") || method.writtenIn().isPresent()) {
            return Stream.empty();
        }
        return method.thrown().stream()
                .filter(this::isChecked)
                .limit(1)
                .map(type -> Sighting.of(
                        Hazard.H20,
                        method.key(),
                        method.site(),
                        method.key().signature() + " throws " + type + ", which a Supplier must not throw"));
    }

    private boolean isChecked(String type) {
        return !hierarchy.isSubtype(type, "java.lang.RuntimeException")
                && !hierarchy.isSubtype(type, "java.lang.Error");
    }
}
