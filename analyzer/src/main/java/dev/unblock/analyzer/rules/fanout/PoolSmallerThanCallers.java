package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds pools of threads that need connections of which there are fewer than threads. */
final class PoolSmallerThanCallers implements Rule {

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A pool has more threads that need a connection, to the database or a partner, than there are.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.of(ConnectionPools.values()).flatMap(pool -> pool.connections(inspection).stream()
                .flatMap(connections ->
                        inspection.calls().flatMap(call -> problem(inspection, call, pool, connections).stream())));
    }

    private static Optional<Problem> problem(Inspection inspection, Call call, ConnectionPools pool, int connections) {
        return ExecutorCalls.target(inspection, call.method(), call.site())
                .flatMap(executor -> executor.threads().value())
                .filter(threads -> threads > connections)
                .filter(threads -> waits(inspection, call).anyMatch(wait -> pool.serves(inspection, wait)))
                .map(threads -> Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .confidence(Confidence.MEDIUM)
                        .message("Up to " + threads + " of these tasks run at once and each needs a connection to "
                                + pool.to() + ", of which there are " + connections
                                + ": the others wait for one, and so does everybody else. Let the pool have fewer threads than"
                                + " there are connections, or raise the connections."));
    }

    private static Stream<Wait> waits(Inspection inspection, Call call) {
        return inspection
                .program()
                .callees(call.method().key(), call.site())
                .filter(edge -> !edge.hop().isSameThread())
                .flatMap(edge -> Stream.concat(
                        inspection.database().in(edge.callee()).stream(),
                        inspection.remote().in(edge.callee()).stream()));
    }
}
