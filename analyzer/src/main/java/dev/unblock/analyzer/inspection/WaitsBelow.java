package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which calls lead to a wait of some kinds: they wait themselves, or what they call does so on the same thread. */
public final class WaitsBelow {

    private static final int DEEPEST = 10;

    private static final Set<String> AFTER_FAILURE = Set.of("rollback", "close", "setAutoCommit");

    /** Another system, a task, a process or the clock: nothing that ends within this process's own work. */
    static final Set<Group> SLOW = Set.of(Group.REMOTE, Group.TASK, Group.PROCESS, Group.SLEEP);

    static final Set<Group> SLOW_OR_DATABASE =
            Set.of(Group.REMOTE, Group.TASK, Group.PROCESS, Group.SLEEP, Group.DATABASE);

    private final Program program;
    private final NarrowSteps steps;
    private final Waits waits;
    private final Predicate<Wait> counts;
    private final BiPredicate<MethodKey, CallSite> leads;
    private final Map<MethodKey, Wait> nearest = new HashMap<>();

    private WaitsBelow(
            Program program,
            NarrowSteps steps,
            Waits waits,
            Predicate<Wait> counts,
            BiPredicate<MethodKey, CallSite> leads) {
        this.program = program;
        this.steps = steps;
        this.waits = waits;
        this.counts = counts;
        this.leads = leads;
        spread();
    }

    public static WaitsBelow of(Program program, Waits waits, Set<Group> groups) {
        return of(program, new NarrowSteps(program), waits, groups);
    }

    static WaitsBelow of(Program program, NarrowSteps steps, Waits waits, Set<Group> groups) {
        return new WaitsBelow(
                program, steps, waits, wait -> groups.contains(wait.kind().group()), (caller, call) -> true);
    }

    /** Waits of one kind that ask anew, not for the next piece of an answer, nor once for all; names are looked up once. */
    static WaitsBelow asking(Program program, NarrowSteps steps, Waits waits, Group group, Memoised memoised) {
        return new WaitsBelow(
                program,
                steps,
                waits,
                wait -> wait.kind().group() == group
                        && wait.kind() != Kind.DNS
                        && !Pieces.isPiece(program.facts().hierarchy(), wait)
                        && !memoised.is(wait.method().key(), wait.call()),
                (caller, call) -> !memoised.is(caller, call) && !isPublication(call));
    }

    /** Of these waits, those that are sure to come, whatever way the code takes and whatever caches know. */
    WaitsBelow surely(Choices choices, KeptAnswers kept) {
        Certainty certainty = new Certainty(program, choices, this);
        BiPredicate<MethodKey, CallSite> isSure =
                new AskedOnce((caller, call) -> certainty.isSure(caller, call) && !kept.mayAnswer(caller, call));
        return new WaitsBelow(
                program,
                steps,
                waits,
                wait -> counts.test(wait) && isSure.test(wait.method().key(), wait.call()),
                (caller, call) -> leads.test(caller, call) && isSure.test(caller, call));
    }

    /** Which of the listeners does what for which event is known to them alone. */
    private static boolean isPublication(CallSite call) {
        return call.target().name().equals("publishEvent");
    }

    /** The nearest wait in the method or below it. */
    public Optional<Wait> in(MethodKey method) {
        return Optional.ofNullable(nearest.get(method));
    }

    /** The wait that the call is, or leads to. */
    public Optional<Wait> at(MethodFact method, CallSite call) {
        Stream<Wait> here = waits.in(method.key()).stream()
                .filter(wait -> wait.call().index() == call.index() && counts.test(wait));
        return here.findFirst().or(() -> edgesAt(method, call).stream()
                .flatMap(edge -> in(edge.callee()).stream())
                .findFirst());
    }

    /** The calls from the given one, which is left out, down to the wait that it leads to. */
    public List<CallSite> way(MethodFact method, CallSite call) {
        Optional<Wait> end = at(method, call);
        List<CallSite> way = new ArrayList<>();
        MethodFact above = method;
        CallSite step = call;
        while (end.isPresent() && !end.get().call().equals(step) && way.size() < DEEPEST) {
            Optional<MethodFact> below = edgesAt(above, step).stream()
                    .filter(edge -> in(edge.callee()).equals(end))
                    .flatMap(edge -> program.method(edge.callee()).stream())
                    .findFirst();
            Optional<CallSite> next = below.flatMap(in ->
                    in.calls().stream().filter(one -> at(in, one).equals(end)).findFirst());
            if (next.isEmpty()) {
                break;
            }
            above = below.get();
            step = next.get();
            way.add(step);
        }
        return way;
    }

    /** As {@link #at}, where at least half of the methods that the call can mean lead there. */
    public Optional<Wait> mostlyAt(MethodFact method, CallSite call) {
        List<CallEdge> edges = edgesAt(method, call);
        long leading =
                edges.stream().filter(edge -> in(edge.callee()).isPresent()).count();
        boolean few = leading > 0 && 2 * leading < edges.size();
        return few
                        && waits.in(method.key()).stream()
                                .noneMatch(wait -> wait.call().index() == call.index())
                ? Optional.empty()
                : at(method, call);
    }

    /** Steps from the call that stay on its thread. */
    public List<CallEdge> edgesAt(MethodFact method, CallSite call) {
        List<CallEdge> edges = steps.at(method.key(), call.index());
        return edges.isEmpty() || leads.test(method.key(), call) ? edges : List.of();
    }

    /** What only loads on demand, or only happens after a failure, stands for a method where nothing else does. */
    private void spread() {
        spread(wait -> !isAfterFailure(wait) && wait.loads().isEmpty());
        spread(wait -> wait.loads().isPresent());
        spread(WaitsBelow::isAfterFailure);
    }

    private static boolean isAfterFailure(Wait wait) {
        return AFTER_FAILURE.contains(wait.target().name())
                || wait.method().catches().stream()
                        .anyMatch(clause -> clause.calls().contains(wait.call().target()));
    }

    private void spread(Predicate<Wait> which) {
        Set<MethodKey> first = new TreeSet<>();
        Map<MethodKey, Wait> costliest = new HashMap<>();
        waits.all()
                .filter(counts)
                .filter(which)
                .forEach(wait -> costliest.merge(wait.method().key(), wait, WaitsBelow::costlier));
        costliest.forEach((method, wait) -> {
            if (nearest.putIfAbsent(method, wait) == null) {
                first.add(method);
            }
        });
        Deque<MethodKey> next = new ArrayDeque<>(first);
        for (int depth = 0; depth < DEEPEST && !next.isEmpty(); depth++) {
            Deque<MethodKey> above = new ArrayDeque<>();
            next.forEach(method -> spread(method, above));
            next = above;
        }
    }

    private static Wait costlier(Wait earlier, Wait later) {
        return later.api().latency() > earlier.api().latency() ? later : earlier;
    }

    private void spread(MethodKey method, Deque<MethodKey> above) {
        for (CallEdge edge : program.callers(method)) {
            if (edge.hop().isSameThread()
                    && !steps.at(edge.caller(), edge.site().index()).isEmpty()
                    && leads.test(edge.caller(), edge.site())
                    && nearest.putIfAbsent(edge.caller(), nearest.get(method)) == null) {
                above.add(edge.caller());
            }
        }
    }
}
