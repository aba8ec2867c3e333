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
        if (setters.isEmpty() || calls.stream().anyMatch(call -> call.name().equals("remove"))) {
            return Stream.empty();
        }
        if (calls.stream().anyMatch(ThreadLocalNotRemoved::isCleared)) {
            return Stream.of(cleared(field, setters));
        }
        return Stream.of(Problem.on(field, setters)
                .severity(inspection.accesses().isConcurrent(setters) ? Severity.HIGH : Severity.MEDIUM)
                .message(Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name()
                        + " is set and never removed: threads are pooled, so that the next request on this thread finds the"
                        + " value of the last one, and the memory is never freed. Remove it in a finally block."));
    }

    /** The value is gone, the entry for it is not. */
    private static Problem cleared(FieldFact field, List<MethodKey> setters) {
        return Problem.on(field, setters)
                .severity(Severity.INFO)
                .message(
                        Descriptors.simpleName(field.key().owner()) + "."
                                + field.key().name()
                                + " is set to null but never removed: each pooled thread keeps an empty entry for it. Call remove().");
    }

    /** {@code set(null)} is not quite remove: it leaves an entry behind, but no value. */
    private static boolean isCleared(Call call) {
        return call.name().equals("set") && call.site().arguments().stream().anyMatch(Values::isNull);
    }
}
