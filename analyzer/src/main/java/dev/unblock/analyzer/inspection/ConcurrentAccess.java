package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.AnnotationFact;
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
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.ThreadContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who touches which field, on which threads, and under which guard.
 *
 * <p>An object is shared when the application has one of it (a singleton, an enum, a static field) or when a shared
 * object holds it in a field. What happens while it is built, or on the starting thread, is nobody else's business.
 */
public final class ConcurrentAccess {

    private static final Set<String> BUILDS = Set.of(
            "PostConstruct",
            "PreDestroy",
            "Autowired",
            "Inject",
            "Bean",
            "Value",
            "Resource",
            "BeforeEach",
            "BeforeAll");
    private static final Set<String> INJECTS =
            Set.of("Autowired", "Inject", "Value", "Resource", "PersistenceContext", "PersistenceUnit", "MockBean");
    private static final Set<String> BUILD_METHODS =
            Set.of("<init>", "<clinit>", "afterPropertiesSet", "contextInitialized", "init", "destroy", "readObject");
    private static final int DEEPEST = 3;

    private final Program program;
    private final Map<FieldKey, List<Use>> uses;
    private final Set<String> shared;
    private final Set<FieldKey> sharedFields;

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
        this.shared = sharedTypes(program);
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
                .filter(type -> !isBoundByName(type))
                .flatMap(type -> type.fields().stream())
                .filter(field ->
                        field.is(Modifier.STATIC) || isShared(field.key().owner()))
                .filter(field -> !field.is(Modifier.SYNTHETIC) && !isInjected(field));
    }

    public boolean isSharedField(FieldKey field) {
        return sharedFields.contains(field);
    }

    public boolean isShared(String type) {
        return shared.contains(type);
    }

    /** Uses after construction, of objects that others can see. */
    public List<Use> usesInLife(FieldFact field) {
        return uses(field.key()).stream()
                .filter(use -> !isBuilding(use.method()) && !isOwnObject(use.access()))
                .toList();
    }

    /** Writes after construction without a guard. */
    public List<Use> unguardedWrites(FieldFact field) {
        return usesInLife(field).stream()
                .filter(Use::isWrite)
                .filter(use -> !isGuarded(use))
                .toList();
    }

    public boolean isGuarded(Use use) {
        return !use.access().locks().isEmpty() || isGuarded(use.method());
    }

    /** The method runs with a lock held, by itself or by everyone who calls it. */
    public boolean isGuarded(MethodFact method) {
        return method.is(Modifier.SYNCHRONIZED) || isPrivateUnderLock(method, DEEPEST);
    }

    /** Several threads can be in these methods at once. */
    public boolean isConcurrent(List<MethodKey> methods) {
        Set<ThreadContext> threads = methods.stream()
                .flatMap(method -> program.threads(method).stream())
                .filter(thread ->
                        thread != ThreadContext.TEST && thread != ThreadContext.STARTUP && thread != ThreadContext.MAIN)
                .collect(Collectors.toSet());
        return threads.size() > 1 || Place.worst(threads).isConcurrent();
    }

    /** Nobody else holds the object yet: it is being made, or the application is starting. */
    public boolean isBuilding(MethodFact method) {
        return isBuilding(method, DEEPEST);
    }

    private boolean isBuilding(MethodFact method, int depth) {
        if (method.writtenIn().isEmpty()
                && (BUILD_METHODS.contains(method.key().name()) || isMarked(method.annotations(), BUILDS))) {
            return true;
        }
        Set<ThreadContext> threads = program.threads(method.key());
        if (!threads.isEmpty() && Place.worst(threads).compareTo(Place.STARTUP) >= 0) {
            return true;
        }
        return isCalledByBuildersOnly(method, depth) || threads.isEmpty() && isSetterOfTheContainer(method);
    }

    private boolean isCalledByBuildersOnly(MethodFact method, int depth) {
        return depth > 0
                && isCalledOnly(
                        method,
                        edge -> edge.hop().isSameThread()
                                && program.method(edge.caller())
                                        .filter(caller -> isBuilding(caller, depth - 1))
                                        .isPresent());
    }

    /** Nobody outside can call it, somebody does, and all who do are of this kind. */
    private boolean isCalledOnly(MethodFact method, Predicate<CallEdge> by) {
        List<CallEdge> callers = program.callers(method.key());
        return !method.is(Modifier.PUBLIC)
                && !callers.isEmpty()
                && callers.stream().allMatch(by);
    }

    /** A constructor or static initialiser, or a step of nothing but those. */
    public boolean isConstructing(MethodFact method) {
        return isConstructing(method, DEEPEST);
    }

    private boolean isConstructing(MethodFact method, int depth) {
        if (method.key().name().endsWith("init>")) {
            return true;
        }
        return depth > 0
                && isCalledOnly(method, edge -> program.method(edge.caller())
                        .filter(caller -> isConstructing(caller, depth - 1))
                        .isPresent());
    }

    /** A property that nothing in the program sets is set by the container, while it wires the object. */
    private boolean isSetterOfTheContainer(MethodFact method) {
        return method.key().name().startsWith("set")
                && method.parameters().size() == 1
                && program.callers(method.key()).isEmpty();
    }

    private boolean isPrivateUnderLock(MethodFact method, int depth) {
        List<CallEdge> callers = program.callers(method.key());
        return (method.is(Modifier.PRIVATE) || method.writtenIn().isPresent())
                && depth > 0
                && !callers.isEmpty()
                && callers.stream().allMatch(edge -> edge.hop().isSameThread() && holdsLock(edge, depth));
    }

    private boolean holdsLock(CallEdge edge, int depth) {
        return !edge.site().locks().isEmpty()
                || program.method(edge.caller())
                        .filter(caller -> caller.is(Modifier.SYNCHRONIZED) || isPrivateUnderLock(caller, depth - 1))
                        .isPresent();
    }

    private static boolean isOwnObject(FieldAccess access) {
        return access.object().filter(Value.Allocation.class::isInstance).isPresent();
    }

    private static boolean isInjected(FieldFact field) {
        return isMarked(field.annotations(), INJECTS);
    }

    /** Setters of such types, and of those in them, are called once, by the framework that binds settings to them. */
    private boolean isBoundByName(TypeFact type) {
        return isMarked(type.annotations(), Set.of("ConfigurationProperties"))
                || type.outer()
                        .flatMap(program::type)
                        .filter(this::isBoundByName)
                        .isPresent();
    }

    private static boolean isMarked(List<AnnotationFact> annotations, Set<String> simpleNames) {
        return annotations.stream()
                .anyMatch(a -> simpleNames.contains(a.type().substring(a.type().lastIndexOf('.') + 1)));
    }

    private static Set<String> sharedTypes(Program program) {
        Set<String> shared = new HashSet<>();
        Deque<String> next = new ArrayDeque<>();
        for (TypeFact type : program.facts().types()) {
            if (program.scope(type.name()) == Scope.SINGLETON || type.kind() == TypeFact.Kind.ENUM) {
                next.add(type.name());
            }
            type.fields().stream()
                    .filter(field -> field.is(Modifier.STATIC))
                    .forEach(field -> next.addAll(heldTypes(program, field)));
        }
        while (!next.isEmpty()) {
            String type = next.remove();
            if (shared.add(type)) {
                program.type(type).stream()
                        .flatMap(fact -> fact.fields().stream())
                        .forEach(field -> next.addAll(heldTypes(program, field)));
            }
        }
        return shared;
    }

    /** Types of the project that the field holds; those that live shorter are left out. */
    private static List<String> heldTypes(Program program, FieldFact field) {
        return Stream.concat(
                        Stream.of(field.type()),
                        program.valuesOf(field.key()).stream()
                                .filter(Value.Allocation.class::isInstance)
                                .map(made -> ((Value.Allocation) made).type()))
                .distinct()
                .filter(type -> program.type(type).isPresent() && program.scope(type) != Scope.NARROW)
                .toList();
    }
}
