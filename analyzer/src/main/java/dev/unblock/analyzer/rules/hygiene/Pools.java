package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Reach;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Executor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The executors of a program that are known by field or bean, and what they run. */
final class Pools {

    private static final String EXECUTOR = "java.util.concurrent.Executor";

    private Pools() {}

    /** Where a pool is given one of its tasks. */
    record HandOver(MethodFact method, CallEdge edge) {

        MethodKey task() {
            return edge.callee();
        }
    }

    /** By the executor's identity. */
    static Map<String, List<HandOver>> of(Inspection inspection) {
        Map<String, List<HandOver>> byPool = new TreeMap<>();
        inspection.methods().forEach(method -> inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .forEach(edge -> ExecutorCalls.target(inspection, method, edge.site())
                        .map(Executor::identity)
                        .filter(identity -> !identity.isEmpty())
                        .ifPresent(identity -> byPool.merge(
                                identity, List.of(new HandOver(method, edge)), (some, more) -> Stream.concat(
                                                some.stream(), more.stream())
                                        .toList()))));
        return byPool;
    }

    /** What the pool's threads run, each method with the first hand-over that leads to it. */
    static Reach running(Inspection inspection, List<HandOver> handOvers) {
        Map<MethodKey, Reach.Start> starts = new HashMap<>();
        handOvers.forEach(one -> starts.putIfAbsent(
                one.task(), new Reach.Start(one.method(), one.edge().site().site(), "")));
        return Reach.narrow(inspection.program(), starts, edge -> false);
    }

    /** The calls that make the executor which the hand-over goes to. */
    static Stream<Value> makers(Inspection inspection, HandOver handOver) {
        int at = handOver.edge().site().target().parameterTypes().indexOf(EXECUTOR);
        List<Value> arguments = handOver.edge().site().arguments();
        Optional<Value> executor = at >= 0 && at < arguments.size()
                ? Optional.of(arguments.get(at))
                : handOver.edge().site().receiver();
        return executor.stream()
                .flatMap(value -> inspection.program().origins(handOver.method().key(), value).stream());
    }
}
