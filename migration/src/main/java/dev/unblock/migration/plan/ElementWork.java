package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.Finding;
import dev.unblock.model.ThreadContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether work that is done for each element may run on a bounded executor, and its starter wait for it. */
final class ElementWork {

    private static final Set<ThreadContext> POOLS =
            Set.of(ThreadContext.COMMON_POOL, ThreadContext.BOUNDED_POOL, ThreadContext.UNBOUNDED_POOL);

    private final Program program;
    private final NamedMethods named;
    private final Hazards hazards;

    ElementWork(Program program, NamedMethods named, Hazards hazards) {
        this.program = program;
        this.named = named;
        this.hazards = hazards;
    }

    Optional<Sighting> unfit(Finding finding) {
        return named.of(finding.method()).stream()
                .flatMap(method ->
                        Stream.of(starter(method), ofTheThread(method)).flatMap(Optional::stream))
                .findFirst();
    }

    private Optional<Sighting> starter(MethodFact method) {
        Set<ThreadContext> threads = program.threads(method.key());
        if (method.writtenIn().isEmpty() && threads.stream().anyMatch(POOLS::contains)) {
            return Optional.of(
                    at(Hazard.H22, method, "also runs on a pool's thread, and would wait there for further tasks"));
        }
        if (threads.contains(ThreadContext.EVENT_LOOP)) {
            return Optional.of(at(Hazard.H22, method, "also runs on an event loop, which must not wait for its tasks"));
        }
        return hazards.isHeldWhileWaiting(method.key())
                ? Optional.of(at(Hazard.H7, method, "may be called under a lock or in a transaction"))
                : Optional.empty();
    }

    private Optional<Sighting> ofTheThread(MethodFact method) {
        return program.callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .map(CallEdge::callee)
                .flatMap(task -> hazards.ofItsThread(task).stream())
                .findFirst();
    }

    private static Sighting at(Hazard hazard, MethodFact method, String what) {
        return Sighting.of(hazard, method.key(), method.site(), method.named().signature() + " " + what);
    }
}
