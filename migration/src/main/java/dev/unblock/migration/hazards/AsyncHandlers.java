package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asynchronous answers of servlet applications that only the container's own time limit ends. */
final class AsyncHandlers implements HazardCheck {

    private static final Set<String> ASYNC = Set.of(
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Callable",
            "org.springframework.util.concurrent.ListenableFuture",
            "org.springframework.web.context.request.async.DeferredResult",
            "org.springframework.web.context.request.async.WebAsyncTask",
            "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody");
    private static final Set<String> OWN_LIMIT = Set.of(
            "org.springframework.web.context.request.async.DeferredResult",
            "org.springframework.web.context.request.async.WebAsyncTask");
    private static final Set<String> LIMITS = Set.of("orTimeout", "completeOnTimeout");

    private final Program program;
    private final Set<MethodKey> handlers;

    AsyncHandlers(Program program) {
        this.program = program;
        this.handlers = program.capacity().asyncTimeout().isPresent() || setsItInCode(program)
                ? Set.of()
                : program.entryPoints().stream()
                        .filter(entry -> entry.kind().equals("spring-mvc"))
                        .flatMap(entry -> program.methodOf(entry).stream())
                        .collect(Collectors.toSet());
    }

    private static boolean setsItInCode(Program program) {
        return program.methods()
                .flatMap(method -> method.calls().stream())
                .anyMatch(call -> call.target().name().equals("setDefaultTimeout")
                        && call.target().owner().endsWith(".AsyncSupportConfigurer"));
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        Stream<Sighting> handler = Stream.of(method)
                .filter(one ->
                        handlers.contains(one.key()) && ASYNC.contains(one.key().returnType()) && !isLimited(one))
                .map(one -> Sighting.of(
                        Hazard.H13,
                        one.key(),
                        one.site(),
                        one.key().signature()
                                + " answers asynchronously, and spring.mvc.async.request-timeout is not set"));
        return Stream.concat(handler, started(method));
    }

    private boolean isLimited(MethodFact method) {
        return !method.returned().isEmpty()
                && method.returned().stream().allMatch(value -> program.origins(method.key(), value).stream()
                        .allMatch(AsyncHandlers::isLimited));
    }

    private static boolean isLimited(Value value) {
        if (value instanceof Value.Allocation made) {
            return OWN_LIMIT.contains(made.type()) && made.arguments().size() > 1
                    || made.type().endsWith("DeferredResult")
                            && !made.arguments().isEmpty();
        }
        return value instanceof Value.Result result
                && result.parts()
                        .anyMatch(part -> part instanceof Value.Result link
                                && LIMITS.contains(link.target().name()));
    }

    private static Stream<Sighting> started(MethodFact method) {
        boolean limited = method.calls().stream()
                .anyMatch(call -> call.target().name().equals("setTimeout")
                        && call.target().owner().endsWith(".servlet.AsyncContext"));
        return method.calls().stream()
                .filter(call -> !limited && isStart(call))
                .map(call -> Sighting.of(
                        Hazard.H13,
                        method.key(),
                        call.site(),
                        method.named().signature() + " starts an asynchronous answer without a time limit of its own"));
    }

    private static boolean isStart(CallSite call) {
        return call.target().name().equals("startAsync")
                && call.target().owner().contains(".servlet.");
    }
}
