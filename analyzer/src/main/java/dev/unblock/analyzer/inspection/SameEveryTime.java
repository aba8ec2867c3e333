package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import java.util.List;
import java.util.Set;

/**
 * Values that are the same whoever computes them and whenever: made of literals, of what is never changed once the
 * objects are put together, and of what methods give that look at nothing else. To write such a value twice does no harm.
 */
public final class SameEveryTime {

    private static final int DEEPEST = 4;
    private static final Set<String> OF_VALUES = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Class",
            "java.lang.Enum",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.net.URI",
            "java.nio.charset.Charset",
            "java.time.Duration",
            "java.util.Locale");

    private final Inspection inspection;

    private SameEveryTime(Inspection inspection) {
        this.inspection = inspection;
    }

    public static boolean is(Inspection inspection, Value value) {
        return new SameEveryTime(inspection).is(value, DEEPEST);
    }

    private boolean is(Value value, int depth) {
        if (depth == 0) {
            return false;
        }
        if (value instanceof Value.Constant || value instanceof Value.Self) {
            return true;
        }
        if (value instanceof Value.FieldRead read) {
            return isFixed(read.field()) && read.object().stream().allMatch(object -> is(object, depth - 1));
        }
        if (value instanceof Value.Computed computed) {
            return all(computed.operands(), depth);
        }
        if (value instanceof Value.Allocation made) {
            return OF_VALUES.contains(made.type()) && all(made.arguments(), depth);
        }
        return value instanceof Value.Result result && isGivenAlike(result, depth);
    }

    private boolean all(List<Value> values, int depth) {
        return values.stream().allMatch(value -> is(value, depth - 1));
    }

    private boolean isGivenAlike(Value.Result result, int depth) {
        boolean alike =
                result.receiver().stream().allMatch(object -> is(object, depth - 1)) && all(result.arguments(), depth);
        return alike
                && (OF_VALUES.contains(result.target().owner())
                        || inspection
                                .program()
                                .method(result.target())
                                .filter(method -> gives(method, depth - 1))
                                .isPresent());
    }

    /** Its parameters were looked at where it is called. */
    private boolean gives(MethodFact method, int depth) {
        return !method.returned().isEmpty()
                && method.returned().stream().allMatch(value -> value instanceof Value.Parameter || is(value, depth));
    }

    private boolean isFixed(FieldKey key) {
        return inspection.program().type(key.owner()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.key().equals(key))
                .anyMatch(field -> field.is(Modifier.FINAL)
                        || inspection.accesses().usesInLife(field).stream().noneMatch(ConcurrentAccess.Use::isWrite));
    }
}
