package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class ThreadLocalRandomKept implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A field or task keeps the random generator of the thread that happened to ask for it.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> kept = inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .flatMap(field -> {
                    List<Use> keeping = inspection.accesses().uses(field.key()).stream()
                            .filter(ThreadLocalRandomKept::isKept)
                            .toList();
                    return keeping.isEmpty() ? Stream.empty() : Stream.of(problem(field, keeping));
                });
        return Stream.concat(kept, inspection.methods().flatMap(method -> takenAlong(inspection, method)));
    }

    private static boolean isKept(Use use) {
        return use.access().written().stream().flatMap(Value::alternatives).anyMatch(ThreadLocalRandomKept::isCurrent);
    }

    private static boolean isCurrent(Value value) {
        return value instanceof Value.Result result
                && result.target().owner().equals("java.util.concurrent.ThreadLocalRandom")
                && result.target().name().equals("current");
    }

    /** Captured by code that another thread runs. */
    private static Stream<Problem> takenAlong(Inspection inspection, MethodFact method) {
        return inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .map(CallEdge::site)
                .filter(call -> Values.functions(call)
                        .anyMatch(task -> task.captured().stream().anyMatch(ThreadLocalRandomKept::isCurrent)))
                .distinct()
                .map(call -> Problem.at(method, call)
                        .severity(Severity.MEDIUM)
                        .message(
                                "The task handed over here takes the ThreadLocalRandom of this thread along: both threads"
                                        + " can draw the same numbers, without being told. Call ThreadLocalRandom.current() in the"
                                        + " task."));
    }

    private static Problem problem(FieldFact field, List<Use> keeping) {
        return Problem.on(
                        field,
                        keeping.stream()
                                .map(use -> use.method().key())
                                .distinct()
                                .toList())
                .severity(Severity.MEDIUM)
                .message("Field " + field.key().name()
                        + " keeps the ThreadLocalRandom of the thread that filled it: other"
                        + " threads that use it can draw the same numbers, without being told. Call"
                        + " ThreadLocalRandom.current() at each use.")
                .related(keeping.stream().map(FieldRule::location).distinct().toList());
    }
}
