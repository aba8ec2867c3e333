package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Reach;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What chains run on the schedulers that reactive libraries have for waits, {@code subscribeOn(Schedulers.boundedElastic())}. */
final class ElasticWork {

    private static final Set<String> FOR_WAITS = Set.of("boundedElastic", "elastic", "io");

    private ElasticWork() {}

    static Reach of(Inspection inspection) {
        Map<MethodKey, Reach.Start> starts = new HashMap<>();
        inspection.methods().forEach(method -> method.calls().stream()
                .filter(call -> call.target().name().equals("subscribeOn") && isForWaits(inspection, method, call))
                .forEach(call -> begin(inspection, method, call, starts)));
        return Reach.narrow(inspection.program(), starts, edge -> false);
    }

    private static void begin(
            Inspection inspection, MethodFact method, CallSite moved, Map<MethodKey, Reach.Start> starts) {
        Set<Integer> chain = moved.receiver().stream()
                .flatMap(Values::chain)
                .map(Value.Result::call)
                .collect(Collectors.toSet());
        inspection.program().callees(method.key()).stream()
                .filter(edge ->
                        !edge.hop().isSameThread() && chain.contains(edge.site().index()))
                .map(CallEdge::callee)
                .forEach(task -> starts.putIfAbsent(task, new Reach.Start(method, moved.site(), "")));
    }

    private static boolean isForWaits(Inspection inspection, MethodFact method, CallSite call) {
        return call.arguments().stream()
                .flatMap(scheduler -> inspection.program().origins(method.key(), scheduler).stream())
                .anyMatch(made -> made instanceof Value.Result result
                        && FOR_WAITS.contains(result.target().name())
                        && result.target().owner().endsWith("Schedulers"));
    }
}
