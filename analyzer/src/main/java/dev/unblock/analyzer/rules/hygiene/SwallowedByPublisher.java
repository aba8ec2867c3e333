package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Errors of publishers that nobody hears of: made into nothing, or left to the library's last resort. */
final class SwallowedByPublisher {

    private static final Set<String> NOTHING = Set.of("empty", "just", "justOrEmpty");
    private static final Set<String> TURNS_ALL = Set.of("onErrorReturn", "onErrorReturnItem", "onErrorComplete");
    private static final Set<String> RESUMES = Set.of("onErrorResume", "onErrorResumeNext");
    private static final Pattern LOOKS_OR_HANDLES =
            Pattern.compile("doOnError|doOnEach|onError\\w*|log|materialize|retry\\w*");
    /** Its subscriptions are made in two steps, of which the second is told of errors. */
    private static final String MUTINY = "io.smallrye.mutiny.";

    private SwallowedByPublisher() {}

    static Optional<Problem> judge(Inspection inspection, Call call) {
        if (!Futures.isPublisher(inspection, call.owner()) || call.owner().startsWith(MUTINY)) {
            return Optional.empty();
        }
        return lost(inspection, call).filter(lost -> !isLookedAtBefore(call.site()));
    }

    private static Optional<Problem> lost(Inspection inspection, Call call) {
        if (turnsAll(call.site())
                || goesOnWithoutALook(inspection, call)
                || RESUMES.contains(call.name()) && resumesWithNothing(inspection, call.site())) {
            return Optional.of(problem(
                    call,
                    "Every error becomes a value or nothing here, without a trace: bugs look like empty results. Log it with"
                            + " doOnError, and turn only those errors into values that are expected."));
        }
        return call.name().equals("subscribe") && isWithoutErrorHandler(call.site())
                ? Optional.of(problem(
                        call,
                        "Nobody is told when this ends in an error but the library's hook for errors that were dropped. Give"
                                + " subscribe a function for errors."))
                : Optional.empty();
    }

    private static Problem problem(Call call, String message) {
        return Problem.at(call.method(), call.site()).severity(Severity.INFO).message(message);
    }

    private static boolean isLookedAtBefore(CallSite call) {
        return call.receiver().stream()
                .flatMap(Values::chain)
                .anyMatch(link -> LOOKS_OR_HANDLES.matcher(link.target().name()).matches());
    }

    /** Of every kind: a type or a condition would be an argument before. */
    private static boolean turnsAll(CallSite call) {
        String name = call.target().name();
        return TURNS_ALL.contains(name) && call.arguments().size() == (name.equals("onErrorComplete") ? 0 : 1);
    }

    private static boolean resumesWithNothing(Inspection inspection, CallSite call) {
        return call.arguments().size() == 1
                && Values.functions(call)
                        .flatMap(function -> inspection.program().method(function.implementation()).stream())
                        .anyMatch(handler -> SwallowedAsyncException.ignoresItsArgument(handler)
                                && givesNothing(inspection, handler));
    }

    /** All that the handler does is to wrap a value: no other call that could tell somebody. */
    private static boolean givesNothing(Inspection inspection, MethodFact handler) {
        List<CallSite> calls = handler.calls();
        return calls.size() == 1
                && NOTHING.contains(calls.get(0).target().name())
                && Futures.isPublisher(inspection, calls.get(0).target().owner());
    }

    /** {@code onErrorContinue((error, value) -> {})}. */
    private static boolean goesOnWithoutALook(Inspection inspection, Call call) {
        return call.name().equals("onErrorContinue")
                && call.site().arguments().size() == 1
                && Values.functions(call.site())
                        .flatMap(function -> inspection.program().method(function.implementation()).stream())
                        .anyMatch(handler -> handler.calls().isEmpty());
    }

    private static boolean isWithoutErrorHandler(CallSite call) {
        List<Value> arguments = call.arguments();
        return arguments.isEmpty() || arguments.size() == 1 && arguments.get(0) instanceof Value.Functional;
    }
}
