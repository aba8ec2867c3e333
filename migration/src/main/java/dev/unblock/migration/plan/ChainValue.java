package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.migration.plan.AsyncChain.Kind;
import dev.unblock.migration.plan.AsyncChain.Link;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a chain brings anything. Asynchronous clients free threads. Façades only move waits to other threads: they pay
 * where several of them can wait at the same time.
 */
final class ChainValue {

    private final Program program;
    private final WaitIndex waits;
    private final ReadOnly readOnly;

    ChainValue(Program program, WaitIndex waits, ReadOnly readOnly) {
        this.program = program;
        this.waits = waits;
        this.readOnly = readOnly;
    }

    /** What to say of a chain that is possible and pointless. */
    Optional<Obstacle> whyNone(AsyncChain chain) {
        if (chain.has(Kind.CLIENT) || waitsTogether(chain)) {
            return Optional.empty();
        }
        return waits.below(chain.handler().key()).stream()
                .findFirst()
                .map(wait -> new Obstacle("CreateAsyncFacade", NoCounterpart.pointless(wait)));
    }

    private boolean waitsTogether(AsyncChain chain) {
        Stream<MethodFact> composed = chain.links().stream()
                .filter(link -> link.kind() == Kind.COMPOSED)
                .map(Link::method);
        return composed.anyMatch(method -> independentReads(method).size() > 1);
    }

    private List<?> independentReads(MethodFact method) {
        List<CallEdge> reads = program.callees(method.key()).stream()
                .filter(edge -> edge.hop().isSameThread() && waits.waits(edge.callee()))
                .filter(edge -> readOnly.isReadOnly(edge.callee()))
                .toList();
        return FanOutFinder.independent(method, reads);
    }
}
