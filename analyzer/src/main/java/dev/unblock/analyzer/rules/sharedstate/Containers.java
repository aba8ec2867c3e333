package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ElementWrite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collections, maps and builders that are not thread-safe, and what changes them. */
final class Containers {

    static final Set<String> UNSAFE = Set.of(
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.WeakHashMap",
            "java.util.IdentityHashMap",
            "java.util.EnumMap",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.PriorityQueue",
            "java.util.BitSet",
            "java.lang.StringBuilder");
    private static final Set<String> CHANGES = Set.of(
            "put",
            "putAll",
            "putIfAbsent",
            "computeIfAbsent",
            "computeIfPresent",
            "compute",
            "merge",
            "replace",
            "replaceAll",
            "remove",
            "removeIf",
            "removeAll",
            "retainAll",
            "clear",
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "offer",
            "poll",
            "push",
            "pop",
            "set",
            "sort",
            "append",
            "insert",
            "setLength",
            "removeFirst",
            "removeLast");

    private static final Set<String> VIEWS =
            Set.of("values", "keySet", "entrySet", "subList", "headSet", "tailSet", "headMap", "tailMap");
    private static final Set<String> LOOKS = Set.of("get", "getOrDefault");
    private static final Set<String> TRUE = Set.of("true", "1");

    private static final Set<String> PLAIN = Set.of("java.util.Map", "java.util.Collection");

    private Containers() {}

    static boolean changes(String method) {
        return CHANGES.contains(method);
    }

    /** A new object of such a type, or of a subclass of the project, such as a cache that extends LinkedHashMap. */
    static boolean isUnsafe(Inspection inspection, Value value) {
        return value instanceof Value.Allocation made
                && (UNSAFE.contains(made.type()) || extendsUnsafe(inspection, made.type()));
    }

    /** Some value that the program puts into the field is such an object, and the field's type can hold it. */
    static boolean holdsUnsafe(Inspection inspection, FieldKey field) {
        return inspection.program().valuesOf(field).stream()
                .filter(value -> isUnsafe(inspection, value) || isArray(value))
                .anyMatch(value -> isOfType(inspection, value, field));
    }

    /** Where a value comes from is followed past casts and type variables, so that some cannot be there at all. */
    private static boolean isOfType(Inspection inspection, Value value, FieldKey field) {
        String made = ((Value.Allocation) value).type();
        return LockField.declared(inspection, field)
                .map(FieldFact::type)
                .filter(type -> inspection.program().type(type).isPresent())
                .map(type -> inspection.isSubtype(made, type))
                .orElse(true);
    }

    private static boolean isArray(Value value) {
        return value instanceof Value.Allocation made && made.type().endsWith("[]");
    }

    /** Declared as a plain collection or map, and nothing is put into it that is known to be thread-safe or fixed. */
    static boolean isPlain(Inspection inspection, FieldFact field) {
        boolean plain = field.type().startsWith("java.util.")
                && !field.type().startsWith("java.util.concurrent.")
                && PLAIN.stream().anyMatch(type -> inspection.isSubtype(field.type(), type));
        return plain
                && inspection.program().valuesOf(field.key()).stream().noneMatch(value -> isSafe(inspection, value));
    }

    private static boolean isSafe(Inspection inspection, Value value) {
        if (value instanceof Value.Allocation made) {
            return !UNSAFE.contains(made.type()) && !extendsUnsafe(inspection, made.type());
        }
        return value instanceof Value.Result;
    }

    private static boolean extendsUnsafe(Inspection inspection, String type) {
        return inspection.program().type(type).isPresent()
                && UNSAFE.stream().anyMatch(unsafe -> inspection.isSubtype(type, unsafe));
    }

    /** Calls and stores that change what the field holds, as uses of the field. */
    static List<Use> changesOf(Inspection inspection, FieldFact field) {
        return field.type().endsWith("[]") ? storesInto(inspection, field) : callsThatChange(inspection, field);
    }

    private static List<Use> storesInto(Inspection inspection, FieldFact field) {
        return inspection.accesses().uses(field.key()).stream()
                .map(Use::method)
                .distinct()
                .flatMap(method -> method.elementWrites().stream()
                        .filter(write -> Values.field(write.array())
                                .filter(field.key()::equals)
                                .isPresent())
                        .map(write -> new Use(method, write(write, field.key()))))
                .toList();
    }

    private static FieldAccess write(ElementWrite write, FieldKey field) {
        Optional<Value> object = objectOf(write.array());
        return new FieldAccess(
                field, FieldAccess.Kind.WRITE, object, Optional.of(write.written()), write.locks(), write.site());
    }

    private static Optional<Value> objectOf(Value held) {
        return held instanceof Value.FieldRead read ? read.object() : Optional.empty();
    }

    private static List<Use> callsThatChange(Inspection inspection, FieldFact field) {
        boolean byLooking = isChangedByLooking(inspection, field);
        return inspection.callsOn(field.key()).stream()
                .filter(call -> changes(call.name()) || byLooking && LOOKS.contains(call.name()))
                .filter(call -> Values.receiverField(call.site())
                        .or(() -> viewed(call.site()))
                        .filter(field.key()::equals)
                        .isPresent())
                .map(call -> new Use(call.method(), write(call.site(), field.key())))
                .toList();
    }

    /** {@code orders.values().removeIf(..)}: what is taken out of a view is taken out of the collection. */
    private static Optional<FieldKey> viewed(CallSite call) {
        return call.receiver()
                .filter(view -> view instanceof Value.Result result
                        && VIEWS.contains(result.target().name())
                        && !call.target().name().startsWith("add"))
                .flatMap(view -> ((Value.Result) view).receiver())
                .flatMap(Values::field);
    }

    /** A map that moves what was asked for to its end, or lets go of what nobody has any more when it is asked. */
    private static boolean isChangedByLooking(Inspection inspection, FieldFact field) {
        return inspection.program().valuesOf(field.key()).stream()
                .anyMatch(value -> value instanceof Value.Allocation made
                        && (made.type().equals("java.util.WeakHashMap") || isInOrderOfAccess(inspection, made)));
    }

    private static boolean isInOrderOfAccess(Inspection inspection, Value.Allocation made) {
        return inspection.isSubtype(made.type(), "java.util.LinkedHashMap")
                && made.arguments().size() == 3
                && Values.text(made.arguments().get(2)).filter(TRUE::contains).isPresent();
    }

    /** A change of what the field holds counts as one of the field. */
    private static FieldAccess write(CallSite call, FieldKey field) {
        Optional<Value> object = call.receiver().flatMap(Containers::objectOf);
        return new FieldAccess(field, FieldAccess.Kind.WRITE, object, Optional.empty(), call.locks(), call.site());
    }

    /** Something takes elements out of what the field holds, or out of an iterator over it. */
    static boolean mayShrink(Inspection inspection, FieldKey field) {
        return inspection.callsOn(field).stream()
                .anyMatch(call -> call.name().matches("(remove|clear|poll|pop|retain|drain|take).*")
                        || call.name().equals("iterator")
                                && call.method().calls().stream()
                                        .anyMatch(other -> other.target().name().equals("remove")
                                                && other.target().owner().endsWith("Iterator")));
    }
}
