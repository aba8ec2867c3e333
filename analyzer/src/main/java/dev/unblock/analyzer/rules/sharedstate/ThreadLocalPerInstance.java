package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class ThreadLocalPerInstance implements Rule {

    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A thread-local variable belongs to one object of many instead of to its class, or can be replaced.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> ofObjects = inspection
                .types()
                .filter(type -> !inspection.accesses().isShared(type.name()))
                .flatMap(type -> threadLocals(inspection, type))
                .filter(field -> !field.is(Modifier.STATIC))
                .map(ThreadLocalPerInstance::ofObject);
        Stream<Problem> replaceable = inspection
                .types()
                .flatMap(type -> threadLocals(inspection, type))
                .filter(field -> field.is(Modifier.STATIC) && !field.is(Modifier.FINAL))
                .map(field -> replaceable(inspection, field));
        return Stream.concat(ofObjects, replaceable);
    }

    private static Stream<FieldFact> threadLocals(Inspection inspection, TypeFact type) {
        return inspection.isSubtype(type.name(), THREAD_LOCAL)
                ? Stream.empty()
                : type.fields().stream()
                        .filter(field ->
                                !field.is(Modifier.SYNTHETIC) && inspection.isSubtype(field.type(), THREAD_LOCAL));
    }

    private static Problem ofObject(FieldFact field) {
        return Problem.on(field, List.of())
                .severity(Severity.INFO)
                .message(
                        "Thread-local " + field.key().name()
                                + " is made anew for each object: every thread keeps a value for"
                                + " each of them, and one object's value is not seen through another. Make it static and final.");
    }

    private static Problem replaceable(Inspection inspection, FieldFact field) {
        boolean replaced =
                inspection.accesses().usesAfterConstruction(field).stream().anyMatch(Use::isWrite);
        return Problem.on(field, List.of())
                .severity(replaced ? Severity.LOW : Severity.INFO)
                .message("Thread-local " + field.key().name()
                        + " is not final: whoever puts another one there takes from every thread what it had set. Make it"
                        + " final.");
    }
}
