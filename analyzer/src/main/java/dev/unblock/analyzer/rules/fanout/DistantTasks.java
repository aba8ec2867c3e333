package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Confidence;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tasks that each call leaves for hours or days ahead: there is one more with each, and none goes before its time. */
final class DistantTasks {

    private static final Map<String, Long> SECONDS =
            Map.of("SECONDS", 1L, "MINUTES", 60L, "HOURS", 3600L, "DAYS", 86_400L);
    private static final long LONG = 3600;

    /** What stands for one request. */
    private static final List<String> REQUESTS = List.of(
            "HttpServletRequest",
            "ServletRequest",
            "ServerHttpRequest",
            "ServerWebExchange",
            "ServerRequest",
            "RoutingContext",
            "HttpServerRequest",
            "ContainerRequestContext",
            "WebSocketSession",
            "HttpExchange",
            "FullHttpRequest");

    private DistantTasks() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.calls().flatMap(call -> judge(inspection, call).stream());
    }

    private static Optional<Problem> judge(Inspection inspection, Call call) {
        return isFarAhead(inspection, call)
                        && keepsWhatItIsGiven(call)
                        && !inspection.accesses().isBuilding(call.method())
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.INFO)
                        .confidence(Confidence.MEDIUM)
                        .message(
                                "Every call leaves a task, with all it refers to, that waits for hours, and nothing can"
                                        + " cancel it: a busy day keeps them all in memory. Keep what is to be done in a store that a"
                                        + " job looks through, or keep the future and cancel it."))
                : Optional.empty();
    }

    /** The method is called for one request, whoever does so. */
    static boolean isGivenRequest(Inspection inspection, MethodFact method) {
        return inspection.program().method(method.named()).stream()
                .flatMap(named -> named.parameters().stream())
                .anyMatch(given -> REQUESTS.stream().anyMatch(given.type()::endsWith));
    }

    /** {@code clock.schedule(task, 1, DAYS)}, whose future nobody keeps. */
    private static boolean isFarAhead(Inspection inspection, Call call) {
        return call.name().equals("schedule")
                && inspection.isSubtype(call.owner(), "java.util.concurrent.ScheduledExecutorService")
                && call.site().result() == CallSite.Outcome.DROPPED
                && call.site().arguments().size() == 3
                && seconds(call.site()).filter(delay -> delay >= LONG).isPresent();
    }

    private static Optional<Long> seconds(CallSite call) {
        Optional<Long> number = Values.text(call.arguments().get(1))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf);
        Optional<Long> unit = call.arguments().get(2) instanceof Value.FieldRead read
                ? Optional.ofNullable(SECONDS.get(read.field().name()))
                : Optional.empty();
        return number.flatMap(count -> unit.map(each -> count * each));
    }

    /** It has something of the call's own: another task each time. */
    private static boolean keepsWhatItIsGiven(Call call) {
        return Values.functions(call.site())
                        .flatMap(task -> task.variables().stream())
                        .flatMap(Value::parts)
                        .anyMatch(Value.Parameter.class::isInstance)
                || call.site().arguments().stream()
                        .limit(1)
                        .filter(Value.Allocation.class::isInstance)
                        .flatMap(Value::parts)
                        .anyMatch(Value.Parameter.class::isInstance);
    }
}
