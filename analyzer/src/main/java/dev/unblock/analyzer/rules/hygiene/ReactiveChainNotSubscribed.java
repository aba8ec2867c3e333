package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
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

final class ReactiveChainNotSubscribed implements CallRule {

    private static final Set<String> WRAPS = Set.of("just", "justOrEmpty", "empty", "error");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A Mono or Flux is made and dropped: nothing happens.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return Futures.isPublisher(inspection, call.site().target().returnType())
                        && Futures.isDropped(call.method(), call.site())
                        && !isValueKept(call)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(givesWrappedValue(inspection, call) ? Severity.INFO : Severity.HIGH)
                        .message("Nobody subscribes to what " + call.name()
                                + " returns, so that it never runs. Return it, or chain it into what is returned."))
                : Optional.empty();
    }

    /** A method of the project does its work at once, and wraps what came of it for the sake of its signature. */
    private static boolean givesWrappedValue(Inspection inspection, Call call) {
        List<Value> given = inspection
                .program()
                .callees(call.method().key(), call.site())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .flatMap(method -> method.returned().stream())
                .flatMap(Value::alternatives)
                .toList();
        return !given.isEmpty()
                && given.stream()
                        .allMatch(value -> value instanceof Value.Result made
                                && WRAPS.contains(made.target().name())
                                && made.receiver().isEmpty()
                                && Futures.isPublisher(inspection, made.target().owner()));
    }

    /** A value that is only wrapped has no work that could be missed, wherever it goes, as into an array. */
    private static boolean isValueKept(Call call) {
        return call.site().result() == CallSite.Outcome.USED && WRAPS.contains(call.name());
    }
}
