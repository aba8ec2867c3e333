package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What handlers return for Spring MVC to run later, on its executor for asynchronous requests. */
public final class HandlerResults {

    private static final Map<String, String> RUN_LATER = Map.of(
            "java.util.concurrent.Callable", "call",
            "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody", "writeTo");

    private final ProjectIndex index;
    private final Origins origins;
    private final MethodReferences references;
    private final Hop hop;

    public HandlerResults(ProjectIndex index, Origins origins, MethodReferences references, Hop hop) {
        this.index = index;
        this.origins = origins;
        this.references = references;
        this.hop = hop;
    }

    public void addSteps(List<Entry> entries, CallGraph.Builder graph) {
        for (Entry entry : entries) {
            MethodFact handler = index.method(entry.method());
            String later = RUN_LATER.get(handler.key().returnType());
            if (entry.kind().equals("spring-mvc") && later != null) {
                handler.returned().forEach(value -> addStep(entry.method(), handler, value, later, graph));
            }
        }
    }

    private void addStep(int method, MethodFact handler, Value value, String later, CallGraph.Builder graph) {
        CallSite frameworksCall = frameworksCall(handler, later);
        for (Located made : origins.of(new Located(method, value))) {
            if (made.value() instanceof Value.Functional functional) {
                references
                        .body(made.method(), functional)
                        .ifPresent(body -> graph.add(method, frameworksCall, body, hop));
            } else if (made.value() instanceof Value.Allocation object) {
                index.type(object.type()).ifPresent(type -> type.methods().stream()
                        .filter(body -> body.key().name().equals(later))
                        .forEach(body -> graph.add(
                                method, frameworksCall, index.number(body.key()).orElseThrow(), hop)));
            }
        }
    }

    private static CallSite frameworksCall(MethodFact handler, String later) {
        return new CallSite(
                handler.calls().size(),
                new MethodKey(handler.key().returnType(), later, "()Ljava/lang/Object;"),
                CallSite.Dispatch.INTERFACE,
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                CallSite.Outcome.USED,
                handler.site(),
                Attribution.BYTECODE);
    }
}
