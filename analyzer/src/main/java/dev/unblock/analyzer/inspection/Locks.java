package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which lock is held where, and which locks are held long. */
public final class Locks {

    /** Permits and conditions are waited for until somebody acts, however short the work in between. */
    private static final Set<String> LOCKS =
            Set.of("java.util.concurrent.locks.Lock", "java.util.concurrent.locks.StampedLock");

    private final Set<FieldKey> heldLong;

    private Locks(Set<FieldKey> heldLong) {
        this.heldLong = heldLong;
    }

    public static Locks of(Program program, WaitsBelow slow) {
        return new Locks(program.methods()
                .flatMap(method -> method.calls().stream()
                        .filter(call ->
                                !call.locks().isEmpty() && slow.at(method, call).isPresent())
                        .flatMap(call -> call.locks().stream()))
                .flatMap(lock -> Values.field(lock).stream())
                .collect(Collectors.toSet()));
    }

    /** Somebody may hold the lock for long: it is known to be so, or the lock cannot be told. */
    boolean mayTakeLong(Wait wait) {
        return !LOCKS.contains(wait.api().type())
                || wait.call()
                        .receiver()
                        .flatMap(Locks::fieldOf)
                        .map(heldLong::contains)
                        .orElse(true);
    }

    /** The lock that the method itself holds at the call, in words. */
    public static Optional<String> heldAt(MethodFact method, CallSite call) {
        List<Value> locks = call.locks();
        if (!locks.isEmpty()) {
            return Optional.of(words(locks.get(locks.size() - 1)));
        }
        return method.is(Modifier.SYNCHRONIZED)
                ? Optional.of("the monitor of synchronized " + method.key().name() + "()")
                : Optional.empty();
    }

    /** The lock's own field, or that of the read-write lock it was asked of. */
    private static Optional<FieldKey> fieldOf(Value lock) {
        return Values.field(lock)
                .or(() -> lock instanceof Value.Result result
                        ? result.receiver().flatMap(Values::field)
                        : Optional.empty());
    }

    private static String words(Value lock) {
        if (lock instanceof Value.FieldRead field) {
            return "lock " + field.field().name();
        }
        return lock instanceof Value.Self ? "the monitor of this" : "a lock";
    }
}
