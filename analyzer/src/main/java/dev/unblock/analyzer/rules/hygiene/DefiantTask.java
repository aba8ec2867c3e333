package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.LoopFact.Drive;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.Set;
import java.util.stream.Stream;

/** Tasks that wait in a loop, catch the interrupt in it, and go on with the next turn all the same. */
final class DefiantTask {

    private static final String INTERRUPTED = "java.lang.InterruptedException";
    private static final Set<Use> ENDS = Set.of(Use.RETHROWN, Use.RETURNS, Use.INTERRUPT_RESTORED);
    private static final Set<String> FLAGS =
            Set.of("boolean", "java.lang.Boolean", "java.util.concurrent.atomic.AtomicBoolean");

    private DefiantTask() {}

    static boolean is(Inspection inspection, MethodKey task) {
        return inspection.program().method(task).stream()
                .anyMatch(method -> method.catches().stream().anyMatch(clause -> goesOn(inspection, method, clause)));
    }

    private static boolean goesOn(Inspection inspection, MethodFact method, CatchFact clause) {
        return clause.types().contains(INTERRUPTED)
                && clause.uses().stream().noneMatch(ENDS::contains)
                && clause.calls().stream().noneMatch(called -> called.name().equals("exit"))
                && inspection
                        .repeats()
                        .innermost(clause.site())
                        .filter(loop -> loop.drive() == Drive.CONDITION
                                && loop.once().stream()
                                        .noneMatch(end ->
                                                end.firstLine() == clause.site().line())
                                && !asks(inspection, method, loop))
                        .isPresent();
    }

    /** What ends the loop may be asked of a field or of a method, and set together with the interrupt. */
    private static boolean asks(Inspection inspection, MethodFact method, LoopFact loop) {
        Stream<String> given = method.calls().stream()
                .filter(call -> loop.body().holds(call.site()))
                .map(call -> call.target().returnType());
        Stream<String> read = method.accesses().stream()
                .filter(access -> loop.body().holds(access.site()))
                .map(access -> typeOf(inspection, access.field()));
        return Stream.concat(given, read).anyMatch(FLAGS::contains);
    }

    private static String typeOf(Inspection inspection, FieldKey field) {
        return inspection.program().type(field.owner()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(declared -> declared.key().equals(field))
                .map(FieldFact::type)
                .findFirst()
                .orElse(field.owner().startsWith("java.") ? "" : "boolean");
    }
}
