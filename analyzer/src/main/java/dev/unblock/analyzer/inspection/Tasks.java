package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which code runs as a task, on another thread than the code that made it, and which objects several tasks hold at once.
 */
public final class Tasks {

    private static final Map<String, String> BODIES = Map.of(
            "run", "java.lang.Runnable",
            "call", "java.util.concurrent.Callable",
            "compute", "java.util.concurrent.ForkJoinTask");
    private static final Set<String> TASK_TYPES = Set.copyOf(BODIES.values());
    private static final Set<String> STARTED_WITH = Set.of("java.lang.Thread", "java.util.concurrent.Executor");
    private static final String STAGE = "java.util.concurrent.CompletableFuture";
    private static final Set<String> START_STAGE = Set.of("runAsync", "supplyAsync");
    private static final List<String> ONE_BY_ONE =
            List.of("reactor.core.publisher.", "io.reactivex.", "io.smallrye.mutiny.");
    private static final Set<String> WAITS =
            Set.of("join", "get", "await", "awaitTermination", "invokeAll", "invoke", "close", "take", "acquire");

    private final Program program;
    private final Set<MethodKey> bodies;
    private final Set<MethodKey> inTask;
    private final Set<String> sharedTypes;
    private final Set<String> sharedSelves;

    Tasks(Program program) {
        this.program = program;
        this.bodies =
                program.methods().filter(this::isBody).map(MethodFact::key).collect(Collectors.toSet());
        this.inTask = closure(bodies);
        this.sharedTypes = program.methods()
                .flatMap(this::givenTwice)
                .filter(Value.Allocation.class::isInstance)
                .map(made -> ((Value.Allocation) made).type())
                .collect(Collectors.toSet());
        this.sharedSelves = program.methods()
                .flatMap(method -> Stream.concat(
                        givenTwice(method).filter(Value.Self.class::isInstance).map(self -> method.key()
                                .owner()),
                        sharedByElements(method)))
                .collect(Collectors.toSet());
    }

    /** Another thread than the caller's runs it: a thread's, a task's or a handed-over lambda's code. */
    boolean isBody(MethodKey method) {
        return bodies.contains(method);
    }

    /** A task's body, or a step of it inside the same file's types. */
    public boolean isInTask(MethodFact method) {
        return inTask.contains(method.key());
    }

    /** An object of the type is made once and given to more than one task. */
    public boolean isSharedByTasks(String type) {
        return sharedTypes.contains(type);
    }

    /** More than one task at a time has the object that makes them; what it does itself is another matter. */
    public boolean isMakerOfMany(String type) {
        return sharedSelves.contains(type);
    }

    /** The method starts something as a whole, and hands over its tasks only after that: they see what it has done. */
    public boolean isBeforeStart(MethodFact method, int line) {
        List<CallEdge> handOvers = program.callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .toList();
        return Lifecycle.starts(method)
                && !handOvers.isEmpty()
                && handOvers.stream()
                        .map(edge -> edge.site().site())
                        .allMatch(site -> site.line() > line && !site.inLoop());
    }

    /** The method has waited before that for something that others do. */
    public boolean hasWaited(MethodFact method, int line) {
        return method.calls().stream()
                .anyMatch(call -> WAITS.contains(call.target().name())
                        && call.site().line() <= line
                        && (isConcurrency(call) || isTask(call.target().owner())));
    }

    private static boolean isConcurrency(CallSite call) {
        return call.target().owner().startsWith("java.util.concurrent.")
                || call.target().owner().equals("java.lang.Thread");
    }

    private boolean isBody(MethodFact method) {
        String task = BODIES.get(method.key().name());
        boolean ofType = task != null
                && method.parameters().isEmpty()
                && !method.is(Modifier.STATIC)
                && program.facts().hierarchy().isSubtype(method.key().owner(), task);
        return ofType
                || method.writtenIn().isPresent()
                        && program.callers(method.key()).stream()
                                .anyMatch(edge -> !edge.hop().isSameThread() && !isOneByOne(edge))
                || isGivenByName(method);
    }

    /** {@code new Thread(this::work)}, and nobody calls it otherwise. */
    private boolean isGivenByName(MethodFact method) {
        List<CallEdge> callers = program.callers(method.key());
        return !callers.isEmpty()
                && callers.stream()
                        .allMatch(edge -> !edge.hop().isSameThread()
                                && !isOneByOne(edge)
                                && Values.functions(edge.site())
                                        .anyMatch(task -> task.implementation().equals(method.key())));
    }

