package dev.unblock.analyzer.source.bodies;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps value trees small, and compares them. */
final class Values {

    private static final int DEEPEST = 40;

    /** Parts of a value. */
    static final int LARGEST = 250;

    private Values() {}

    /** The value, or what is known of it where its tree would become too large. */
    static Value bounded(Value value, Optional<TypeRef> type) {
        return size(value, 0, 0) > LARGEST ? new Value.Unknown(type.map(TypeRef::name)) : value;
    }

    static Value oneOf(List<Value> values) {
        List<Value> distinct =
                values.stream().flatMap(Value::alternatives).distinct().toList();
        return distinct.size() == 1 ? distinct.get(0) : new Value.OneOf(distinct);
    }

    /** {@code rw.readLock()} called twice gives one lock, although it is two calls. */
    static boolean sameLock(Value first, Value second) {
        if (first instanceof Value.Result one && second instanceof Value.Result other) {
            return one.target().equals(other.target())
                    && one.receiver().equals(other.receiver())
                    && one.arguments().equals(other.arguments());
        }
        return first.equals(second);
    }

    private static int size(Value value, int depth, int before) {
        int size = before + 1;
        if (depth > DEEPEST || size > LARGEST) {
            return LARGEST + 1;
        }
        for (Value part : parts(value)) {
            size = size(part, depth + 1, size);
        }
        return size;
    }

    private static List<Value> parts(Value value) {
        if (value instanceof Value.Result result) {
            return Stream.concat(result.receiver().stream(), result.arguments().stream())
                    .toList();
        }
        if (value instanceof Value.Allocation made) {
            return made.arguments();
        }
        if (value instanceof Value.FieldRead read) {
            return read.object().stream().toList();
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
