package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.ComposedAnnotations;
import dev.unblock.analyzer.program.Program;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls before which a proxy asks a cache, where that cache is a server: those wait for it, whatever the method does.
 *
 * <p>A cache in memory does not make its caller wait.
 */
final class CachedAnswers {

    /** As long as a command of Redis usually takes. */
    private static final int LATENCY = 2;

    private final Program program;
    private final Map<MethodKey, AnnotationFact> methods;
    private final Set<String> names;

    CachedAnswers(Program program) {
        this.program = program;
        ComposedAnnotations annotations = ComposedAnnotations.of(program);
        Set<String> remote = RemoteCaches.annotations(program);
        this.methods = remote.isEmpty()
                ? Map.of()
                : program.methods()
                        .flatMap(method -> annotations
                                .all(method.annotations())
                                .filter(annotation -> remote.contains(annotation.type()))
                                .limit(1)
                                .map(annotation -> Map.entry(method.key(), annotation)))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        this.names = methods.keySet().stream().map(MethodKey::name).collect(Collectors.toUnmodifiableSet());
    }

    Optional<Wait> at(MethodFact method, CallSite call) {
        if (!names.contains(call.target().name()) || isPastProxy(call)) {
            return Optional.empty();
        }
        return Stream.concat(
                        Stream.of(call.target()),
                        program.callees(method.key(), call).map(Program.CallEdge::callee))
                .flatMap(target -> Optional.ofNullable(methods.get(target)).stream())
                .findFirst()
                .map(annotation -> wait(method, call, annotation));
    }

    private static boolean isPastProxy(CallSite call) {
        return call.dispatch() == CallSite.Dispatch.STATIC
                || call.dispatch() == CallSite.Dispatch.SPECIAL
                || call.receiver().filter(Value.Self.class::isInstance).isPresent();
    }

    private static Wait wait(MethodFact method, CallSite call, AnnotationFact annotation) {
        BlockingApi api = new BlockingApi(
                call.target().owner(),
                call.target().name(),
                Optional.empty(),
                Kind.REDIS,
                Timed.CLIENT,
                Optional.empty(),
                LATENCY,
                Condition.ALWAYS,
                annotation.type() + ": its proxy asks the cache");
        return new Wait(method, call, call.target(), api, api.kind(), Wait.Bound.BY_CLIENT, Certainty.LIKELY);
    }
}
