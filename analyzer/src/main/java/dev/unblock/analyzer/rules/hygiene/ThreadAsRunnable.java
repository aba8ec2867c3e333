package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds threads that are handed over as tasks, and so never run as threads. */
final class ThreadAsRunnable implements CallRule {

    private static final String THREAD = "java.lang.Thread";
    private static final Set<String> HANDS_OVER = Set.of(
            "execute", "submit", "schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay", "runAsync", "<init>");
    private static final List<String> RUNS_TASKS = List.of(
            "java.util.concurrent.Executor",
            "org.springframework.core.task.TaskExecutor",
            "org.springframework.scheduling.TaskScheduler",
            "java.util.concurrent.CompletableFuture",
            THREAD);

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A Thread is handed to an executor or another thread as a mere Runnable, and is never started.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean hands = HANDS_OVER.contains(call.name())
                && RUNS_TASKS.stream().anyMatch(type -> inspection.isSubtype(call.owner(), type))
                && !isConstructorOfSubclass(call);
        return hands
                ? call.site().arguments().stream()
                        .limit(2)
                        .flatMap(argument -> threadType(inspection, call.method(), argument).stream())
                        .findFirst()
                        .map(type -> problem(call, type))
                : Optional.empty();
    }

    /** What a thread class of the project's own does with a thread it is given is its own business. */
    private static boolean isConstructorOfSubclass(Call call) {
        return call.site().target().isConstructor() && !call.owner().equals(THREAD);
    }

    private static Optional<String> threadType(Inspection inspection, MethodFact method, Value value) {
        return type(method, value)
                .filter(type -> inspection.isSubtype(type, THREAD))
                .filter(type -> !isCurrent(value));
    }

    private static boolean isCurrent(Value value) {
        return value instanceof Value.Result result && result.target().name().equals("currentThread");
    }

    private static Optional<String> type(MethodFact method, Value value) {
        if (value instanceof Value.Allocation made) {
            return Optional.of(made.type());
        }
        if (value instanceof Value.FieldRead read) {
            return Optional.of(read.type());
        }
        if (value instanceof Value.Result result) {
            return Optional.of(result.target().returnType());
        }
        return value instanceof Value.Parameter parameter
                        && parameter.index() < method.parameters().size()
                ? Optional.of(method.parameters().get(parameter.index()).type())
                : Optional.empty();
    }

    private static Problem problem(Call call, String type) {
        CallSite site = call.site();
        String to =
                site.target().isConstructor() ? "another Thread" : site.target().name();
        return Problem.at(call.method(), site)
                .severity(Severity.LOW)
                .message("The " + type.substring(type.lastIndexOf('.') + 1) + " handed to " + to
                        + " is a Thread, but only its run() is called, on another thread: its own name, priority and"
                        + " interrupt() do nothing, and isInterrupted() asks a thread that never ran. Implement Runnable"
                        + " instead.");
    }
}
