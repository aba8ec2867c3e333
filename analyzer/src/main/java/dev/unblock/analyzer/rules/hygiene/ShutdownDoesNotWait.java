package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds pools that are shut down without waiting for the work that is still under way. */
final class ShutdownDoesNotWait implements CallRule {

    private static final String EXECUTOR = "java.util.concurrent.ExecutorService";
    private static final String SPRING = "org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor";
    private static final Set<String> WAITS =
            Set.of("awaitTermination", "close", "invokeAll", "isTerminated", "awaitQuiescence");
    private static final Set<String> SPRING_WAITS =
            Set.of("setWaitForTasksToCompleteOnShutdown", "setAwaitTerminationSeconds", "setAwaitTerminationMillis");
    private static final Set<String> GIVES_WORK = Set.of("submit", "execute");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A pool is shut down and nobody waits for the tasks that it still has.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return isUnawaited(inspection, call) || isUnawaitedBean(call)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.INFO)
                        .message(
                                "Nobody waits for the tasks that this pool still has when it is shut down: the process ends in the"
                                        + " middle of them, or what they need is gone. Wait with awaitTermination and a limit (Spring:"
                                        + " setWaitForTasksToCompleteOnShutdown and setAwaitTerminationSeconds)."))
                : Optional.empty();
    }

    /** Kept in a field, given work that it only hands over, and ended without a look back. */
    private static boolean isUnawaited(Inspection inspection, Call call) {
        boolean ends = call.name().equals("shutdown") && inspection.isSubtype(call.owner(), EXECUTOR);
        Optional<FieldKey> pool = Values.receiverField(call.site());
        if (!ends || pool.isEmpty() || !(Lifecycle.ends(call.method()) || isAtTheEnd(call.method()))) {
            return false;
        }
        List<Call> calls = inspection.callsOn(pool.get());
        return calls.stream().anyMatch(other -> GIVES_WORK.contains(other.name()))
                && calls.stream().noneMatch(other -> WAITS.contains(other.name()))
                && call.method().calls().stream().noneMatch(other -> isGiven(other, pool.get()));
    }

    private static boolean isAtTheEnd(MethodFact method) {
        return method.annotations().stream()
                .anyMatch(annotation -> annotation.type().endsWith(".PreDestroy"));
    }

    /** Handed to somebody who may well wait for it. */
    private static boolean isGiven(CallSite call, FieldKey pool) {
        return call.arguments().stream()
                .anyMatch(
                        argument -> Values.field(argument).filter(pool::equals).isPresent());
    }

    private static boolean isUnawaitedBean(Call call) {
        boolean made = ExecutorCalls.makes(call, SPRING)
                && call.method().annotations().stream()
                        .anyMatch(
                                annotation -> annotation.type().equals("org.springframework.context.annotation.Bean"));
        return made
                && call.method().calls().stream()
                        .map(other -> other.target().name())
                        .noneMatch(SPRING_WAITS::contains);
    }
}
