package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scheduled methods that only hand their work to a pool: for the scheduler they are over at once, and it starts the next run beside the last. */
final class HandedOnJobs {

    private static final Set<String> GUARDS =
            Set.of("compareAndSet", "tryLock", "tryAcquire", "getAndSet", "weakCompareAndSet", "isDone", "isRunning");
    private static final Set<String> AWAITS =
            Set.of("get", "join", "await", "awaitTermination", "invokeAll", "block", "acquire");

    private HandedOnJobs() {}

    static Optional<Problem> judge(Inspection inspection, MethodFact method) {
        if (SpringAnnotations.own(inspection, method, SpringAnnotations.SCHEDULED)
                        .isEmpty()
                || isGuarded(method)) {
            return Optional.empty();
        }
        List<CallEdge> handed = inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread() && edge.site().result() != CallSite.Outcome.USED)
                .filter(edge -> inspection.program().method(edge.callee()).stream()
                        .anyMatch(task -> !isGuarded(task) && waits(inspection, task)))
                .toList();
        return handed.stream().findFirst().map(edge -> Problem.at(method, edge.site())
                .severity(Severity.LOW)
                .message(
                        "The scheduled method hands its work to another thread and is over: the next run starts whether or not this one"
                                + " is done, and slow ones pile up. Do the work here and give the scheduler threads, or keep a flag that says"
                                + " it runs."));
    }

    private static boolean isGuarded(MethodFact method) {
        return method.calls().stream()
                .map(call -> call.target().name())
                .anyMatch(name -> GUARDS.contains(name) || AWAITS.contains(name));
    }

    private static boolean waits(Inspection inspection, MethodFact task) {
        return !inspection.waits().in(task.key()).isEmpty()
                || task.calls().stream()
                        .anyMatch(call -> inspection.slow().at(task, call).isPresent());
    }
}
