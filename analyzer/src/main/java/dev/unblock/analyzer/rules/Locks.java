package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.rules.Reach.Start;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where a lock is held: in {@code synchronized} methods and blocks, between lock and unlock, and below them. */
final class Locks {

    private final Reach reach;

    private Locks(Reach reach) {
        this.reach = reach;
    }

    static Locks of(Program program) {
        Map<MethodKey, Start> starts = new TreeMap<>();
        program.methods()
                .flatMap(method -> program.callees(method.key()).stream())
                .filter(edge -> edge.hop().isSameThread())
                .forEach(edge -> program.method(edge.caller())
                        .flatMap(caller -> heldAt(caller, edge.site()).map(lock -> start(caller, edge.site(), lock)))
                        .ifPresent(start -> starts.putIfAbsent(edge.callee(), start)));
        return new Locks(Reach.of(program, starts, method -> false));
    }

    /** The lock held at the call, by this method or by one that called it. */
    Optional<Start> held(MethodFact method, CallSite call) {
        return heldAt(method, call).map(lock -> start(method, call, lock)).or(() -> reach.start(method.key()));
    }

    /** The lock that the method itself holds at the call, in words. */
    static Optional<String> heldAt(MethodFact method, CallSite call) {
        List<Value> locks = call.locks();
        if (!locks.isEmpty()) {
            return Optional.of(words(locks.get(locks.size() - 1)));
        }
        return method.is(Modifier.SYNCHRONIZED)
                ? Optional.of("the monitor of synchronized " + method.key().name() + "()")
                : Optional.empty();
    }

    private static Start start(MethodFact method, CallSite call, String lock) {
        return new Start(method, call.site(), lock);
    }

    private static String words(Value lock) {
        if (lock instanceof Value.FieldRead field) {
            return "lock " + field.field().name();
        }
        return lock instanceof Value.Self ? "the monitor of this" : "a lock";
    }
}
