package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** Tasks that are waited for with a limit, and that nobody cancels when the time is up: each goes on with its thread. */
final class LeftAfterTimeout {

    private static final String TIMEOUT = "java.util.concurrent.TimeoutException";

    private LeftAfterTimeout() {}

    static Optional<Problem> judge(Inspection inspection, Call call) {
        boolean waits = call.name().equals("get")
                && call.site().arguments().size() == 2
                && call.site().handled().contains(TIMEOUT)
                && inspection.isSubtype(call.owner(), "java.util.concurrent.Future");
        if (!waits || call.method().calls().stream().anyMatch(LeftAfterTimeout::ends)) {
            return Optional.empty();
        }
        return call.site()
                .receiver()
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .filter(future -> isSubmitted(inspection, future) && !isGivenAway(call, future))
                .map(future -> Problem.at(call.method(), call.site())
                        .severity(Severity.INFO)
                        .message(
                                "When the time is up the task goes on all the same, with its thread, and nobody is left who"
                                        + " wants what it gives: call cancel(true) on the future in the clause that takes the"
                                        + " TimeoutException."));
    }

    private static boolean ends(CallSite call) {
        String name = call.target().name();
        return name.equals("cancel") || name.equals("shutdownNow") || name.equals("close");
    }

    /** By this method, to a pool that would heed it. */
    private static boolean isSubmitted(Inspection inspection, Value.Result future) {
        return future.target().name().equals("submit")
                && inspection.isSubtype(future.target().owner(), "java.util.concurrent.ExecutorService");
    }

    /** Somebody else has it too, and may cancel it. */
    private static boolean isGivenAway(Call call, Value.Result future) {
        MethodFact method = call.method();
        return Stream.of(
                        method.returned().stream(),
                        method.accesses().stream().flatMap(access -> access.written().stream()),
                        method.calls().stream().flatMap(other -> other.arguments().stream()))
                .flatMap(values -> values)
                .anyMatch(future::equals);
    }
}
