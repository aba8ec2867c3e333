package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Steps of the call graph that stay on their thread, by the call that makes them; looked up once for all who follow them. */
final class NarrowSteps {

    /** Past this, a call with many possible targets says little about which of them it means. */
    private static final int WIDEST = 3;

    private final Program program;
    private final Map<MethodKey, Map<Integer, List<CallEdge>>> byCall = new ConcurrentHashMap<>();

    NarrowSteps(Program program) {
        this.program = program;
    }

    /** None where the call means too many methods to say anything of one. */
    List<CallEdge> at(MethodKey caller, int call) {
        return byCall.computeIfAbsent(caller, this::byCall).getOrDefault(call, List.of());
    }

    private Map<Integer, List<CallEdge>> byCall(MethodKey caller) {
        Map<Integer, List<CallEdge>> steps = program.callees(caller).stream()
                .collect(Collectors.groupingBy(edge -> edge.site().index()));
        steps.values().removeIf(edges -> edges.size() > WIDEST);
        steps.replaceAll((call, edges) ->
                edges.stream().filter(edge -> edge.hop().isSameThread()).toList());
        return steps;
    }
}
