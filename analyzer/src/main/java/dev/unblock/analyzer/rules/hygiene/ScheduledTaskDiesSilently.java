package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds repeated tasks whose first exception is their end. */
final class ScheduledTaskDiesSilently implements CallRule {

    private static final String TIMER = "java.util.Timer";
    private static final Set<String> REPEATS = Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay");

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
        if (!timer && !repeats || isPassedOn(inspection, call)) {
            return Optional.empty();
        }
        List<MethodFact> tasks = tasks(inspection, call);
        if (tasks.isEmpty() && repeats || isGuarded(inspection, call, tasks)) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.at(call.method(), call.site())
                        .severity(tasks.isEmpty() ? Severity.INFO : Severity.MEDIUM)
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

    /** What the executor will run; none where the task is of a type, or comes from a place, that is not at hand. */
    private static List<MethodFact> tasks(Inspection inspection, Call call) {
        return inspection
                .program()
                .callees(call.method().key(), call.site())
                .map(CallEdge::callee)
                .flatMap(task -> inspection.program().method(task).stream())
                .toList();
    }

    /** The task catches what may go wrong in it, or nothing can. */
    private static boolean isGuarded(Inspection inspection, Call call, List<MethodFact> tasks) {
        return isGuardedByItsType(inspection, call)
                || !tasks.isEmpty() && tasks.stream().allMatch(task -> GuardedTask.is(inspection, task));
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
                .anyMatch(own -> own.stream().allMatch(method -> GuardedTask.is(inspection, method)));
    }
}
