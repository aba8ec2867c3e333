package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class ThreadLocalNotRemoved implements Rule {

    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A value is left on a pooled thread, where the next task finds it.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.STATIC) && inspection.isSubtype(field.type(), THREAD_LOCAL))
                .flatMap(field -> problem(inspection, field));
    }

    private static Stream<Problem> problem(Inspection inspection, FieldFact field) {
        List<Call> calls = inspection.callsOn(field.key());
        List<MethodKey> setters = calls.stream()
                .filter(call -> call.name().equals("set") && !isCleared(call))
                .map(call -> call.method().key())
                .distinct()
                .toList();
        boolean removed = calls.stream().anyMatch(call -> call.name().equals("remove") || isCleared(call));
        if (setters.isEmpty() || removed) {
            return Stream.empty();
        }
        return Stream.of(Problem.on(field, setters)
                .severity(inspection.accesses().isConcurrent(setters) ? Severity.HIGH : Severity.MEDIUM)
                .message(Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name()
                        + " is set and never removed: threads are pooled, so that the next request on this thread finds the"
                        + " value of the last one, and the memory is never freed. Remove it in a finally block."));
    }

    /** {@code set(null)} is not quite remove, but leaves nothing behind. */
    private static boolean isCleared(Call call) {
        return call.name().equals("set") && call.site().arguments().stream().anyMatch(Values::isNull);
    }
}
