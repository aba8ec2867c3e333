package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.Value;
import java.util.stream.Stream;

/** A value and what it is made of. */
final class ValueTree {

    private ValueTree() {}

    /** The value itself first. */
    static Stream<Value> parts(Value value) {
        return Stream.concat(Stream.of(value), children(value).flatMap(ValueTree::parts));
    }

    private static Stream<Value> children(Value value) {
        if (value instanceof Value.Result result) {
            return Stream.concat(result.receiver().stream(), result.arguments().stream());
        }
        if (value instanceof Value.Allocation made) {
            return made.arguments().stream();
        }
        if (value instanceof Value.Computed computed) {
            return computed.operands().stream();
        }
        return value instanceof Value.OneOf one ? one.values().stream() : Stream.empty();
    }
}
