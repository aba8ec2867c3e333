package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.List;
import java.util.Set;

/** Tasks that let no exception out: all that may go wrong in them is caught, there or a few steps below. */
final class GuardedTask {

    private static final int DEEPEST = 2;
    private static final Set<String> CATCHES_ALL =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException");

    private GuardedTask() {}

    static boolean is(Inspection inspection, MethodFact task) {
        return isGuarded(inspection, task, DEEPEST);
    }

    /** A clause of the task itself, or of all that it leads to, sees to whatever goes wrong. */
    static boolean seesToErrors(Inspection inspection, MethodFact task) {
        return catchesAll(task) || is(inspection, task) && leadsToClause(inspection, task, DEEPEST);
    }

    private static boolean leadsToClause(Inspection inspection, MethodFact task, int depth) {
        return inspection.program().callees(task.key()).stream()
                .filter(edge -> edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .anyMatch(callee -> catchesAll(callee) || depth > 1 && leadsToClause(inspection, callee, depth - 1));
    }

    private static boolean catchesAll(MethodFact task) {
        return task.catches().stream()
                .anyMatch(clause -> clause.types().stream().anyMatch(CATCHES_ALL::contains));
    }

    private static boolean isGuarded(Inspection inspection, MethodFact task, int depth) {
        return task.calls().stream().noneMatch(call -> isThrown(inspection, task, call))
                && task.calls().stream()
                        .filter(call -> !call.target().isConstructor())
                        .allMatch(call -> call.handled().stream().anyMatch(CATCHES_ALL::contains)
                                || isInClause(task, call.target())
                                || isHarmless(inspection, call.target())
                                || isBoxing(call.target())
                                || isAroundGuarded(inspection, task, call, depth)
                                || depth > 0 && leadsToGuarded(inspection, task, call, depth));
    }

    /** An error that is made here, and neither caught nor given to anybody, such as a logger. */
    private static boolean isThrown(Inspection inspection, MethodFact task, CallSite call) {
        return call.target().isConstructor()
                && inspection.isSubtype(call.target().owner(), "java.lang.Throwable")
                && call.handled().stream().noneMatch(CATCHES_ALL::contains)
                && !isInClause(task, call.target())
                && task.calls().stream()
                        .flatMap(other -> other.arguments().stream())
                        .noneMatch(call::gives);
    }

    /** The work is guarded, and the call only prepares it without waiting, or tidies up after it. */
    private static boolean isAroundGuarded(Inspection inspection, MethodFact task, CallSite call, int depth) {
        return task.calls().stream()
                .filter(other -> other.index() != call.index())
                .filter(other -> other.handled().stream().anyMatch(CATCHES_ALL::contains)
                        || depth > 0 && leadsToGuarded(inspection, task, other, depth))
                .findFirst()
                .filter(guarded -> guarded.index() > call.index()
                                && inspection.slowOrDatabase().at(task, call).isEmpty()
                        || inspection.tries().endingWith(call.site()).isPresent())
                .isPresent();
    }

    /** All that the call can mean is guarded itself. */
    private static boolean leadsToGuarded(Inspection inspection, MethodFact task, CallSite call, int depth) {
        List<CallEdge> edges = inspection.program().callees(task.key(), call).toList();
        return !edges.isEmpty()
                && edges.stream().allMatch(edge -> inspection
                        .program()
                        .method(edge.callee())
                        .filter(callee -> isGuarded(inspection, callee, depth - 1))
                        .isPresent());
    }

    private static boolean isInClause(MethodFact task, MethodKey target) {
        return task.catches().stream().anyMatch(clause -> clause.calls().contains(target));
    }

    /** Of a number for the log, say, which stands nowhere in the sources. */
    private static boolean isBoxing(MethodKey target) {
        return target.name().equals("valueOf") && target.owner().matches("java\\.lang\\.[A-Z][a-z]+");
    }

    /** Logging, plain looks at objects of the JDK and at properties, and tasks that are only handed over. */
    private static boolean isHarmless(Inspection inspection, MethodKey target) {
        String owner = target.owner();
        return owner.endsWith(".Logger")
                || owner.startsWith("java.util.concurrent.atomic.")
                || owner.startsWith("java.time.")
                || owner.equals("org.slf4j.MDC")
                || owner.equals("java.lang.System")
                || owner.equals("java.lang.String")
                || owner.equals("java.lang.Thread")
                || owner.equals("java.io.PrintStream")
                || owner.equals("java.util.concurrent.CompletableFuture")
                        && target.name().matches(".*Async")
                || isProperty(inspection, target)
                || target.name().equals("execute") && inspection.isSubtype(owner, "java.util.concurrent.Executor");
    }

    /** Generated: a property that the class says no more about than its name. */
    private static boolean isProperty(Inspection inspection, MethodKey target) {
        return target.name().matches("(get|is)[A-Z].*")
                && target.parameterTypes().isEmpty()
                && inspection.program().method(target).isEmpty()
                && inspection.program().type(target.owner()).isPresent();
    }
}
