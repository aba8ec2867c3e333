package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is put on a pooled thread for the work at hand and left there for the next. */
final class ContextNotCleared implements CallRule {

    /** What is put by which holder, and what takes it away again. */
    private enum Holder {
        MDC("org.slf4j.MDC", Set.of("put"), Set.of("remove", "clear", "setContextMap", "popByKey")),
        LOG4J(
                "org.apache.logging.log4j.ThreadContext",
                Set.of("put", "push"),
                Set.of("remove", "clearAll", "clearMap", "removeAll", "pop", "clearStack")),
        SECURITY(
                "org.springframework.security.core.context.SecurityContextHolder",
                Set.of("setContext"),
                Set.of("clearContext")),
        REQUEST(
                "org.springframework.web.context.request.RequestContextHolder",
                Set.of("setRequestAttributes"),
                Set.of("resetRequestAttributes"));

        private final String type;
        private final Set<String> puts;
        private final Set<String> clears;

        Holder(String type, Set<String> puts, Set<String> clears) {
            this.type = type;
            this.puts = puts;
            this.clears = clears;
        }

        private boolean isPutBy(Call call) {
            return call.owner().equals(type) && puts.contains(call.name());
        }

        /** Taken away, or set to what was there before. */
        private boolean isClearedBy(CallSite call, Call put) {
            return call.target().owner().equals(type)
                    && !isOfAnotherKey(call, put)
                    && (clears.contains(call.target().name())
                            || puts.contains(call.target().name())
                                    && call.index() != put.site().index()
                                    && this != MDC
                                    && this != LOG4J);
        }
    }

    /** {@code remove("step")} leaves what was put as {@code "user"}. */
    private static boolean isOfAnotherKey(CallSite clear, Call put) {
        return clear.arguments().size() == 1 && isOfAnotherKey(clear.arguments(), put);
    }

    private static boolean isOfAnotherKey(List<Value> arguments, Call put) {
        Optional<String> key = arguments.stream().findFirst().flatMap(Values::text);
        Optional<String> given = put.site().arguments().stream().findFirst().flatMap(Values::text);
        return key.isPresent() && given.isPresent() && !key.equals(given);
    }

    private static final Set<String> HOLDERS =
            Stream.of(Holder.values()).map(holder -> holder.type).collect(Collectors.toSet());

    /** Of filters, interceptors and listeners. */
    private static final Set<String> AROUND_REQUESTS =
            Set.of("doFilter", "doFilterInternal", "filter", "afterCompletion", "requestDestroyed");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public boolean isAboutTraffic() {
        return true;
    }

    @Override
    public String summary() {
        return "A log context, user or request is put on a pooled thread and never taken away.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!HOLDERS.contains(call.owner())) {
            return Optional.empty();
        }
        Place place = inspection.place(call.method());
        boolean pooled = place.compareTo(Place.BOUNDED_POOL) <= 0 || place == Place.NOWHERE;
        return Stream.of(Holder.values())
                .filter(holder ->
                        pooled && holder.isPutBy(call) && !isPutBack(call) && !isCleared(inspection, call, holder))
                .findFirst()
                .map(holder -> Problem.at(call.method(), call.site())
                        .severity(place == Place.NOWHERE || holder == Holder.SECURITY ? Severity.LOW : Severity.MEDIUM)
                        .message(call.owner().substring(call.owner().lastIndexOf('.') + 1) + "." + call.name()
                                + " leaves something on this thread and nothing takes it away: the thread goes back to its pool,"
                                + " and the next task shows the user or request of this one. Take it away in a finally block, or"
                                + " use putCloseable."));
    }

    /** Closing a scope puts back what its object has kept. */
    private static boolean isPutBack(Call call) {
        return call.method().key().name().equals("close")
                && call.site().arguments().stream().allMatch(Value.FieldRead.class::isInstance);
    }

    /** Somewhere in the same class, or in what frameworks call when a request is over, or in one that is made for it: a filter puts and clears, a listener clears at the end. */
    private static boolean isCleared(Inspection inspection, Call call, Holder holder) {
        String owner = call.method().named().owner();
        return inspection
                .methods()
                .filter(method -> method.named().owner().equals(owner)
                        || isNear(owner, method.named().owner())
                        || inspection.place(call.method()) == Place.REQUEST
                                && AROUND_REQUESTS.contains(method.named().name()))
                .filter(method ->
                        method.named().equals(call.method().named()) || !clearsWhatItPuts(method, call, holder))
                .flatMap(method -> method.calls().stream())
                .anyMatch(other -> holder.isClearedBy(other, call));
    }

    /** What it takes away it has put there itself: it does nothing for others. */
    private static boolean clearsWhatItPuts(MethodFact method, Call put, Holder holder) {
        return method.calls().stream()
                        .filter(own -> holder.isPutBy(new Call(method, own)))
                        .anyMatch(own -> !isOfAnotherKey(own.arguments(), put))
                && !AROUND_REQUESTS.contains(method.named().name());
    }

    private static boolean isNear(String owner, String other) {
        return outermost(owner).equals(outermost(other));
    }

    private static String outermost(String type) {
        int dollar = type.indexOf('$');
        return dollar < 0 ? type : type.substring(0, dollar);
    }
}
