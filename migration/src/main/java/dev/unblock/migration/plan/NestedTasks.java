package dev.unblock.migration.plan;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.migration.plan.WaitIndex.WaitingCall;
import dev.unblock.model.ThreadContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tasks that wait for other tasks. On a pool with a limit they can take all its threads and wait for ever for tasks that
 * stand in its queue (H22); so such tasks stay on pools without a limit.
 */
final class NestedTasks {

    /** Waits that end when another task ends; a consumer that waits for its queue is fed from elsewhere. */
    private static final Set<Kind> TASKS = EnumSet.of(Kind.FUTURE, Kind.JOIN, Kind.LATCH, Kind.SYNC_BRIDGE);

    private final Program program;
    private final NamedMethods named;
    private final WaitIndex waits;
    private final Optional<Sighting> onUnboundedPools;

    NestedTasks(Program program, NamedMethods named, WaitIndex waits) {
        this.program = program;
        this.named = named;
        this.waits = waits;
        this.onUnboundedPools = firstNested(program.methods(), edge -> edge.hop()
                .context()
                .filter(ThreadContext.UNBOUNDED_POOL::equals)
                .isPresent());
    }

    /** Among the tasks that a method starts. */
    Optional<Sighting> startedIn(String method) {
        return firstNested(named.of(method).stream(), edge -> true);
    }

    /** Among all tasks of pools without a limit. */
    Optional<Sighting> onUnboundedPools() {
        return onUnboundedPools;
    }

    /** Findings about waits in tasks that the method starts on the common pool. */
    List<String> waitsOnTheCommonPool(String method) {
        return named.of(method).stream()
                .flatMap(fact -> program.callees(fact.key()).stream())
                .filter(edge -> edge.hop()
                        .context()
                        .filter(ThreadContext.COMMON_POOL::equals)
                        .isPresent())
                .flatMap(edge -> waits.idsBelow(edge.callee()).stream())
                .distinct()
                .toList();
    }

    private Optional<Sighting> firstNested(Stream<MethodFact> starters, Predicate<CallEdge> handOffs) {
        return starters.flatMap(method -> program.callees(method.key()).stream())
                .filter(edge -> !edge.hop().isSameThread())
                .filter(handOffs)
                .flatMap(this::waitForATask)
                .sorted()
                .findFirst();
    }

    private Stream<Sighting> waitForATask(CallEdge edge) {
        return waits.below(edge.callee()).stream()
                .filter(wait -> TASKS.contains(wait.kind()))
                .map(NestedTasks::sighting);
    }

    private static Sighting sighting(WaitingCall wait) {
        return Sighting.of(
                Hazard.H22,
                wait.method().named(),
                wait.call().site(),
                wait.method().named().signature() + " runs as a task and waits there for "
                        + wait.seen().called() + ", that is for further tasks");
    }
}
