package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldAccess.Kind;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.Scope;
import java.util.Set;

/**
 * Calls that are made once for all: in a branch that fills a field which the method reads, {@code if (server == null)
 * server = load()}, of an object that its callers share; or once for each key, where a map is asked first and keeps the answer.
 */
final class Memoised {

    private static final Set<String> GETS = Set.of("get", "getIfPresent");
    private static final Set<String> FILLS = Set.of("computeIfAbsent", "get", "getAll", "getUnchecked", "getOrCreate");
    private static final Set<String> PUTS = Set.of("put", "putIfAbsent", "computeIfAbsent");

    private final Program program;
    private final Choices choices;

    Memoised(Program program, Choices choices) {
        this.program = program;
        this.choices = choices;
    }

    boolean is(MethodKey caller, CallSite call) {
        return isFiller(call)
                || program.method(caller)
                        .filter(method -> is(method, call)
                                || isForMap(method, call)
                                || isForAbsentKey(method, call)
                                || isForMissing(method, call))
                        .isPresent();
    }

    /** {@code cache.computeIfAbsent(key, this::load)}. */
    private boolean isFiller(CallSite call) {
        String owner = call.target().owner();
        return FILLS.contains(call.target().name())
                && Values.functions(call).findAny().isPresent()
                && (owner.endsWith("Cache") || program.facts().hierarchy().isSubtype(owner, "java.util.Map"));
    }

    /** Where a map, of whatever kind, gave nothing for the key under which it keeps the answer. */
    private boolean isForMissing(MethodFact method, CallSite call) {
        return method.calls().stream()
                .filter(put -> PUTS.contains(put.target().name())
                        && put.index() > call.index()
                        && put.arguments().stream().flatMap(Value::parts).anyMatch(call::gives))
                .anyMatch(put -> method.calls().stream()
                        .anyMatch(get -> isOn(put, "get", get)
                                && get.index() < call.index()
                                && get.arguments().get(0).equals(put.arguments().get(0))
                                && choices.isConditionOf(get.site(), call.site())));
    }

    /** The method gives what a map of its object holds, asks only where that holds nothing, and puts the answer there. */
    private static boolean isForMap(MethodFact method, CallSite call) {
        return method.calls().stream()
                .filter(put -> PUTS.contains(put.target().name()) && put.index() > call.index())
                .flatMap(put -> put.receiver().stream())
                .flatMap(Values::chainStarts)
                .anyMatch(map -> isAskedBefore(method, call, map) && isGiven(method, map));
    }

    /** Where a map does not have the key, which keeps the answer and is asked for it afterwards. */
    private boolean isForAbsentKey(MethodFact method, CallSite call) {
        return method.calls().stream()
                .filter(put -> PUTS.contains(put.target().name())
                        && put.arguments().stream().flatMap(Value::parts).anyMatch(call::gives))
                .anyMatch(put -> method.calls().stream()
                                .anyMatch(asked -> isOn(put, "containsKey", asked)
                                        && choices.isConditionOf(asked.site(), call.site()))
                        && method.calls().stream().anyMatch(get -> isOn(put, "get", get) && get.index() > put.index()));
    }

    private static boolean isOn(CallSite put, String name, CallSite other) {
        return other.target().name().equals(name)
                && other.receiver().isPresent()
                && other.receiver().equals(put.receiver());
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

    /** As {@link #is}, where the very field is asked before: {@code if (server == null)}, not merely read somewhere. */
    boolean isOnce(MethodFact method, CallSite call) {
        return is(method, call)
                && method.accesses().stream()
                        .filter(access -> keeps(access, call))
                        .map(FieldAccess::field)
                        .anyMatch(field -> method.accesses().stream()
                                .filter(access -> access.kind() == Kind.READ
                                        && access.field().equals(field))
                                .anyMatch(read -> choices.isConditionOf(read.site(), call.site())));
    }

    private boolean is(MethodFact method, CallSite call) {
        return isInBranch(method, call)
                && method.accesses().stream()
                        .filter(access -> keeps(access, call) && isShared(access))
                        .filter(access -> isInSameBranch(method, access, call))
                        .map(FieldAccess::field)
                        .anyMatch(field -> isRead(method, field));
    }

    private boolean isInBranch(MethodFact method, CallSite call) {
        return choices.in(method.site().file()).stream().anyMatch(choice -> {
            int arm = choice.armOf(call.site());
            return arm != ChoiceFact.NONE && arm != choice.usual();
        });
    }

    private boolean isInSameBranch(MethodFact method, FieldAccess access, CallSite call) {
        return choices.in(method.site().file()).stream()
                .allMatch(choice -> choice.armOf(access.site()) == choice.armOf(call.site()));
    }

    /** The field is filled with what the call gives, or the call completes what it was just filled with. */
    private static boolean keeps(FieldAccess access, CallSite call) {
        return access.written().stream().flatMap(Value::parts).anyMatch(call::gives)
                || access.written().isPresent()
                        && call.receiver()
                                .filter(object -> object.equals(access.written().get())
                                        || object instanceof Value.FieldRead read
                                                && read.field().equals(access.field()))
                                .isPresent()
                        && access.site().line() <= call.site().line();
    }

    private boolean isShared(FieldAccess access) {
        return access.object().isEmpty()
                || access.object().get() instanceof Value.Self
                        && program.scope(access.field().owner()) != Scope.PLAIN;
    }

    private static boolean isRead(MethodFact method, FieldKey field) {
        return method.accesses().stream()
                .anyMatch(access -> access.kind() == Kind.READ && access.field().equals(field));
    }
}
