package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Filters and interceptors that take the return of the handler for the end of the request. */
final class AroundAsyncRequests implements HazardCheck {

    private static final Set<String> FILTERS = Set.of("jakarta.servlet.Filter", "javax.servlet.Filter");
    /** It is called for the asynchronous dispatch as its subclass says. */
    private static final String ONCE = "org.springframework.web.filter.OncePerRequestFilter";

    private static final Set<String> INTERCEPTORS = Set.of(
            "org.springframework.web.servlet.HandlerInterceptor",
            "org.springframework.web.servlet.handler.HandlerInterceptorAdapter");
    private static final Set<String> AFTERWARDS = Set.of("postHandle", "afterCompletion");
    private static final String STARTED = "afterConcurrentHandlingStarted";

    private final Program program;
    private final FilterChains chains;

    AroundAsyncRequests(Program program) {
        this.program = program;
        this.chains = new FilterChains(program);
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        if (method.writtenIn().isPresent()) {
            return Stream.empty();
        }
        if (method.key().name().equals("doFilter") && isA(method, FILTERS) && !isA(method, Set.of(ONCE))) {
            return afterTheChain(method).stream();
        }
        boolean unprepared = AFTERWARDS.contains(method.key().name())
                && isA(method, INTERCEPTORS)
                && declares(method, "preHandle")
                && !declares(method, STARTED);
        return unprepared
                ? Stream.of(
                        Sighting.of(
                                Hazard.H14,
                                method.key(),
                                method.site(),
                                method.key().signature()
                                        + " runs on another thread than preHandle for an asynchronous answer, and preHandle twice"))
                : Stream.empty();
    }

    private Optional<Sighting> afterTheChain(MethodFact method) {
        return chains.lateWork(method)
                .findFirst()
                .map(
                        late -> Sighting.of(
                                Hazard.H14,
                                method.key(),
                                late.chain().site(),
                                method.key().signature()
                                        + " goes on when the handler returns, which is before an asynchronous answer is there"));
    }

    private boolean isA(MethodFact method, Set<String> types) {
        return types.stream()
                .anyMatch(type ->
                        program.facts().hierarchy().isSubtype(method.key().owner(), type));
    }

    private boolean declares(MethodFact method, String name) {
        return program.type(method.key().owner()).map(TypeFact::methods).stream()
                .flatMap(methods -> methods.stream())
                .anyMatch(other -> other.key().name().equals(name));
    }
}
