package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.ComposedAnnotations;
import dev.unblock.analyzer.program.Program;
import java.util.Set;
import java.util.stream.Stream;

/** Methods before which a proxy looks into a cache, and runs them only for what it has no answer to. */
public final class KeptAnswers {

    private static final Set<String> ANNOTATIONS = Set.of(
            "org.springframework.cache.annotation.Cacheable",
            "javax.cache.annotation.CacheResult",
            "io.quarkus.cache.CacheResult",
            "io.micronaut.cache.annotation.Cacheable");

    private final Program program;
    private final ComposedAnnotations annotations;

    KeptAnswers(Program program) {
        this.program = program;
        this.annotations = ComposedAnnotations.of(program);
    }

    /** The call may be answered by a cache: it means such a method, and goes through the proxy before it. */
    public boolean mayAnswer(MethodKey caller, CallSite call) {
        Stream<MethodKey> meant = Stream.concat(
                Stream.of(call.target()), program.callees(caller, call).map(Program.CallEdge::callee));
        return !isPastProxy(call)
                && meant.flatMap(method -> program.method(method).stream()).anyMatch(this::isCached);
    }

    /** As above, as far as what the call names tells. */
    public boolean mayAnswer(CallSite call) {
        return !isPastProxy(call)
                && program.method(call.target()).filter(this::isCached).isPresent();
    }

    private static boolean isPastProxy(CallSite call) {
        return call.receiver().filter(Value.Self.class::isInstance).isPresent();
    }

    private boolean isCached(MethodFact method) {
        return annotations.all(method.annotations()).anyMatch(annotation -> ANNOTATIONS.contains(annotation.type()));
    }
}
