package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import java.util.Optional;
import java.util.stream.Stream;

/** Shapes of values that rules look for. */
public final class Values {

    private Values() {}

    /** The field that the value was read from. */
    public static Optional<FieldKey> field(Value value) {
        return value.alternatives()
                .filter(Value.FieldRead.class::isInstance)
                .map(read -> ((Value.FieldRead) read).field())
                .findFirst();
    }

    /** The field that the call's object was read from. */
    public static Optional<FieldKey> receiverField(CallSite call) {
        return call.receiver().flatMap(Values::field);
    }

    public static boolean isNull(Value value) {
        return value instanceof Value.Constant constant && constant.type().equals("null");
    }

    /** The literal or constant, where it is one. */
    public static Optional<String> text(Value value) {
        return value instanceof Value.Constant constant ? Optional.ofNullable(constant.text()) : Optional.empty();
    }

    /** {@code Integer.MAX_VALUE}, as class files have it or as it is written. */
    public static boolean isLargestInt(Value value) {
        return text(value).filter(String.valueOf(Integer.MAX_VALUE)::equals).isPresent()
                || value instanceof Value.FieldRead read
                        && read.field().owner().equals("java.lang.Integer")
                        && read.field().name().equals("MAX_VALUE");
    }

    public static Stream<Value.Functional> functions(CallSite call) {
        return call.arguments().stream()
                .flatMap(Value::alternatives)
                .filter(Value.Functional.class::isInstance)
                .map(Value.Functional.class::cast);
    }

    /** The calls of the chain that ends in this value, last first: {@code a.b().c()} gives c, b. */
    public static Stream<Value.Result> chain(Value value) {
        return Stream.iterate(
                        Optional.of(value)
                                .filter(Value.Result.class::isInstance)
                                .map(Value.Result.class::cast),
                        Optional::isPresent,
                        link -> link.flatMap(Value.Result::receiver)
                                .filter(Value.Result.class::isInstance)
                                .map(Value.Result.class::cast))
                .map(Optional::get);
    }

    /** The fields that the chain of calls which ends in this value starts from, the arguments left out. */
    public static Stream<FieldKey> chainStarts(Value value) {
        return value.alternatives().flatMap(one -> {
            Value at = one;
            while (at instanceof Value.Result result && result.receiver().isPresent()) {
                at = result.receiver().get();
            }
            return at instanceof Value.FieldRead read ? Stream.of(read.field()) : Stream.empty();
        });
    }

    /** As far as the text tells, both are one object: asked for in the same way of the same object, if not at once. */
    public static boolean isSameObject(Value one, Value other) {
        if (one instanceof Value.Result first && other instanceof Value.Result second) {
            return first.target().equals(second.target())
                    && isSameObject(first.receiver(), second.receiver())
                    && first.arguments().equals(second.arguments());
        }
        return one.equals(other) || one.alternatives().anyMatch(other::equals);
    }

    private static boolean isSameObject(Optional<Value> one, Optional<Value> other) {
        return one.isPresent() && other.isPresent() ? isSameObject(one.get(), other.get()) : one.equals(other);
    }
}
