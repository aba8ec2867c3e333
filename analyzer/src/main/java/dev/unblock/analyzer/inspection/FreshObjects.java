package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Objects that only their maker has yet: what is done to them before they are given away is nobody else's business. */
final class FreshObjects {

    private static final int DEEPEST = 3;

    private final Program program;
    private final Map<MethodKey, Boolean> onFreshOnly = new ConcurrentHashMap<>();

    FreshObjects(Program program) {
        this.program = program;
    }

    /** The object was made here, or the method itself is called on such objects only, as setters of a builder are. */
    boolean isTouched(MethodFact method, FieldAccess access) {
        Optional<Value> object = access.object();
        return object.filter(Value.Allocation.class::isInstance).isPresent()
                || object.filter(FreshObjects::isCopy).isPresent()
                || object.filter(Value.Self.class::isInstance).isPresent() && isOnFreshOnly(method);
    }

    /** What {@code clone()} gives is as new as what {@code new} gives. */
    private static boolean isCopy(Value object) {
        return object instanceof Value.Result copy
                && copy.target().name().equals("clone")
                && copy.target().parameterTypes().isEmpty();
    }

    private boolean isOnFreshOnly(MethodFact method) {
        Boolean known = onFreshOnly.get(method.key());
        if (known == null) {
            known = isOnFreshOnly(method, DEEPEST);
            onFreshOnly.put(method.key(), known);
        }
        return known;
    }

    private boolean isOnFreshOnly(MethodFact method, int depth) {
        List<CallEdge> callers = program.callers(method.key());
        return depth > 0
                && !callers.isEmpty()
                && !method.is(Modifier.STATIC)
                && method.writtenIn().isEmpty()
                && callers.stream().allMatch(edge -> edge.hop().isSameThread() && isOnFresh(edge, depth));
    }

    private boolean isOnFresh(CallEdge edge, int depth) {
        Optional<MethodFact> caller = program.method(edge.caller());
        Optional<Value> receiver = edge.site().receiver().map(FreshObjects::startOfChain);
        if (caller.isEmpty() || receiver.isEmpty()) {
            return false;
        }
        if (receiver.get() instanceof Value.Self) {
            return caller.get().key().isConstructor() || isOnFreshOnly(caller.get(), depth - 1);
        }
        return receiver.get() instanceof Value.Allocation made
                ? !isGivenAway(caller.get(), edge.site(), made)
                : receiver.get() instanceof Value.FieldRead read && isCompletion(caller.get(), edge, read);
    }

    /** {@code instance = new Context(); instance.start()}: the rest of its making, which is not meant for others. */
    private boolean isCompletion(MethodFact caller, CallEdge edge, Value.FieldRead read) {
        boolean inside = program.method(edge.callee())
                .filter(method -> method.is(Modifier.PRIVATE))
                .isPresent();
        return inside
                && caller.accesses().stream()
                        .filter(access -> access.kind() == FieldAccess.Kind.WRITE
                                && access.field().equals(read.field())
                                && access.site().line() < edge.site().site().line())
                        .anyMatch(access -> access.written()
                                .filter(Value.Allocation.class::isInstance)
                                .isPresent());
    }

    /** {@code new Order().id(1).name("x")}: each step gives the object itself, as far as the types tell. */
    private static Value startOfChain(Value value) {
        Value at = value;
        while (at instanceof Value.Result result
                && result.receiver().isPresent()
                && result.target().returnType().equals(result.target().owner())) {
            at = result.receiver().get();
        }
        return at;
    }

    /** To somebody else, into a field or to a task, before this call. */
    private static boolean isGivenAway(MethodFact caller, CallSite site, Value.Allocation made) {
        boolean passed = caller.calls().stream()
                .filter(call -> call.index() < site.index())
                .flatMap(call -> call.arguments().stream())
                .anyMatch(argument -> argument.contains(made)
                        || argument instanceof Value.Functional task
                                && task.captured().contains(made));
        boolean kept = caller.accesses().stream()
                .filter(access -> access.site().line() < site.site().line())
                .flatMap(access -> access.written().stream())
                .anyMatch(written -> written.contains(made));
        return passed || kept;
    }
}
