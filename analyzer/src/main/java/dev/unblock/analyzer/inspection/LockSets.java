package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which locks are surely held where: those that the method takes, and those that everyone who calls it holds, as long as
 * nobody outside of its class can call it.
 */
public final class LockSets {

    private static final String CLASS = "java.lang.Class";
    private static final Set<String> HALVES = Set.of("readLock", "writeLock");
    private static final int DEEPEST = 3;

    private final Program program;

    LockSets(Program program) {
        this.program = program;
    }

    /** The locks held at the use, as the method that uses it sees them. */
    public Set<Value> at(Use use) {
        return at(use.method(), use.access().locks());
    }

    /** The locks held at a place of the method that itself takes the given ones. */
    public Set<Value> at(MethodFact method, List<Value> taken) {
        return at(method, taken, DEEPEST);
    }

    private Set<Value> at(MethodFact method, List<Value> taken, int depth) {
        Set<Value> held = new HashSet<>();
        taken.stream().flatMap(Value::alternatives).map(this::whole).forEach(held::add);
        if (method.is(Modifier.SYNCHRONIZED)) {
            held.add(method.is(Modifier.STATIC) ? classOf(method.key().owner()) : new Value.Self());
        }
        held.addAll(asserted(method));
        held.addAll(ofCallers(method, depth));
        return held;
    }

    /** {@code assert Thread.holdsLock(lock)}: the author says that callers hold it; as whoever gives one back that it never took. */
    static List<Value> asserted(MethodFact method) {
        Stream<Value> said = method.calls().stream()
                .filter(call -> call.target().name().equals("holdsLock")
                        && call.target().owner().equals("java.lang.Thread"))
                .flatMap(call -> call.arguments().stream());
        Stream<Value> givenBack = method.calls().stream()
                .filter(call -> call.target().name().equals("unlock")
                        && method.calls().stream().noneMatch(other -> takes(other, call)))
                .flatMap(call -> call.receiver().stream());
        return Stream.concat(said, givenBack).toList();
    }

    private static boolean takes(CallSite one, CallSite unlock) {
        return LockTypes.takes(one.target().name())
                && one.receiver().isPresent()
                && unlock.receiver().isPresent()
                && Values.isSameObject(one.receiver().get(), unlock.receiver().get());
    }

    /** Both halves of a read-write lock are one lock here. */
    private Value whole(Value lock) {
        return half(lock)
                .or(() -> halfKept(lock))
                .flatMap(Value.Result::receiver)
                .orElse(lock);
    }

    /** {@code rw.readLock()} or {@code rw.writeLock()}. */
    private static Optional<Value.Result> half(Value lock) {
        return lock instanceof Value.Result result
                        && HALVES.contains(result.target().name())
                ? Optional.of(result)
                : Optional.empty();
    }

    /** {@code private final Lock reading = rw.readLock()}, of the object itself. */
    private Optional<Value.Result> halfKept(Value lock) {
        if (!(lock instanceof Value.FieldRead read) || !isOfSelf(lock) && !isStatic(lock)) {
            return Optional.empty();
        }
        List<Value> values = program.valuesOf(read.field());
        return values.size() == 1 ? half(values.get(0)) : Optional.empty();
    }

    /** Every lock held there is one that readers hold together: the reading half of a read-write lock, or a stamped lock's. */
    public boolean areShared(Use use) {
        List<Value> taken = use.access().locks();
        return !taken.isEmpty()
                && taken.stream().allMatch(lock -> isShared(use.method(), lock))
                && at(use.method(), List.of()).isEmpty();
    }

    private boolean isShared(MethodFact method, Value lock) {
        Optional<Value.Result> half = half(lock).or(() -> halfKept(lock));
        return half.isPresent() ? half.get().target().name().equals("readLock") : isTakenForReading(method, lock);
    }

    /** A stamped lock is one object for both: the method asks it for nothing but the right to read. */
    private static boolean isTakenForReading(MethodFact method, Value lock) {
        List<CallSite> calls = method.calls().stream()
                .filter(call -> call.target().owner().equals("java.util.concurrent.locks.StampedLock")
                        && call.receiver().filter(lock::equals).isPresent())
                .toList();
        return !calls.isEmpty()
                && calls.stream().noneMatch(call -> call.target().name().contains("Write"))
                && calls.stream().noneMatch(call -> call.target().name().startsWith("write"));
    }

    private Set<Value> ofCallers(MethodFact method, int depth) {
        List<CallEdge> callers = program.callers(method.key()).stream()
                .filter(edge -> !edge.caller().equals(edge.callee()))
                .toList();
        if (!isClosed(method)
                || depth == 0
                || callers.isEmpty()
                || callers.stream().anyMatch(edge -> !edge.hop().isSameThread())) {
            return Set.of();
        }
        Optional<Set<Value>> common = callers.stream()
                .map(edge -> ofCaller(edge, depth))
                .reduce((some, others) -> some.stream().filter(others::contains).collect(Collectors.toSet()));
        return common.orElse(Set.of());
    }

