package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class LockOnUnsuitableObject implements Rule {

    private static final Set<String> CACHED = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A lock on an object that is replaced, cached by the JVM, or seen by strangers.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.monitors().stream()
                .flatMap(
                        monitor -> why(inspection, monitor.lock()).map(why -> problem(method, monitor, why)).stream()));
    }

    private static Problem problem(MethodFact method, MonitorFact monitor, String why) {
        return Problem.at(method, monitor.site(), "synchronized")
                .message("This lock " + why + ". Lock on a private final Object of its own.");
    }

    private static Optional<String> why(Inspection inspection, Value lock) {
        return lock.alternatives()
                .flatMap(one -> whyOne(inspection, one).stream())
                .findFirst();
    }

    private static Optional<String> whyOne(Inspection inspection, Value lock) {
        if (lock instanceof Value.FieldRead read) {
            return CACHED.contains(read.type())
                    ? Optional.of(
                            "is a " + read.type() + ", which the JVM caches: unrelated code can hold the same object")
                    : declared(inspection, read.field())
                            .filter(LockOnUnsuitableObject::isReplaced)
                            .map(f -> "is the field "
                                    + f.key().name()
                                    + ", which is replaced while it runs: two threads can hold two different locks");
        }
        if (lock instanceof Value.Constant constant && !constant.type().equals("java.lang.Class")) {
            return Optional.of("is a literal, which the JVM shares: unrelated code can hold the same object");
        }
        return lock instanceof Value.Result result ? whyResult(result) : Optional.empty();
    }

    private static Optional<String> whyResult(Value.Result result) {
        if (result.target().name().equals("getClass")) {
            return Optional.of("is getClass(), which is another object in every subclass");
        }
        boolean boxed = CACHED.contains(result.target().owner())
                        && result.target().name().equals("valueOf")
                || result.target().name().equals("intern");
        return boxed
                ? Optional.of("is a value that the JVM caches: unrelated code can hold the same object")
                : Optional.empty();
    }

    private static Optional<FieldFact> declared(Inspection inspection, FieldKey key) {
        return inspection.program().type(key.owner()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.key().equals(key))
                .findFirst();
    }

    private static boolean isReplaced(FieldFact field) {
        return !field.is(Modifier.FINAL);
    }
}
