package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Calls into libraries that run, before they return, all that the project registered there, such as its health checks or
 * what looks up the user that logs in.
 */
public final class RunsOfAll {

    private static final String MANAGER = "org.springframework.security.authentication.AuthenticationManager";
    private static final String PROVIDER = "org.springframework.security.authentication.AuthenticationProvider";
    private static final String USERS = "org.springframework.security.core.userdetails.UserDetailsService";
    private static final String AUTH_FILTER = "io.dropwizard.auth.AuthFilter";
    private static final List<Run> RUNS = List.of(
            new Run(
                    "com.codahale.metrics.health.HealthCheckRegistry",
                    Set.of("runHealthChecks", "runHealthCheck"),
                    "com.codahale.metrics.health.HealthCheck",
                    "check"),
            new Run(AUTH_FILTER, Set.of("filter"), "io.dropwizard.auth.Authenticator", "authenticate"),
            new Run(MANAGER, Set.of("authenticate"), PROVIDER, "authenticate"),
            new Run(MANAGER, Set.of("authenticate"), USERS, "loadUserByUsername"));

    private final ProjectIndex index;
    private final MethodReferences references;

    /** @param type whose overrides of the method are run */
    private record Run(String owner, Set<String> names, String type, String method) {

        boolean isBegunBy(CallSite call) {
            return names.contains(call.target().name())
                    && owner.equals(call.target().owner());
        }
    }

    public RunsOfAll(ProjectIndex index, MethodReferences references) {
        this.index = index;
        this.references = references;
    }

    public void addSteps(CallGraph.Builder graph) {
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
        IntStream.concat(overrides(run), lambdas(run))
                .distinct()
                .filter(own -> own != method)
                .forEach(own -> graph.add(method, call, own, Hop.SAME_THREAD));
    }

    private IntStream overrides(Run run) {
        return index.subtypes(run.type()).stream()
                .map(TypeFact::methods)
                .flatMap(List::stream)
                .filter(own -> own.key().name().equals(run.method()))
                .flatMapToInt(own -> index.number(own.key()).stream());
    }

    /** {@code @Bean UserDetailsService users() { return name -> …; }}. */
    private IntStream lambdas(Run run) {
        return IntStream.range(0, index.methodCount())
                .filter(maker -> index.method(maker).key().returnType().equals(run.type()))
                .flatMap(maker -> index.method(maker).returned().stream()
                        .flatMap(Value::alternatives)
                        .filter(Value.Functional.class::isInstance)
                        .flatMapToInt(made -> references.body(maker, (Value.Functional) made).stream()));
    }
}
