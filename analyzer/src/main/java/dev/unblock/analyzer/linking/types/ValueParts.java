package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks into value trees. */
public final class ValueParts {

    private ValueParts() {}

    /** The value and everything it is made from. */
    public static Stream<Value> all(Value value) {
        List<Value> all = new ArrayList<>();
        each(value, all::add);
        return all.stream();
    }

    /**
     * Hands out each value that a method's body mentions, and everything that these are made from; no stream, as all bodies are
     * gone through more than once.
     */
    public static void eachIn(MethodFact method, Consumer<Value> look) {
        for (CallSite call : method.calls()) {
            call.receiver().ifPresent(value -> each(value, look));
            call.arguments().forEach(value -> each(value, look));
        }
        for (FieldAccess access : method.accesses()) {
            access.written().ifPresent(value -> each(value, look));
        }
        method.returned().forEach(value -> each(value, look));
    }

    /** The value, then everything it is made from. */
    static void each(Value value, Consumer<Value> look) {
        look.accept(value);
        if (value instanceof Value.Result result) {
            result.receiver().ifPresent(receiver -> each(receiver, look));
            result.arguments().forEach(argument -> each(argument, look));
        } else if (value instanceof Value.FieldRead read) {
            read.object().ifPresent(object -> each(object, look));
        } else {
            listed(value).forEach(part -> each(part, look));
        }
    }

    /** What the value is directly made from. */
    public static Stream<Value> parts(Value value) {
        if (value instanceof Value.Result result) {
            return Stream.concat(result.receiver().stream(), result.arguments().stream());
        }
        if (value instanceof Value.FieldRead read) {
            return read.object().stream();
        }
        return listed(value).stream();
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
