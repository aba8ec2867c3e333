package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.Optional;
import java.util.stream.Stream;

/** Elements that a query gave: as many as there are rows, which grow with the data, and could have come with more. */
final class QueriedElements {

    private QueriedElements() {}

    /** The loop or stream around the call goes through them, as far as what the call is given tells. */
    static boolean areGoneThrough(Inspection inspection, Call call) {
        MethodFact method = call.method();
        boolean here = Stream.concat(call.site().receiver().stream(), call.site().arguments().stream())
                .flatMap(Value::parts)
                .flatMap(QueriedElements::withOwner)
                .flatMap(value -> gone(value).stream())
                .anyMatch(all -> isQueried(inspection, method, all));
        return here || areStreamed(inspection, method, call.site()) || areGivenToLambda(inspection, method);
    }

    /** {@code orders.findAll().forEach(order -> …)}, seen from inside the lambda. */
    private static boolean areGivenToLambda(Inspection inspection, MethodFact lambda) {
        return lambda.writtenIn().isPresent()
                && inspection.program().callers(lambda.key()).stream()
                        .filter(edge -> edge.hop().isSameThread())
                        .anyMatch(edge -> inspection
                                .program()
                                .method(edge.caller())
                                .filter(caller -> areStreamed(inspection, caller, edge.site()))
                                .isPresent());
    }

    private static boolean areStreamed(Inspection inspection, MethodFact method, CallSite step) {
        return inspection.repeats().perElement(method, step).isPresent()
                && step.receiver()
                        .filter(all -> isQueried(inspection, method, all))
                        .isPresent();
    }

    /** {@code row.id} is as much of the row as {@code row.getId()}. */
    private static Stream<Value> withOwner(Value value) {
        return value instanceof Value.FieldRead read
                ? Stream.concat(Stream.of(value), read.object().stream().flatMap(Value::parts))
                : Stream.of(value);
    }

    /** What the value is an element of. */
    private static Optional<Value> gone(Value value) {
        if (value instanceof Value.Computed computed && computed.operands().size() == 1) {
            return Optional.of(computed.operands().get(0));
        }
        return value instanceof Value.Result result && result.target().name().equals("next")
                ? result.receiver()
                : Optional.empty();
    }

    private static boolean isQueried(Inspection inspection, MethodFact method, Value all) {
        return all.alternatives()
                .flatMap(Values::chain)
                .flatMap(link -> method.calls().stream().filter(call -> call.gives(link)))
                .filter(call -> inspection.repeats().perElement(method, call).isEmpty())
                .anyMatch(call -> inspection.queries().at(method, call).isPresent());
    }
}
