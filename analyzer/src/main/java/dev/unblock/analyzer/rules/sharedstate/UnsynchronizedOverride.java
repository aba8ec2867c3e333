package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;

final class UnsynchronizedOverride implements MethodRule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A method overrides a synchronized one without being synchronized itself.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        MethodKey key = method.key();
        if (method.is(Modifier.SYNCHRONIZED)
                || method.is(Modifier.STATIC)
                || key.isConstructor()
                || !method.monitors().isEmpty()
                || callsSuper(method) && !changesBesides(inspection, method)) {
            return Optional.empty();
        }
        return ownAbove(inspection, key)
                .map(above -> problem(method, above, Severity.MEDIUM))
                .or(() -> ofLibraryAbove(inspection, key)
                        .map(above -> problem(method, above, ofLibrary(inspection, key.owner()))));
    }

    private static Optional<String> ownAbove(Inspection inspection, MethodKey key) {
        return inspection.program().facts().hierarchy().supertypes(key.owner()).stream()
                .filter(type -> !type.equals(key.owner()))
                .map(type -> new MethodKey(type, key.name(), key.descriptor()))
                .flatMap(above -> inspection.program().method(above).stream())
                .filter(above -> above.is(Modifier.SYNCHRONIZED) && !above.is(Modifier.PRIVATE))
                .findFirst()
                .map(above -> above.key().signature());
    }

    private static Optional<String> ofLibraryAbove(Inspection inspection, MethodKey key) {
        return SynchronizedInJdk.overridden(
                inspection.program().facts().hierarchy().supertypes(key.owner()), key);
    }

    private static Severity ofLibrary(Inspection inspection, String type) {
        return inspection.accesses().isShared(type) ? Severity.LOW : Severity.INFO;
    }

    private static Problem problem(MethodFact method, String above, Severity severity) {
        return Problem.at(method)
                .severity(severity)
                .message("It overrides " + above
                        + ", which is synchronized: callers who rely on the lock do not get it here.");
    }

    /** Fields that others use, too, changed before or after the call that holds the lock. */
    private static boolean changesBesides(Inspection inspection, MethodFact method) {
        return method.accesses().stream()
                .filter(access -> access.kind() == FieldAccess.Kind.WRITE
                        && access.locks().isEmpty()
                        && access.object().filter(Value.Self.class::isInstance).isPresent())
                .filter(access -> inspection
                        .program()
                        .type(access.field().owner())
                        .filter(type -> type.fields().stream()
                                .noneMatch(field -> field.key().equals(access.field()) && field.is(Modifier.VOLATILE)))
                        .isPresent())
                .anyMatch(access ->
                        inspection.lockSets().at(new Use(method, access)).isEmpty());
    }

    private static boolean callsSuper(MethodFact method) {
        return method.calls().stream()
                .anyMatch(call -> call.target().name().equals(method.key().name())
                        && call.target().descriptor().equals(method.key().descriptor())
                        && !call.target().owner().equals(method.key().owner()));
    }
}
