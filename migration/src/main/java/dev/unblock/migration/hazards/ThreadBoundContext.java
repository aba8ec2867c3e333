package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes of what only the request's own thread knows. */
final class ThreadBoundContext implements HazardCheck {

    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";
    private static final Map<String, Hazard> OWNERS = Map.ofEntries(
            Map.entry("org.springframework.security.core.context.SecurityContextHolder", Hazard.H3),
            Map.entry("org.slf4j.MDC", Hazard.H4),
            Map.entry("org.apache.logging.log4j.ThreadContext", Hazard.H4),
            Map.entry("io.opentelemetry.context.Context", Hazard.H4),
            Map.entry("org.apache.shiro.SecurityUtils", Hazard.H4),
            Map.entry("org.apache.dubbo.rpc.RpcContext", Hazard.H4),
            Map.entry("org.springframework.context.i18n.LocaleContextHolder", Hazard.H5),
            Map.entry("org.springframework.web.context.request.RequestContextHolder", Hazard.H5),
            Map.entry("org.springframework.web.servlet.support.ServletUriComponentsBuilder", Hazard.H5),
            Map.entry("jakarta.servlet.http.HttpServletRequest", Hazard.H5),
            Map.entry("jakarta.servlet.http.HttpServletResponse", Hazard.H5),
            Map.entry("jakarta.servlet.http.HttpSession", Hazard.H5),
            Map.entry("javax.servlet.http.HttpServletRequest", Hazard.H5),
            Map.entry("javax.servlet.http.HttpServletResponse", Hazard.H5),
            Map.entry("javax.servlet.http.HttpSession", Hazard.H5));

    private final Program program;
    private final Set<FieldKey> written;

    ThreadBoundContext(Program program) {
        this.program = program;
        this.written = program.methods()
                .flatMap(method -> method.calls().stream())
                .filter(call -> call.target().name().equals("set") && isThreadLocal(call))
                .flatMap(call -> field(call).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return method.calls().stream().flatMap(call -> hazard(call).stream()
                .map(hazard -> Sighting.of(
                        hazard,
                        method.key(),
                        call.site(),
                        method.named().signature() + " calls " + call.target().signature())));
    }

    /** Reads of thread locals that only keep what is dear to make: harmless in a pool, and of no use without one. */
    Stream<Sighting> caches(MethodFact method) {
        return method.calls().stream()
                .filter(call -> call.target().name().equals("get") && isThreadLocal(call) && isOnlyACache(call))
                .map(call -> Sighting.of(
                        Hazard.H4,
                        method.key(),
                        call.site(),
                        method.named().signature()
                                + " keeps a value for each thread, and each request would be a new one"));
    }

    private Optional<Hazard> hazard(CallSite call) {
        if (isThreadLocal(call)) {
            return isOnlyACache(call) ? Optional.empty() : Optional.of(Hazard.H4);
        }
        return Optional.ofNullable(OWNERS.get(call.target().owner()));
    }

    /** A thread local that is only ever made by its initial value holds nothing of the request. */
    private boolean isOnlyACache(CallSite call) {
        if (call.target().isConstructor() || call.target().name().equals("withInitial")) {
            return true;
        }
        Optional<FieldKey> field = field(call);
        if (field.isEmpty() || written.contains(field.get())) {
            return false;
        }
        List<Value> values = program.valuesOf(field.get());
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value -> value instanceof Value.Result result
                                && result.target().name().equals("withInitial"));
    }

    private boolean isThreadLocal(CallSite call) {
        String owner = call.target().owner();
        return owner.equals(THREAD_LOCAL) || program.facts().hierarchy().isSubtype(owner, THREAD_LOCAL);
    }

    private static Optional<FieldKey> field(CallSite call) {
        return call.receiver().filter(Value.FieldRead.class::isInstance).map(value -> ((Value.FieldRead) value)
                .field());
    }
}
