package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds repeated tasks whose first exception is their end. */
final class ScheduledTaskDiesSilently implements CallRule {

    private static final int DEEPEST = 2;
    private static final String TIMER = "java.util.Timer";
    private static final Set<String> REPEATS = Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay");
    private static final Set<String> CATCHES_ALL =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A repeated task is never run again after its first exception, and nobody is told.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean timer = call.name().startsWith("schedule") && inspection.isSubtype(call.owner(), TIMER);
        boolean repeats = REPEATS.contains(call.name())
                && inspection.isSubtype(call.owner(), "java.util.concurrent.ScheduledExecutorService");
        if (!timer && !repeats || isPassedOn(inspection, call) || isGuarded(inspection, call)) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.at(call.method(), call.site())
                        .message(
                                timer
                                        ? "One exception in any task of this Timer ends its only thread, and with it all its other tasks."
                                                + " Use a ScheduledExecutorService, and catch and log inside the task."
                                        : "The first exception that this task lets out is its last run: it is never started again, and the"
                                                + " exception stays in a future that nobody reads. Catch and log inside the task."));
    }

    /** An executor of the project's own gives what it is given to another one. */
    private static boolean isPassedOn(Inspection inspection, Call call) {
        return call.method().key().name().equals(call.name())
                && inspection.isSubtype(call.method().named().owner(), "java.util.concurrent.ScheduledExecutorService");
    }

    /** The task catches what may go wrong in it, or nothing can. */
    private static boolean isGuarded(Inspection inspection, Call call) {
        List<MethodFact> tasks = inspection.program().callees(call.method().key()).stream()
                .filter(edge -> edge.site().index() == call.site().index())
                .map(CallEdge::callee)
                .flatMap(task -> inspection.program().method(task).stream())
                .toList();
        return isGuardedByItsType(inspection, call)
                || !tasks.isEmpty() && tasks.stream().allMatch(task -> isGuarded(inspection, task, DEEPEST))
                || tasks.isEmpty() && !inspection.isSubtype(call.owner(), TIMER);
    }

    /** A task of a type that inherits run() and fills in the steps: all that it adds is guarded. */
    private static boolean isGuardedByItsType(Inspection inspection, Call call) {
        return call.site().arguments().stream()
                .filter(Value.Allocation.class::isInstance)
                .flatMap(made -> inspection.program().type(((Value.Allocation) made).type()).stream())
                .map(TypeFact::methods)
                .map(methods -> methods.stream()
                        .filter(method -> !method.key().name().endsWith("init>"))
                        .toList())
                .filter(own -> !own.isEmpty()
                        && own.stream().noneMatch(method -> method.key().name().equals("run")))
                .anyMatch(own -> own.stream().allMatch(method -> isGuarded(inspection, method, DEEPEST)));
    }

    private static boolean isGuarded(Inspection inspection, MethodFact task, int depth) {
        return task.calls().stream()
                .filter(call -> !call.target().isConstructor())
                .allMatch(call -> call.handled().stream().anyMatch(CATCHES_ALL::contains)
                        || isInClause(task, call.target())
                        || isHarmless(inspection, call.target())
                        || isBoxing(call.target())
                        || isAroundGuarded(inspection, task, call)
                        || depth > 0 && leadsToGuarded(inspection, task, call, depth));
    }

    /** The work is guarded, and the call only prepares it without waiting, or tidies up after it. */
    private static boolean isAroundGuarded(Inspection inspection, MethodFact task, CallSite call) {
        return task.calls().stream()
                .filter(other -> other.handled().stream().anyMatch(CATCHES_ALL::contains))
                .findFirst()
                .filter(guarded -> guarded.index() > call.index()
                                && inspection.slowOrDatabase().at(task, call).isEmpty()
                        || inspection.tries().endingWith(call.site()).isPresent())
                .isPresent();
    }

    /** All that the call can mean is guarded itself. */
    private static boolean leadsToGuarded(Inspection inspection, MethodFact task, CallSite call, int depth) {
        List<CallEdge> edges = inspection.program().callees(task.key()).stream()
                .filter(edge -> edge.site().index() == call.index())
                .toList();
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
