package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Confidence;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code map.computeIfAbsent(key, k -> load(k))} of a concurrent map: the function runs under the lock of a part of the table, so that
 * whoever changes another key of that part waits as well.
 */
final class WaitInMapFunction {

    private static final Set<String> LOCKING = Set.of("compute", "computeIfAbsent", "computeIfPresent", "merge");

    private static final String BY_INTERFACE = "java.util.concurrent.ConcurrentMap";
    private static final String HASHED = "java.util.concurrent.ConcurrentHashMap";

    private WaitInMapFunction() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> locks(inspection, call))
                .flatMap(call -> Values.functions(call)
                        .flatMap(function -> Waited.longIn(inspection, function.implementation()).stream())
                        .limit(1)
                        .map(wait -> problem(method, call, wait))));
    }

    /** The function that the call is given runs under a lock of the map. */
    static boolean locks(Inspection inspection, CallSite call) {
        return LOCKING.contains(call.target().name()) && isOfConcurrentMap(inspection, call);
    }

    private static boolean isOfConcurrentMap(Inspection inspection, CallSite call) {
        String owner = call.target().owner();
        return owner.equals(BY_INTERFACE) || inspection.isSubtype(owner, HASHED);
    }

    private static Problem problem(MethodFact method, CallSite call, Wait wait) {
        return Problem.at(method, call)
                .severity(Severity.INFO)
                .confidence(Confidence.MEDIUM)
                .waitsIn(wait)
                .related(WaitUnderLock.where(call, wait))
                .message(call.target().name()
                        + " runs its function under the lock of a part of the map, and it waits in "
                        + wait.called()
                        + ": whoever changes a key of the same part waits as long. Put a future into the map,"
                        + " or load first and then put.")
                .remedy(Remedy.manual("A map of futures loads each key once without holding the map's lock."));
    }
}
