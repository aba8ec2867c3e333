package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks into value trees. */
final class ValueParts {

    private ValueParts() {}

    /** The value and everything it is made from. */
    static Stream<Value> all(Value value) {
        return Stream.concat(Stream.of(value), parts(value).flatMap(ValueParts::all));
    }

    /** What the value is directly made from. */
    static Stream<Value> parts(Value value) {
        if (value instanceof Value.Result result) {
            return Stream.concat(result.receiver().stream(), result.arguments().stream());
        }
        if (value instanceof Value.FieldRead read) {
            return read.object().stream();
        }
        return listed(value).stream();
    }

    /** The top values that a method's body mentions: receivers, arguments, what it writes and returns. */
    static Stream<Value> mentioned(MethodFact method) {
        Stream<Value> calls = method.calls().stream()
                .flatMap(call -> Stream.concat(call.receiver().stream(), call.arguments().stream()));
        Stream<Value> writes =
                method.accesses().stream().map(FieldAccess::written).flatMap(Optional::stream);
        return Stream.of(calls, writes, method.returned().stream()).flatMap(values -> values);
    }

    private static Collection<Value> listed(Value value) {
        if (value instanceof Value.Allocation made) {
            return made.arguments();
        }
        if (value instanceof Value.Functional lambda) {
            return lambda.captured();
        }
        if (value instanceof Value.Computed computed) {
            return computed.operands();
        }
        return value instanceof Value.OneOf either ? either.values() : List.of();
    }
}
