package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Keepers;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds limits that are made anew by every call, and so limit each call but not the process. */
final class LimitPerCall implements CallRule {

    private static final Set<String> CLASSES = Set.of("java.util.concurrent.Semaphore");
    private static final Set<String> FACTORIES = Set.of(
            "com.google.common.util.concurrent.RateLimiter#create",
            "io.github.resilience4j.bulkhead.Bulkhead#of",
            "io.github.resilience4j.bulkhead.Bulkhead#ofDefaults",
            "io.github.resilience4j.ratelimiter.RateLimiter#of",
            "io.github.resilience4j.ratelimiter.RateLimiter#ofDefaults",
            "io.github.resilience4j.circuitbreaker.CircuitBreaker#of",
            "io.github.resilience4j.circuitbreaker.CircuitBreaker#ofDefaults");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public boolean isAboutTraffic() {
        return true;
    }

    @Override
    public String summary() {
        return "A limit is made for every call, so that it limits nobody but that call.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean makes = call.site().target().isConstructor() && CLASSES.contains(call.owner())
                || FACTORIES.contains(call.owner() + "#" + call.name());
        if (!makes || isSignal(call)) {
            return Optional.empty();
        }
        Place place = inspection.place(call.method());
        boolean concurrent = place.isConcurrent() || place == Place.NOWHERE && !isRunOnce(call.method());
        if (!concurrent || inspection.accesses().isBuilding(call.method()) || isKept(inspection, call)) {
            return Optional.empty();
        }
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(severity(inspection, place))
                .message(
                        "This limit is made anew by every call: a hundred requests at once have a hundred of them, and the"
                                + " partner gets a hundred times as many calls as it says. Keep one in a field or bean that all"
                                + " callers share."));
    }

    /** Without permits it limits nothing: somebody waits for it until another thread gives one. */
    private static boolean isSignal(Call call) {
        return CLASSES.contains(call.owner())
                && call.site().arguments().stream()
                        .limit(1)
                        .flatMap(permits -> Values.text(permits).stream())
                        .anyMatch("0"::equals);
    }

    /** A background task is as often meant to be limited by itself, as it is one of few. */
    private static Severity severity(Inspection inspection, Place place) {
        if (place.compareTo(Place.LISTENER) <= 0) {
            return Severity.MEDIUM;
        }
        return place == Place.NOWHERE && !inspection.isApplication() ? Severity.LOW : Severity.INFO;
    }

    private static boolean isRunOnce(MethodFact method) {
        return method.named().name().equals("main") || method.named().isConstructor();
    }

    /** Stored, returned, or given to something that is. */
    private static boolean isKept(Inspection inspection, Call call) {
        MethodFact method = call.method();
        Stream<Value> written = method.accesses().stream().flatMap(access -> access.written().stream());
        Stream<Value> given = method.calls().stream()
                .filter(other -> other.target().isConstructor()
                        || other.target().name().equals("put")
                        || other.target().name().equals("putIfAbsent"))
                .flatMap(other -> other.arguments().stream());
        Stream<Value> kept = Stream.concat(written, method.returned().stream()).flatMap(Value::alternatives);
        return Stream.concat(kept, given.flatMap(Value::parts)).anyMatch(call.site()::gives)
                || Keepers.keepWhatItMakes(inspection, method);
    }
}