    /** Reactive streams change threads between steps, but take one step at a time and hand on what was written. */
    private static boolean isOneByOne(CallEdge edge) {
        String owner = edge.site().target().owner();
        return ONE_BY_ONE.stream().anyMatch(owner::startsWith) && !owner.contains("Parallel");
    }

    private boolean isTask(String type) {
        return TASK_TYPES.stream().anyMatch(task -> program.facts().hierarchy().isSubtype(type, task));
    }

    private Set<MethodKey> closure(Set<MethodKey> roots) {
        Set<MethodKey> reached = new HashSet<>();
        Deque<MethodKey> next = new ArrayDeque<>(roots);
        while (!next.isEmpty()) {
            MethodKey method = next.remove();
            if (reached.add(method)) {
                program.callees(method).stream()
                        .filter(edge -> edge.hop().isSameThread())
                        .map(CallEdge::callee)
                        .filter(callee -> outermost(callee.owner()).equals(outermost(method.owner())))
                        .forEach(next::add);
            }
        }
        return reached;
    }

    public static String outermost(String type) {
        int dollar = type.indexOf('$');
        return dollar < 0 ? type : type.substring(0, dollar);
    }

    private Stream<Value> givenTwice(MethodFact method) {
        List<CallSite> handing =
                method.calls().stream().filter(this::givesToTask).toList();
        return handing.stream().flatMap(Tasks::given).distinct().filter(value -> isGivenTwice(method, handing, value));
    }

    /** The object whose method runs a parallel stream, where its elements' code uses it. */
    private Stream<String> sharedByElements(MethodFact method) {
        return program.callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread()
                        && program.facts()
                                .hierarchy()
                                .isSubtype(edge.site().target().owner(), "java.util.stream.BaseStream"))
                .flatMap(edge -> Values.functions(edge.site()))
                .filter(element -> element.captured().stream().anyMatch(Value.Self.class::isInstance))
                .map(element -> method.key().owner());
    }

    private boolean givesToTask(CallSite call) {
        boolean starts = STARTED_WITH.stream()
                .anyMatch(type ->
                        program.facts().hierarchy().isSubtype(call.target().owner(), type));
        return starts && !call.target().name().equals("start")
                || STAGE.equals(call.target().owner())
                        && START_STAGE.contains(call.target().name())
                || call.target().isConstructor() && isTask(call.target().owner());
    }

    /** What the task gets: its own object, its constructor's arguments, what a lambda captured. */
    private static Stream<Value> given(CallSite call) {
        return call.arguments().stream()
                .flatMap(Value::alternatives)
                .flatMap(argument -> argument instanceof Value.Functional task
                        ? task.captured().stream()
                        : Stream.concat(Stream.of(argument), inside(argument)))
                .filter(value -> value instanceof Value.Allocation || value instanceof Value.Self);
    }

    private static Stream<Value> inside(Value argument) {
        return argument instanceof Value.Allocation made ? made.arguments().stream() : Stream.empty();
    }

    /** {@code new Thread(new Work(this))}: making the one task and starting it. */
    private static boolean isHandedOn(List<CallSite> handing, CallSite making) {
        return making.target().isConstructor()
                && handing.stream()
                        .filter(other -> other.index() != making.index())
                        .flatMap(other -> other.arguments().stream())
                        .flatMap(Value::alternatives)
                        .anyMatch(task -> task instanceof Value.Allocation made
                                && made.type().equals(making.target().owner()));
    }

    private boolean isGivenTwice(MethodFact method, List<CallSite> handing, Value value) {
        if (value instanceof Value.Allocation made) {
            List<CallSite> making = method.calls().stream()
                    .filter(call -> call.target().isConstructor()
                            && call.target().owner().equals(made.type()))
                    .toList();
            if (program.type(made.type()).isEmpty()
                    || making.size() != 1
                    || making.get(0).site().inLoop()) {
                return false;
            }
        }
        List<CallSite> to = handing.stream()
                .filter(call -> given(call).anyMatch(value::equals) && !isHandedOn(handing, call))
                .toList();
        return to.size() > 1 || to.stream().anyMatch(call -> call.site().inLoop());
    }
}
