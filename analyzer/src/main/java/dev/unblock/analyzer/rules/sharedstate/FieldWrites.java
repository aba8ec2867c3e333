package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.SameEveryTime;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shapes of writes to a field: each is the subject of one rule. */
final class FieldWrites {

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");

    private static final Set<String> BOXES_AND_MATH = Set.of(
            "java.lang.Math",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Float",
            "java.lang.Double");
    private static final Set<String> NUMBERS = Set.of("java.math.BigDecimal", "java.math.BigInteger");

    private FieldWrites() {}

    /** {@code count++}, {@code total += x}: the new value is computed from the old one. */
    static boolean isUpdate(Use use) {
        return use.access()
                        .written()
                        .filter(value -> value.parts().anyMatch(part -> reads(part, use.access())))
                        .filter(value -> value instanceof Value.Computed
                                || isOneOfTwo(value)
                                || isComputedByCall(value, use.access()))
                        .isPresent()
                || isToggle(use);
    }

    /** {@code max = Math.max(max, seen)}, {@code sum = sum.add(more)}: a new value, of the old one and others. */
    private static boolean isComputedByCall(Value value, FieldAccess access) {
        if (!(value instanceof Value.Result result)) {
            return false;
        }
        String owner = result.target().owner();
        boolean byOld = result.receiver().filter(old -> reads(old, access)).isPresent();
        return BOXES_AND_MATH.contains(owner)
                        && result.arguments().stream()
                                .anyMatch(part -> part.parts().anyMatch(one -> reads(one, access)))
                || byOld && NUMBERS.contains(owner) && !result.arguments().isEmpty();
    }

    private static boolean isOneOfTwo(Value value) {
        return value instanceof Value.OneOf one && one.values().stream().anyMatch(Value.Computed.class::isInstance);
    }

    /** {@code on = !on}: by its class file, one of two constants, after a look at the field. */
    private static boolean isToggle(Use use) {
        boolean eitherWay = use.access()
                .written()
                .filter(value -> value instanceof Value.OneOf one
                        && one.values().size() == 2
                        && one.values().stream().allMatch(Value.Constant.class::isInstance))
                .isPresent();
        return eitherWay
                && use.method().accesses().stream()
                        .anyMatch(access -> access.field().equals(use.access().field())
                                && access.kind() == FieldAccess.Kind.READ
                                && access.site().line() == use.access().site().line());
    }

    /** {@code if (it == null) it = make()}: the method also reads the field, outside any lock, and makes a new value. */
    static boolean isLazy(Use use) {
        return isMade(use)
                && !isUsedBefore(use)
                && use.method().accesses().stream()
                        .filter(access -> access.field().equals(use.access().field()))
                        .filter(access -> access.kind() == FieldAccess.Kind.READ)
                        .anyMatch(read ->
                                read.site().line() <= use.access().site().line());
    }

    /** Something is called on the old value first, so that it was there: it is replaced, not made. */
    private static boolean isUsedBefore(Use use) {
        return use.method().calls().stream()
                .filter(call -> call.site().line() < use.access().site().line())
                .anyMatch(call -> Values.receiverField(call)
                        .filter(use.access().field()::equals)
                        .isPresent());
    }

    /** Only ever set to one constant, such as that something was done, or does not work: who misses it finds out again. */
    static boolean isMark(FieldFact field, List<Use> writes) {
        List<Value> set = writes.stream()
                .flatMap(use -> use.access().written().stream())
                .distinct()
                .toList();
        return field.type().equals("boolean") && set.size() == 1 && set.get(0) instanceof Value.Constant;
    }

    /** Each of them puts there what the others have put there, worked out again from what never changes. */
    static boolean isSameAgain(Inspection inspection, List<Use> writes) {
        List<Value> written = writes.stream()
                .map(use -> use.access().written().orElse(new Value.Unknown(Optional.empty())))
                .distinct()
                .toList();
        return written.size() == 1
                && !(written.get(0) instanceof Value.Constant)
                && SameEveryTime.is(inspection, written.get(0));
    }

    /** Each of them only where there is nothing yet, so that it is worked out once or, by two threads at once, twice. */
    static boolean isFilledOnce(Inspection inspection, FieldFact field, List<Use> writes) {
        return !isPrimitive(field.type())
                && writes.stream()
                        .flatMap(write -> write.access().written().stream())
                        .flatMap(Value::alternatives)
                        .noneMatch(value -> value instanceof Value.Allocation && !Unchanging.isMade(inspection, value))
                && writes.stream().allMatch(write -> write.method().accesses().stream()
                        .filter(access -> access.field().equals(field.key()) && access.kind() == FieldAccess.Kind.READ)
                        .anyMatch(look -> inspection
                                .choices()
                                .isConditionOf(look.site(), write.access().site())));
    }

    static boolean isPrimitive(String type) {
        return PRIMITIVES.contains(type);
    }

    /** The new value is made on the spot, or, in {@code it = it == null ? make() : it}, the old one kept. */
    static boolean isMade(Use use) {
        return use.access()
                .written()
                .filter(value -> value.alternatives().anyMatch(FieldWrites::isMade)
                        && value.alternatives().allMatch(one -> isMade(one) || reads(one, use.access())))
                .isPresent();
    }

    static boolean isMade(Value value) {
        return value instanceof Value.Allocation || value instanceof Value.Result;
    }

    private static boolean reads(Value part, FieldAccess access) {
        return part instanceof Value.FieldRead read && read.field().equals(access.field());
    }
}
