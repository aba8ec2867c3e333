package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who touches which field, on which threads, and under which guard.
 *
 * <p>An object is shared when the application has one of it (a singleton, an enum, a static field) or when a shared
 * object holds it in a field. What happens while it is built, or on the starting thread, is nobody else's business.
 */
public final class ConcurrentAccess {

    private static final Set<String> INJECTS =
            Set.of("Autowired", "Inject", "Value", "Resource", "PersistenceContext", "PersistenceUnit", "MockBean");
    private static final String USER_INTERFACE = "user-interface";
    private static final Set<ThreadContext> BESIDE_WINDOWS =
            Set.of(ThreadContext.EVENT_LOOP, ThreadContext.STARTUP, ThreadContext.MAIN, ThreadContext.TEST);
    private static final int DEEPEST = 3;

    private final Program program;
    private final Map<FieldKey, List<Use>> uses;
    private final SharedTypes shared;
    private final FreshObjects fresh;
    private final Construction construction;
    private final LockBrackets brackets;
    private final Set<FieldKey> sharedFields;
    /** The only event loop known is that of the user's windows, which is one thread. */
    private final boolean oneEventLoop;

    /** An access of a field and the method (or lambda) it is in. */
    public record Use(MethodFact method, FieldAccess access) {

        public boolean isWrite() {
            return access.kind() == FieldAccess.Kind.WRITE;
        }
    }

    private ConcurrentAccess(Program program) {
        this.program = program;
        this.uses = program.methods()
                .flatMap(method -> method.accesses().stream().map(access -> new Use(method, access)))
                .collect(Collectors.groupingBy(use -> use.access().field(), TreeMap::new, Collectors.toList()));
        this.shared = new SharedTypes(program);
        this.fresh = new FreshObjects(program);
        this.construction = new Construction(program);
        this.brackets = new LockBrackets(program);
        this.oneEventLoop = program.entryPoints().stream()
                .filter(entry -> entry.thread() == ThreadContext.EVENT_LOOP)
                .map(EntryPoint::kind)
                .collect(Collectors.toSet())
                .equals(Set.of(USER_INTERFACE));
        this.sharedFields = sharedFields().map(FieldFact::key).collect(Collectors.toSet());
    }

    public static ConcurrentAccess of(Program program) {
        return new ConcurrentAccess(program);
    }

    public List<Use> uses(FieldKey field) {
        return uses.getOrDefault(field, List.of());
    }

    /** Fields of objects that several threads can hold at once, static ones included. */
    public Stream<FieldFact> sharedFields() {
        return program.facts().types().stream()
                .filter(type -> !isBoundByName(type) && !shared.isDeclaredConfined(type.name()))
                .flatMap(type -> type.fields().stream())
                .filter(field ->
                        field.is(Modifier.STATIC) || isShared(field.key().owner()))
                .filter(field -> !field.is(Modifier.SYNTHETIC) && !isInjected(field));
    }

    public boolean isSharedField(FieldKey field) {
        return sharedFields.contains(field);
    }

    public boolean isShared(String type) {
        return shared.isShared(type);
    }

    /** The application has one of it: a bean, a servlet or an enum's constant. */
    public boolean isOneForAll(String type) {
        return shared.isOneForAll(type);
    }

    /** Not one of many that shared objects keep, such as one for each session: there is one, which all threads have. */
    public boolean isSingle(String type) {
        return shared.isSingle(type);
    }

    /** Its author says that threads may share it. */
    public boolean isDeclaredThreadSafe(String type) {
        return shared.isDeclaredThreadSafe(type);
    }

    /** Its author says that they must not. */
    public boolean isDeclaredConfined(String type) {
        return shared.isDeclaredConfined(type);
    }

    /** Uses after construction, of objects that others can see. */
    public List<Use> usesInLife(FieldFact field) {
        return uses(field.key()).stream()
                .filter(use -> !isBuilding(use, field) && !fresh.isTouched(use.method(), use.access()))
                .filter(use -> field.is(Modifier.STATIC) || isReachedThroughShared(use, field))
                .toList();
    }

    /** Uses but those of objects that are being made, also by code that no known thread runs. */
    public List<Use> usesAfterConstruction(FieldFact field) {
        return uses(field.key()).stream()
                .filter(use -> !isConstructing(use.method()) && !fresh.isTouched(use.method(), use.access()))
                .toList();
    }

    /** Making an object does not make the static field private to it. */
    private boolean isBuilding(Use use, FieldFact field) {
        boolean anotherOne = field.is(Modifier.STATIC)
                && use.method().key().isConstructor()
                && !shared.isOneForAll(field.key().owner())
                && !construction.isAtStart(use.method());
        return !anotherOne && isBuilding(use.method());
    }

    /**
     * An object that a shared one merely holds, such as data it read, is changed by those who get at it there: a method
     * that nobody calls, or only on objects just made, changes another one.
     */
    private boolean isReachedThroughShared(Use use, FieldFact field) {
        String owner = field.key().owner();
        if (!shared.isShared(owner) || shared.isOneForAll(owner) || !use.isWrite()) {
            return true;
        }
        if (shared.isDeclaredThreadSafe(owner) || isGuarded(use) || !isProperty(use.method())) {
            return true;
        }
        return program.callers(use.method().key()).stream()
                .flatMap(edge -> edge.site().receiver().stream())
                .flatMap(Value::alternatives)
                .anyMatch(receiver -> receiver instanceof Value.FieldRead
                        || receiver instanceof Value.Result result && isGetter(result));
    }