    /** Strangers cannot call it: a lambda, or a method that its own package or subclasses keep to themselves. */
    static boolean isClosed(MethodFact method) {
        return !method.is(Modifier.PUBLIC) || method.writtenIn().isPresent();
    }

    /** Of what the caller holds, that which means the same in the method it calls, as it is named there. */
    private Set<Value> ofCaller(CallEdge edge, int depth) {
        boolean sameObject = edge.site()
                .receiver()
                .filter(receiver -> !(receiver instanceof Value.Self))
                .isEmpty();
        return program.method(edge.caller()).stream()
                .flatMap(caller -> at(caller, edge.site().locks(), depth - 1).stream())
                .flatMap(lock -> isStatic(lock) || isOfSelf(lock) && (sameObject || isLambda(edge))
                        ? Stream.of(lock)
                        : asGiven(edge, lock))
                .collect(Collectors.toSet());
    }

    /**
     * A lambda that is handed to a method of the project which takes a lock, there or in what it calls: which one it runs under is not
     * told.
     */
    public boolean mayRunUnderLock(MethodFact method) {
        return method.writtenIn().isPresent()
                && program.callers(method.key()).stream().anyMatch(edge -> program.callees(edge.caller(), edge.site())
                        .filter(other -> !other.callee().equals(method.key()))
                        .anyMatch(other -> takesLock(other.callee(), DEEPEST)));
    }

    private boolean takesLock(MethodKey key, int depth) {
        Optional<MethodFact> method = program.method(key);
        return method.filter(one -> one.is(Modifier.SYNCHRONIZED)
                                || !one.monitors().isEmpty()
                                || one.calls().stream().anyMatch(this::isLock))
                        .isPresent()
                || depth > 1
                        && program.callees(key).stream()
                                .anyMatch(edge -> edge.hop().isSameThread() && takesLock(edge.callee(), depth - 1));
    }

    private boolean isLock(CallSite call) {
        return LockTypes.waitsForIt(call.target().name())
                && program.facts().hierarchy().isSubtype(call.target().owner(), "java.util.concurrent.locks.Lock");
    }

    /** The lock as the called method names it: its own object, a parameter or a captured variable. */
    private static Stream<Value> asGiven(CallEdge edge, Value lock) {
        if (edge.site().receiver().filter(lock::equals).isPresent()) {
            return Stream.of(new Value.Self());
        }
        Stream<List<Value>> lambdas = Values.functions(edge.site())
                .filter(function -> function.implementation().equals(edge.callee()))
                .map(Value.Functional::variables);
        return Stream.concat(Stream.of(edge.site().arguments()), lambdas)
                .map(given -> given.indexOf(lock))
                .filter(at -> at >= 0)
                .<Value>map(Value.Parameter::new)
                .limit(1);
    }

    private boolean isLambda(CallEdge edge) {
        return program.method(edge.callee()).flatMap(MethodFact::writtenIn).isPresent();
    }

    private static boolean isOfSelf(Value lock) {
        return lock instanceof Value.Self
                || lock instanceof Value.FieldRead read
                        && read.object().filter(LockSets::isOfSelf).isPresent()
                || lock instanceof Value.Result result
                        && result.arguments().isEmpty()
                        && result.receiver().filter(LockSets::isOfSelf).isPresent();
    }

    private static boolean isStatic(Value lock) {
        return isClass(lock)
                || lock instanceof Value.FieldRead read && read.object().isEmpty();
    }

    /** The names of the locks at the use: equal names, equal locks, as far as the object they belong to is the same. */
    public Set<String> namesAt(Use use) {
        return at(use).stream().flatMap(lock -> name(use, lock).stream()).collect(Collectors.toSet());
    }

    private static Optional<String> name(Use use, Value lock) {
        if (isClass(lock)) {
            return Optional.of(((Value.Constant) lock).text() + ".class");
        }
        if (use.access().object().filter(lock::equals).isPresent()) {
            return Optional.of("this");
        }
        if (lock instanceof Value.Self) {
            return Optional.of(objectOf(use.method().key().owner()));
        }
        if (lock instanceof Value.FieldRead outer && outer.field().name().startsWith("this$")) {
            return Optional.of(objectOf(outer.type()));
        }
        return Stream.of(lock)
                .flatMap(one -> Values.field(one).stream())
                .map(FieldKey::signature)
                .findFirst();
    }

    /** An object as an inner class knows it, and as it knows itself. */
    private static String objectOf(String type) {
        return "this of " + type;
    }

    public static boolean isClass(Value lock) {
        return lock instanceof Value.Constant constant && constant.type().equals(CLASS);
    }

    private static Value classOf(String type) {
        return new Value.Constant(CLASS, type);
    }
}
