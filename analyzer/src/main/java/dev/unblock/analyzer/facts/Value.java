package dev.unblock.analyzer.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from, as far as its own method tells.
 *
 * <p>Values are small trees: {@code Executors.newFixedThreadPool(4)} is a {@link Result} with a {@link Constant}
 * argument. They are cut to {@link Unknown} past a fixed depth.
 */
public sealed interface Value {

    /** All values this one can be: the alternatives of a {@link OneOf}, else itself. */
    default Stream<Value> alternatives() {
        return Stream.of(this);
    }

    /** The value and all it is computed from, itself first; what a lambda captured and the object of a field are none. */
    default Stream<Value> parts() {
        List<Value> parts = new ArrayList<>();
        addParts(parts);
        return parts.stream();
    }

    /** Whether the other is the value itself or one it is computed from. */
    default boolean contains(Value other) {
        return parts().anyMatch(other::equals);
    }

    /** No stream of streams: all values are looked through, by many rules. */
    private void addParts(List<Value> parts) {
        parts.add(this);
        if (this instanceof Result result) {
            result.receiver.ifPresent(receiver -> receiver.addParts(parts));
            addParts(result.arguments, parts);
        } else if (this instanceof Allocation made) {
            addParts(made.arguments, parts);
        } else if (this instanceof Computed computed) {
            addParts(computed.operands, parts);
        } else if (this instanceof OneOf one) {
            addParts(one.values, parts);
        }
    }

    private static void addParts(List<Value> values, List<Value> parts) {
        for (Value value : values) {
            value.addParts(parts);
        }
    }

    /** A literal or compile-time constant; {@code text} is {@code null} for the null literal written out. */
    record Constant(String type, String text) implements Value {}

    /** The object whose method runs. */
    record Self() implements Value {}

    /** A parameter, from 0. */
    record Parameter(int index) implements Value {

        /** Written out for speed, as that of {@link MethodKey}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || other instanceof Parameter that && index == that.index;
        }

        @Override
        public int hashCode() {
            return index;
        }
    }

    /** A new object (or array, with {@code []}). */
    record Allocation(String type, List<Value> arguments) implements Value {

        public Allocation {
            arguments = List.copyOf(arguments);
        }

        /** Written out for speed, as that of {@link MethodKey}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Allocation that && type.equals(that.type) && arguments.equals(that.arguments);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + arguments.hashCode();
        }
    }

    /** What a call returned. {@code call} is the {@link CallSite#index()} in the same method, -1 where cut off. */
    record Result(int call, MethodKey target, Optional<Value> receiver, List<Value> arguments) implements Value {

        public Result {
            arguments = List.copyOf(arguments);
        }

        /** Of the call alone, which tells most results apart: chains of calls are deep. */
        @Override
        public int hashCode() {
            return 31 * call + target.hashCode();
        }

        /** Written out for speed, as that of {@link MethodKey}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Result that
                            && call == that.call
                            && target.equals(that.target)
                            && receiver.equals(that.receiver)
                            && arguments.equals(that.arguments);
        }
    }

    /** What a field held. {@code object} is absent for static fields. */
    record FieldRead(FieldKey field, String type, Optional<Value> object) implements Value {

        /** Written out for speed, as that of {@link MethodKey}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof FieldRead that
                            && field.equals(that.field)
                            && type.equals(that.type)
                            && object.equals(that.object);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * field.hashCode() + type.hashCode()) + object.hashCode();
        }
    }

    /**
     * A lambda or method reference.
     *
     * @param implementation the lambda's body or the referenced method
     * @param type functional interface, with dots
     * @param captured values that it captured; of a bound method reference, the receiver
     */
    record Functional(MethodKey implementation, String type, List<Value> captured) implements Value {

        public Functional {
            captured = List.copyOf(captured);
        }

        /** Written out for speed, as that of {@link MethodKey}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Functional that
                            && implementation.equals(that.implementation)
                            && type.equals(that.type)
                            && captured.equals(that.captured);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * implementation.hashCode() + type.hashCode()) + captured.hashCode();
        }

        /** Captured local variables, in the order of the body's first parameters; the object around is none of them. */
        public List<Value> variables() {
            boolean self = !captured.isEmpty() && captured.get(0) instanceof Self;
            return self ? captured.subList(1, captured.size()) : captured;
        }
    }

    /** Computed from others: arithmetic, concatenation, an element of an array or a cast that changes the value. */
    record Computed(List<Value> operands) implements Value {

        public Computed {
            operands = List.copyOf(operands);
        }
    }

    /** A caught exception. */
    record Caught(String type) implements Value {}

    /** One of several, by the way that was taken. */
    record OneOf(List<Value> values) implements Value {

        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public Stream<Value> alternatives() {
            return values.stream().flatMap(Value::alternatives);
        }
    }

    /** Not known; {@code type} is the static type where that is. */
    record Unknown(Optional<String> type) implements Value {}
}
