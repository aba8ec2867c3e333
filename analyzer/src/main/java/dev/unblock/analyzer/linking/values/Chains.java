package dev.unblock.analyzer.linking.values;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks along fluent chains: what was called before a call, and what is called on its result. */
public final class Chains {

    private static final int LONGEST = 60;

    private Chains() {}

    /** Calls before this one, nearest first, and at last whatever the chain began with. */
    public static Stream<Value> before(Optional<Value> receiver) {
        return Stream.iterate(receiver, Optional::isPresent, Chains::receiverOf)
                .limit(LONGEST)
                .flatMap(Optional::stream);
    }

    private static Optional<Value> receiverOf(Optional<Value> value) {
        Value at = value.orElseThrow();
        if (at instanceof Value.OneOf either) {
            return either.values().stream().findFirst();
        }
        return at instanceof Value.Result result ? result.receiver() : Optional.empty();
    }

    /** Calls on the result of this one in the same method, nearest first. */
    static List<CallSite> after(MethodFact method, CallSite call) {
        return Stream.iterate(Optional.of(call), Optional::isPresent, at -> next(method, at.orElseThrow()))
                .limit(LONGEST)
                .flatMap(Optional::stream)
                .skip(1)
                .toList();
    }

    /** The names of all calls of the chain that this one is in, the last one first. */
    public static Stream<String> lastFirst(MethodFact method, CallSite call) {
        List<CallSite> after = new ArrayList<>(after(method, call));
        Collections.reverse(after);
        return Stream.concat(
                after.stream().map(next -> next.target().name()),
                before(call.receiver())
                        .filter(Value.Result.class::isInstance)
                        .map(value -> ((Value.Result) value).target().name()));
    }

    private static Optional<CallSite> next(MethodFact method, CallSite call) {
        return method.calls().stream()
                .filter(other -> other.index() > call.index())
                .filter(other -> other.receiver().stream()
                        .flatMap(Value::alternatives)
                        .anyMatch(value -> value instanceof Value.Result result && result.call() == call.index()))
                .findFirst();
    }
}
