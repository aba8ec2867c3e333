package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LoopFact.Drive;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Made;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tasks that go on in a loop and could not notice an interrupt: they wait for nothing and never look at the flag. */
final class DeafTask {

    private static final Set<String> LOOKS = Set.of("isInterrupted", "interrupted");

    private DeafTask() {}

    /** The value is what {@code submit} gave for such a task. */
    static boolean isSubmitted(Inspection inspection, Made future) {
        if (!(future.value() instanceof Value.Result result)
                || !result.target().name().equals("submit")
                || !inspection.isSubtype(result.target().owner(), "java.util.concurrent.Executor")) {
            return false;
        }
        return inspection
                .program()
                .callees(future.method(), result.call())
                .filter(edge -> !edge.hop().isSameThread())
                .map(CallEdge::callee)
                .anyMatch(task -> isDeaf(inspection, task) || DefiantTask.is(inspection, task));
    }

    /** The thread runs such a task. */
    static boolean isRunBy(Inspection inspection, Made thread) {
        return thread.value() instanceof Value.Allocation made
                && made.type().equals("java.lang.Thread")
                && made.arguments().stream()
                        .flatMap(Value::alternatives)
                        .filter(Value.Functional.class::isInstance)
                        .map(task -> ((Value.Functional) task).implementation())
                        .anyMatch(task -> isDeaf(inspection, task) || DefiantTask.is(inspection, task));
    }

    private static boolean isDeaf(Inspection inspection, MethodKey task) {
        Set<MethodKey> reached = new HashSet<>();
        Deque<MethodKey> next = new ArrayDeque<>(Set.of(task));
        boolean goesOn = false;
        while (!next.isEmpty()) {
            Optional<MethodFact> method = inspection.program().method(next.remove());
            if (method.isEmpty() || !reached.add(method.get().key())) {
                continue;
            }
            if (mayNotice(inspection, method.get())) {
                return false;
            }
            goesOn |= loopsOnACondition(inspection, method.get());
            inspection.program().callees(method.get().key()).stream()
                    .map(CallEdge::callee)
                    .forEach(next::add);
        }
        return goesOn;
    }

    private static boolean mayNotice(Inspection inspection, MethodFact method) {
        return !inspection.waits().in(method.key()).isEmpty()
                || method.calls().stream().anyMatch(DeafTask::mayNotice);
    }

    /** A call into a library that is not the JDK's may do anything. */
    private static boolean mayNotice(CallSite call) {
        return LOOKS.contains(call.target().name()) || call.dispatch() == CallSite.Dispatch.INTERFACE && !isJdk(call);
    }

    private static boolean isJdk(CallSite call) {
        return call.target().owner().startsWith("java.");
    }

    /** Loops over elements end by themselves; a flag that the maker of the task sets is another way to end one. */
    private static boolean loopsOnACondition(Inspection inspection, MethodFact method) {
        return inspection
                .loopsIn(method.site().file())
                .filter(loop -> loop.line() >= method.site().line() && loop.line() <= method.endLine())
                .filter(loop -> loop.drive() == Drive.CONDITION)
                .anyMatch(loop -> method.accesses().stream()
                        .noneMatch(access -> loop.body().holds(access.site())));
    }
}
