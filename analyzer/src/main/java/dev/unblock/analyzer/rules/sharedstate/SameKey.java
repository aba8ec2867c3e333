package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.regex.Pattern;

/** Whether two calls on a map are about the same key. */
final class SameKey {

    /** What gives another answer each time it is asked. */
    private static final Pattern MOVES_ON = Pattern.compile(
            "(next|poll|pop|take|read|remove|increment|decrement|getAnd|addAnd|random|generate|create|new|now|nano|current).*");

    private SameKey() {}

    /** By the first argument of each. */
    static boolean of(List<Value> asked, List<Value> changed) {
        return !asked.isEmpty() && !changed.isEmpty() && isSame(unboxed(asked.get(0)), unboxed(changed.get(0)));
    }

    /** One value, or one property of one object that is asked for twice: {@code order.id()}. */
    private static boolean isSame(Value one, Value other) {
        return one.equals(other)
                || one instanceof Value.Result first && isProperty(first) && Values.isSameObject(one, other);
    }

    private static boolean isProperty(Value.Result result) {
        return result.arguments().isEmpty()
                && result.receiver().isPresent()
                && !MOVES_ON.matcher(result.target().name()).matches()
                && (!(result.receiver().get() instanceof Value.Result above) || isProperty(above));
    }

    /** A number that is boxed at each call is one key. */
    private static Value unboxed(Value key) {
        return key instanceof Value.Result boxed
                        && boxed.target().name().equals("valueOf")
                        && boxed.target().owner().startsWith("java.lang.")
                        && boxed.arguments().size() == 1
                ? boxed.arguments().get(0)
                : key;
    }
}
