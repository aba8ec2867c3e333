package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which state one task has to itself: all code that touches it runs in that task alone, and the task runs once at a
 * time, as the body of a thread or a periodic job does.
 *
 * <p>A method belongs to a task when every way up its callers ends at the task's body. A way that ends at a method which
 * nobody calls ends outside: whoever calls that is another thread.
 */
public final class Confinement {

    private static final int MOST = 300;
    private static final Set<String> AFTER_CONSTRUCTION = Set.of("PostConstruct");
    private static final String STARTS = "(start|init|open|launch|run|main|begin|activate|boot|schedule).*|<c?l?init>";

    private final Program program;
    private final Tasks tasks;
    private final ConcurrentAccess accesses;
    private final Map<MethodKey, Set<MethodKey>> roots = new ConcurrentHashMap<>();
    private final Map<MethodKey, List<MethodKey>> callers = new ConcurrentHashMap<>();

    Confinement(Program program, Tasks tasks, ConcurrentAccess accesses) {
        this.program = program;
        this.tasks = tasks;
        this.accesses = accesses;
    }

    /** Of the methods, those that touch the field while it lives, all run in one task, which nothing else runs beside. */
    public boolean isOfOneTask(FieldKey field, Collection<MethodFact> touching) {
        Set<MethodKey> found = new HashSet<>();
        for (MethodFact method : touching) {
            found.addAll(rootsOf(method));
            if (found.size() > 1) {
                return false;
            }
        }
        return found.stream().allMatch(root -> runsAlone(root, field)) && !isOfManyVerticles(field);
    }

    /** A verticle is deployed as many times as there are cores: each of them has its own thread, and all have what is static. */
    private boolean isOfManyVerticles(FieldKey field) {
        return program.facts().hierarchy().isSubtype(field.owner(), "io.vertx.core.Verticle")
                && program.type(field.owner()).stream()
                        .flatMap(type -> type.fields().stream())
                        .anyMatch(one -> one.key().equals(field) && one.is(Modifier.STATIC));
    }

    private Set<MethodKey> rootsOf(MethodFact method) {
        Set<MethodKey> known = roots.get(method.key());
        if (known == null) {
            known = search(method);
            roots.put(method.key(), known);
        }
        return known;
    }

    private Set<MethodKey> search(MethodFact start) {
        Set<MethodKey> found = new HashSet<>();
        Set<MethodKey> seen = new HashSet<>();
        Deque<MethodKey> next = new ArrayDeque<>(List.of(start.key()));
        while (!next.isEmpty() && found.size() < 2) {
            MethodKey at = next.remove();
            if (!seen.add(at) || isOwnConstruction(at, start)) {
                continue;
            }
            List<MethodKey> above =
                    tasks.isBody(at) ? List.of() : callers(at, start.key().owner());
            if (above.isEmpty() || seen.size() > MOST || isReferred(at)) {
                found.add(at);
            }
            next.addAll(above);
        }
        return found;
    }

    /** A method that a thread or an executor is given by its name, as in {@code pool.execute(this::work)}. */
    private boolean isReferred(MethodKey method) {
        return program.callers(method).stream()
                .anyMatch(edge -> !edge.hop().isSameThread()
                        && Values.functions(edge.site())
                                .anyMatch(task -> task.implementation().equals(method)));
    }

    /**
     * While the object itself is made, nobody else has it; what other objects' constructors call is another matter. The
     * container calls what follows before it starts the task, or the task is started there.
     */
    private boolean isOwnConstruction(MethodKey at, MethodFact start) {
        return at.owner().equals(start.key().owner())
                && program.method(at)
                        .filter(method -> accesses.isConstructing(method) || isContainers(method))
                        .isPresent();
    }

    private boolean isContainers(MethodFact method) {
        return method.key().name().equals("afterPropertiesSet")
                || SharedTypes.isMarked(method.annotations(), AFTER_CONSTRUCTION);
    }

    /** Mostly whatever the type: a method of an interface with thousands of callers is met in thousands of searches. */
    private List<MethodKey> callers(MethodKey method, String type) {
        List<CallEdge> steps = program.callers(method);
        return steps.stream().anyMatch(Confinement::callsItself)
                ? callers(method, steps.stream().filter(edge -> !isOfAnother(edge, type)))
                : callers.computeIfAbsent(method, key -> callers(key, steps.stream()));
    }

    private static List<MethodKey> callers(MethodKey method, Stream<CallEdge> steps) {
        return steps.filter(edge -> edge.hop().isSameThread())
                .map(CallEdge::caller)
                .filter(caller -> !caller.equals(method))
                .distinct()
                .toList();
    }

    private static boolean callsItself(CallEdge step) {
        return step.site().receiver().filter(Value.Self.class::isInstance).isPresent();
    }

    /** A step of an inherited method that calls itself: the object is no other class's that inherits it, too. */
    private boolean isOfAnother(CallEdge edge, String type) {
        String caller = edge.caller().owner();
        return callsItself(edge)
                && edge.caller().name().indexOf('$') < 0
                && program.facts().hierarchy().isSubtype(type, edge.callee().owner())
                && !program.facts().hierarchy().isSubtype(type, caller)
                && !program.facts().hierarchy().isSubtype(caller, type);
    }

    /** Each object of a thread's own class has a thread of its own; an object around the task may start many. */
    private boolean runsAlone(MethodKey root, FieldKey field) {
        if (!tasks.isBody(root) && !isReferred(root)) {
            return false;
        }
        boolean own = !root.name().startsWith("lambda$")
                && tasks.isBody(root)
                && (program.facts().hierarchy().isSubtype(root.owner(), field.owner())
                        || program.facts().hierarchy().isSubtype(field.owner(), root.owner()));
        return own ? !tasks.isSharedByTasks(root.owner()) : isStartedOnce(root);
    }

    private boolean isStartedOnce(MethodKey root) {
        List<CallEdge> starts = program.callers(root).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .toList();
        return starts.size() == 1 && isOnce(starts.get(0));
    }

    private boolean isOnce(CallEdge start) {
        CallSite site = start.site();
        boolean periodic = site.target().name().startsWith("scheduleAt")
                || site.target().name().startsWith("scheduleWith");
        boolean atStart = program.method(start.caller())
                .map(MethodFact::named)
                .filter(caller -> caller.name().matches(STARTS))
                .isPresent();
        return !site.site().inLoop() && (periodic || atStart);
    }
}
