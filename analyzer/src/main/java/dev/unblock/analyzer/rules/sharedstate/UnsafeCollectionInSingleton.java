package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class UnsafeCollectionInSingleton implements FieldRule {

    private static final Set<String> UNSAFE = Set.of(
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

    @Override
    public String summary() {
        return "A collection that is not thread-safe is changed by several threads without a guard.";
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        boolean unsafe = inspection.program().valuesOf(field.key()).stream().anyMatch(v -> isUnsafe(inspection, v));
        if (!unsafe) {
            return List.of();
        }
        ConcurrentAccess accesses = inspection.accesses();
        List<Use> changes = inspection.callsOn(field.key()).stream()
                .filter(call -> CHANGES.contains(call.name()) && !accesses.isBuilding(call.method()))
                .filter(call -> Values.receiverField(call.site())
                        .filter(field.key()::equals)
                        .isPresent())
                .map(call -> new Use(call.method(), use(call.site(), field.key())))
                .toList();
        List<Use> open =
                changes.stream().filter(use -> !accesses.isGuarded(use)).toList();
        return open.isEmpty() && !changes.isEmpty() ? unguardedReads(accesses, field) : open;
    }

    /** Whoever reads without the lock that changes are made under sees them half done. */
    private static List<Use> unguardedReads(ConcurrentAccess accesses, FieldFact field) {
        return accesses.usesInLife(field).stream()
                .filter(use -> !use.isWrite() && !accesses.isGuarded(use))
                .filter(use -> use.method().calls().stream()
                        .anyMatch(call -> call.locks().isEmpty()
                                && Values.receiverField(call)
                                        .filter(field.key()::equals)
                                        .isPresent()))
                .toList();
    }

    private static boolean isUnsafe(Inspection inspection, Value value) {
        return value instanceof Value.Allocation made
                && (UNSAFE.contains(made.type()) || extendsUnsafe(inspection, made.type()));
    }

    /** A subclass of the project, such as a cache that extends LinkedHashMap. */
    private static boolean extendsUnsafe(Inspection inspection, String type) {
        return inspection.program().type(type).isPresent()
                && UNSAFE.stream().anyMatch(unsafe -> inspection.isSubtype(type, unsafe));
    }

    private static FieldAccess use(CallSite call, FieldKey field) {
        return new FieldAccess(
                field, FieldAccess.Kind.READ, Optional.empty(), Optional.empty(), call.locks(), call.site());
    }

    @Override
    public String whatGoesWrong() {
        return "is a collection that is not thread-safe, changed by threads that share it without a guard: entries get lost"
                + " and readers fail or loop";
    }

    @Override
    public String cure() {
        return "Use the concurrent collection that fits, or one lock around every use.";
    }
}
