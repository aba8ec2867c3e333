package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Confidence;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds two objects of one type that are locked one after the other in the order in which somebody names them: {@code
 * a.transfer(b)} and {@code b.transfer(a)} at once each hold one and wait for the other.
 */
final class TwinLocks {

    private TwinLocks() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .flatMap(method -> Stream.concat(
                        method.monitors().stream()
                                .filter(inner -> isTwin(method, inner))
                                .map(inner -> problem(method, inner.site())),
                        method.calls().stream()
                                .filter(call -> isHeldForTwin(inspection, method, call)
                                        || isLockOfTwin(inspection, method, call))
                                .map(call -> problem(method, call.site()))));
    }

    /** The monitor of one parameter is taken inside that of another of the same type, or of this. */
    private static boolean isTwin(MethodFact method, MonitorFact inner) {
        Optional<String> type = typeOf(method, inner.lock());
        return inner.lock() instanceof Value.Parameter
                && type.isPresent()
                && held(method, inner.site()).noneMatch(TwinLocks::isOfAll)
                && held(method, inner.site())
                        .anyMatch(outer -> !outer.equals(inner.lock())
                                && typeOf(method, outer).equals(type));
    }

    /** A static lock around both lets one thread at a time come so far. */
    private static boolean isOfAll(Value outer) {
        return outer instanceof Value.FieldRead read && read.object().isEmpty();
    }

    /** While this is held, a synchronized method of another object of its type is called. */
    private static boolean isHeldForTwin(Inspection inspection, MethodFact method, CallSite call) {
        String own = method.named().owner();
        boolean other = call.receiver()
                .filter(receiver -> receiver instanceof Value.Parameter
                        || Values.field(receiver).isPresent())
                .isPresent();
        boolean holdsThis = method.is(Modifier.SYNCHRONIZED) && !method.is(Modifier.STATIC)
                || call.locks().stream().anyMatch(Value.Self.class::isInstance);
        return other
                && holdsThis
                && call.target().owner().equals(own)
                && inspection
                        .program()
                        .method(call.target())
                        .filter(callee -> callee.is(Modifier.SYNCHRONIZED) && !callee.is(Modifier.STATIC))
                        .isPresent();
    }

    /** {@code other.lock.lock()} while {@code this.lock} is held, and nowhere in the method the other way round. */
    private static boolean isLockOfTwin(Inspection inspection, MethodFact method, CallSite call) {
        return takes(inspection, call)
                && call.receiver()
                        .filter(inner -> call.locks().stream()
                                .anyMatch(outer -> areTwins(outer, inner)
                                        && method.calls().stream()
                                                .noneMatch(other -> takes(inspection, other)
                                                        && other.receiver()
                                                                .filter(outer::equals)
                                                                .isPresent()
                                                        && other.locks().contains(inner))))
                        .isPresent();
    }

    private static boolean takes(Inspection inspection, CallSite call) {
        return (call.target().name().equals("lock") || call.target().name().equals("lockInterruptibly"))
                && inspection.isSubtype(call.target().owner(), "java.util.concurrent.locks.Lock");
    }

    /** The same field, or the same getter, of this and a parameter, or of two parameters. */
    private static boolean areTwins(Value one, Value other) {
        if (one instanceof Value.FieldRead first && other instanceof Value.FieldRead second) {
            return first.field().equals(second.field()) && areGiven(first.object(), second.object());
        }
        return one instanceof Value.Result first
                && other instanceof Value.Result second
                && first.target().equals(second.target())
                && first.arguments().isEmpty()
                && areGiven(first.receiver(), second.receiver());
    }

    private static boolean areGiven(Optional<Value> one, Optional<Value> other) {
        return !one.equals(other) && isGiven(one) && isGiven(other);
    }

    private static boolean isGiven(Optional<Value> object) {
        return object.filter(value -> value instanceof Value.Self || value instanceof Value.Parameter)
                .isPresent();
    }

    private static Stream<Value> held(MethodFact method, Site inner) {
        Stream<Value> own = method.is(Modifier.SYNCHRONIZED) && !method.is(Modifier.STATIC)
                ? Stream.of(new Value.Self())
                : Stream.empty();
        return Stream.concat(
                own,
                method.monitors().stream()
                        .filter(outer -> !outer.site().equals(inner)
                                && outer.site().line() <= inner.line()
                                && outer.endLine() >= inner.endLine()
                                && outer.endLine() > outer.site().line())
                        .map(MonitorFact::lock));
    }

    private static Optional<String> typeOf(MethodFact method, Value lock) {
        if (lock instanceof Value.Self) {
            return Optional.of(method.named().owner());
        }
        return lock instanceof Value.Parameter parameter
                        && parameter.index() < method.parameters().size()
                ? Optional.of(method.parameters().get(parameter.index()).type())
                : Optional.empty();
    }

    private static Problem problem(MethodFact method, Site site) {
        return Problem.at(method, site, "two of one type")
                .severity(Severity.HIGH)
                .confidence(Confidence.MEDIUM)
                .message(
                        "Here a second object of the same type is locked while the first is held, in the order in which the"
                                + " caller names them: two threads that name them the other way round each hold one and wait for the"
                                + " other for ever. Lock them in an order of their own, such as by id.");
    }
}