    /** A method of the project that gives what a field holds. */
    private boolean isGetter(Value.Result result) {
        return program.method(result.target()).stream()
                .flatMap(method -> method.returned().stream())
                .flatMap(Value::alternatives)
                .anyMatch(Value.FieldRead.class::isInstance);
    }

    private static boolean isProperty(MethodFact method) {
        return method.key().name().matches("(set|with|add)[A-Z].*")
                && method.parameters().size() == 1;
    }

    /** Writes after construction without a guard. */
    public List<Use> unguardedWrites(FieldFact field) {
        return usesInLife(field).stream()
                .filter(Use::isWrite)
                .filter(use -> !isGuarded(use) && !isGuardedByClients(use.method()))
                .toList();
    }

    public boolean isGuarded(Use use) {
        return !use.access().locks().isEmpty()
                || isGuarded(use.method())
                || brackets.hold(use.method(), use.access().site());
    }

    /** The method runs with a lock held, by itself or by everyone who calls it. */
    public boolean isGuarded(MethodFact method) {
        return method.is(Modifier.SYNCHRONIZED)
                || !LockSets.asserted(method).isEmpty()
                || isClosedUnderLock(method, DEEPEST);
    }

    /** Several threads can be in these methods at once. */
    public boolean isConcurrent(List<MethodKey> methods) {
        Set<ThreadContext> threads = methods.stream()
                .flatMap(method -> program.threads(method).stream())
                .filter(thread ->
                        thread != ThreadContext.TEST && thread != ThreadContext.STARTUP && thread != ThreadContext.MAIN)
                .collect(Collectors.toSet());
        boolean oneWindowThread = oneEventLoop && Place.worst(threads) == Place.EVENT_LOOP;
        return threads.size() > 1 || !oneWindowThread && Place.worst(threads).isConcurrent();
    }

    /** After it is made, only the one thread of the user's windows uses it, as far as threads are known, and they all are. */
    public boolean isOfWindows(FieldFact field) {
        List<Set<ThreadContext>> threads = usesAfterConstruction(field).stream()
                .map(use -> program.threads(use.method().key()))
                .distinct()
                .toList();
        return oneEventLoop
                && threads.stream().anyMatch(known -> known.contains(ThreadContext.EVENT_LOOP))
                && threads.stream().noneMatch(Set::isEmpty)
                && threads.stream().flatMap(Set::stream).allMatch(BESIDE_WINDOWS::contains);
    }

    /** Nobody else holds the object yet: it is being made, or the application is starting. */
    public boolean isBuilding(MethodFact method) {
        return construction.isBuilding(method);
    }

    /** A constructor or static initialiser, or a step of nothing but those. */
    public boolean isConstructing(MethodFact method) {
        return construction.isConstructing(method);
    }

    /** The object that is being made has no other users yet, and needs no lock. */
    private static boolean isOwnConstructor(CallEdge edge) {
        return edge.caller().isConstructor()
                && edge.caller().owner().equals(edge.callee().owner())
                && edge.site().receiver().filter(Value.Self.class::isInstance).isPresent();
    }

    /** Only its own class and those nested with it call it, but for its constructor each time with a lock held. */
    private boolean isClosedUnderLock(MethodFact method, int depth) {
        List<CallEdge> callers = program.callers(method.key()).stream()
                .filter(edge -> !isOwnConstructor(edge))
                .toList();
        String outermost = Tasks.outermost(method.key().owner());
        return LockSets.isClosed(method)
                && depth > 0
                && !callers.isEmpty()
                && callers.stream()
                        .allMatch(edge -> edge.hop().isSameThread()
                                && Tasks.outermost(edge.caller().owner()).equals(outermost)
                                && holdsLock(edge, depth));
    }

    /** Others keep the object, and each of them holds a lock when it calls the method: their lock guards it. */
    public boolean isGuardedByClients(MethodFact method) {
        List<CallEdge> callers = program.callers(method.key());
        boolean open = method.is(Modifier.PUBLIC)
                && callers.stream()
                        .anyMatch(edge ->
                                edge.caller().owner().equals(method.key().owner()));
        return !open
                && !callers.isEmpty()
                && callers.stream().allMatch(edge -> edge.hop().isSameThread() && holdsLock(edge, DEEPEST));
    }

    private boolean holdsLock(CallEdge edge, int depth) {
        return !edge.site().locks().isEmpty()
                || program.method(edge.caller())
                        .filter(caller -> caller.is(Modifier.SYNCHRONIZED) || isClosedUnderLock(caller, depth - 1))
                        .isPresent();
    }

    private static boolean isInjected(FieldFact field) {
        return SharedTypes.isMarked(field.annotations(), INJECTS);
    }

    /** Setters of such types, and of those in them, are called once, by the framework that binds settings to them. */
    private boolean isBoundByName(TypeFact type) {
        return SharedTypes.isMarked(type.annotations(), Set.of("ConfigurationProperties"))
                || type.outer()
                        .flatMap(program::type)
                        .filter(this::isBoundByName)
                        .isPresent();
    }
}
