package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class ThreadLocalPerInstance implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A thread-local variable belongs to one object of many instead of to its class.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> !inspection.accesses().isShared(type.name())
                        && !inspection.isSubtype(type.name(), "java.lang.ThreadLocal"))
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.STATIC)
                        && !field.is(Modifier.SYNTHETIC)
                        && inspection.isSubtype(field.type(), "java.lang.ThreadLocal"))
                .map(ThreadLocalPerInstance::problem);
    }

    private static Problem problem(FieldFact field) {
        return Problem.on(field, List.of())
                .severity(Severity.INFO)
                .message(
                        "Thread-local " + field.key().name()
                                + " is made anew for each object: every thread keeps a value for"
                                + " each of them, and one object's value is not seen through another. Make it static and final.");
    }
}
