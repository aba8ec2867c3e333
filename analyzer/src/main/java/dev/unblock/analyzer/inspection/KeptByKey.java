package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Calls whose answer a map or cache keeps, so that they are made once for each key. */
final class KeptByKey {

    private static final Set<String> GETS = Set.of("get", "getIfPresent");
    private static final Set<String> FILLS = Set.of("computeIfAbsent", "get", "getAll", "getUnchecked", "getOrCreate");
    private static final Set<String> PUTS = Set.of("put", "putIfAbsent", "computeIfAbsent");

    private final TypeHierarchy hierarchy;
    private final Choices choices;
    /** Asked for each call of a method, of which there may be thousands; most have none. */
    private final Map<MethodKey, List<CallSite>> puts = new ConcurrentHashMap<>();

    KeptByKey(TypeHierarchy hierarchy, Choices choices) {
        this.hierarchy = hierarchy;
        this.choices = choices;
    }

    /** {@code cache.computeIfAbsent(key, this::load)}. */
    boolean isFiller(CallSite call) {
        String owner = call.target().owner();
        return FILLS.contains(call.target().name())
                && Values.functions(call).findAny().isPresent()
                && (owner.endsWith("Cache") || hierarchy.isSubtype(owner, "java.util.Map"));
    }

    /** The method asks a map first, makes the call where that has nothing, and puts the answer there. */
    boolean is(MethodFact method, CallSite call) {
        List<CallSite> all = puts.computeIfAbsent(method.key(), key -> puts(method));
        return all.stream()
                        .anyMatch(put -> isKept(call, put)
                                && (isForMissing(method, call, put) || isForAbsentKey(method, call, put)))
                || isForReturned(method, call, all);
    }

    private static List<CallSite> puts(MethodFact method) {
        return method.calls().stream()
                .filter(put -> PUTS.contains(put.target().name()))
                .toList();
    }

    private static boolean isKept(CallSite call, CallSite put) {
        return put.arguments().stream().flatMap(Value::parts).anyMatch(call::gives);
    }

    /** The map, of whatever kind, gave nothing for that key. */
    private boolean isForMissing(MethodFact method, CallSite call, CallSite put) {
        return put.index() > call.index()
                && asked(method, put, "get")
                        .anyMatch(get -> get.index() < call.index()
                                && key(get).equals(key(put))
                                && choices.isConditionOf(get.site(), call.site()));
    }

    /** Absent where something is asked that takes none, such as a holder of one thing. */
    private static Optional<Value> key(CallSite call) {
        return call.arguments().stream().findFirst();
    }

    /** The map does not have the key, and is asked for it afterwards. */
    private boolean isForAbsentKey(MethodFact method, CallSite call, CallSite put) {
        return asked(method, put, "containsKey").anyMatch(asked -> choices.isConditionOf(asked.site(), call.site()))
                && asked(method, put, "get").anyMatch(get -> get.index() > put.index());
    }

    /** What is asked of the map that the answer is put into. */
    private static Stream<CallSite> asked(MethodFact method, CallSite put, String name) {
        return method.calls().stream()
                .filter(asked -> asked.target().name().equals(name)
                        && asked.receiver().isPresent()
                        && asked.receiver().equals(put.receiver()));
    }

    /** The method gives what a map of its object holds, asked before, and puts there what it held not. */
    private static boolean isForReturned(MethodFact method, CallSite call, List<CallSite> puts) {
        return puts.stream()
                .filter(put -> put.index() > call.index())
                .flatMap(put -> put.receiver().stream())
                .flatMap(Values::chainStarts)
                .anyMatch(map -> isAskedBefore(method, call, map) && isGiven(method, map));
    }

    private static boolean isAskedBefore(MethodFact method, CallSite call, FieldKey map) {
        return method.calls().stream()
                .filter(get -> GETS.contains(get.target().name()) && get.index() < call.index())
                .flatMap(get -> get.receiver().stream())
                .flatMap(Values::chainStarts)
                .anyMatch(map::equals);
    }

    private static boolean isGiven(MethodFact method, FieldKey map) {
        return method.returned().stream()
                .flatMap(Value::alternatives)
                .filter(Value.Result.class::isInstance)
                .flatMap(Values::chainStarts)
                .anyMatch(map::equals);
    }
}
