package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.List;
import java.util.Set;

/** Calls into libraries that run, before they return, all that the project registered there, such as its health checks. */
final class RunsOfAll {

    private static final List<Run> RUNS = List.of(new Run(
            "com.codahale.metrics.health.HealthCheckRegistry",
            Set.of("runHealthChecks", "runHealthCheck"),
            "com.codahale.metrics.health.HealthCheck",
            "check"));

    private final ProjectIndex index;

    /** @param type whose overrides of the method are run */
    private record Run(String owner, Set<String> names, String type, String method) {

        boolean isBegunBy(CallSite call) {
            return names.contains(call.target().name())
                    && owner.equals(call.target().owner());
        }
    }

    RunsOfAll(ProjectIndex index) {
        this.index = index;
    }

    void addSteps(CallGraph.Builder graph) {
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                for (Run run : RUNS) {
                    if (run.isBegunBy(call)) {
                        addAll(graph, method, call, run);
                    }
                }
            }
        }
    }

    private void addAll(CallGraph.Builder graph, int method, CallSite call, Run run) {
        index.subtypes(run.type()).stream()
                .map(TypeFact::methods)
                .flatMap(List::stream)
                .filter(own -> own.key().name().equals(run.method()))
                .flatMapToInt(own -> index.number(own.key()).stream())
                .distinct()
                .forEach(own -> graph.add(method, call, own, Hop.SAME_THREAD));
    }
}
