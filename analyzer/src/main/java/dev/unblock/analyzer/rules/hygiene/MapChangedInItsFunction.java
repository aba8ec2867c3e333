package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code cache.computeIfAbsent(key, k -> cache.computeIfAbsent(..))}: the function changes the map that runs it. A {@code ConcurrentHashMap} ends that in an
 * exception where it notices, and never where it does not
 * (<a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/concurrent/ConcurrentHashMap.html">its documentation</a>).
 */
final class MapChangedInItsFunction {

    private static final Set<String> CHANGES = Set.of(
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "merge",
            "put",
            "putIfAbsent",
            "remove",
            "clear",
            "putAll");

    private MapChangedInItsFunction() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> WaitInMapFunction.locks(inspection, call))
                .flatMap(call -> Values.functions(call)
                        .filter(function -> changes(inspection, method, call, function))
                        .limit(1)
                        .map(function -> problem(method, call))));
    }

    private static boolean changes(Inspection inspection, MethodFact method, CallSite call, Value.Functional function) {
        Optional<MethodFact> body = inspection.program().method(function.implementation());
        return body.stream()
                .flatMap(one -> one.calls().stream())
                .anyMatch(inner ->
                        CHANGES.contains(inner.target().name()) && isSame(call.receiver(), inner.receiver(), function)
                                || comesBack(method, call, inner, function));
    }

    /** The function calls the method again that asks the map, with the same map. */
    private static boolean comesBack(MethodFact method, CallSite call, CallSite inner, Value.Functional function) {
        boolean onItself = inner.receiver().isEmpty()
                || inner.receiver().filter(Value.Self.class::isInstance).isPresent();
        boolean withMap =
                call.receiver().filter(Value.FieldRead.class::isInstance).isPresent()
                        || inner.arguments().stream()
                                .anyMatch(given -> isSame(call.receiver(), Optional.of(given), function));
        return inner.target().equals(method.key()) && onItself && withMap;
    }

    /** The same field, or the variable that the function has captured. */
    private static boolean isSame(Optional<Value> map, Optional<Value> inner, Value.Functional function) {
        boolean field = map.isPresent()
                && map.equals(inner)
                && map.get() instanceof Value.FieldRead read
                && read.object()
                        .filter(object -> !(object instanceof Value.Self))
                        .isEmpty();
        List<Value> variables = function.variables();
        return field
                || inner.filter(value -> value instanceof Value.Parameter parameter
                                && parameter.index() < variables.size()
                                && map.filter(variables.get(parameter.index())::equals)
                                        .isPresent())
                        .isPresent();
    }

    private static Problem problem(MethodFact method, CallSite call) {
        return Problem.at(method, call)
                .severity(Severity.MEDIUM)
                .message(
                        call.target().name()
                                + " runs its function under the lock of a part of the map, and the function changes the same map: it ends in"
                                + " an IllegalStateException, or waits for its own lock for ever. Work the value out first, and put it then.");
    }
}
