package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.List;
import java.util.Set;

/** Places that only the thread comes to which has won: {@code compareAndSet} lets one through, and nobody waits. */
public final class Won {

    private static final Set<String> LETS_ONE_IN = Set.of(
            "compareAndSet",
            "compareAndExchange",
            "weakCompareAndSet",
            "weakCompareAndSetPlain",
            "weakCompareAndSetVolatile");

    private Won() {}

    /** One was let in before the place, by the method itself or by each of its callers. */
    public static boolean isAt(Program program, MethodFact method, Site place) {
        return isBefore(method, place) || isInAllCallers(program, method);
    }

    private static boolean isInAllCallers(Program program, MethodFact method) {
        List<CallEdge> callers = program.callers(method.key());
        return !callers.isEmpty()
                && callers.stream()
                        .allMatch(edge -> edge.hop().isSameThread()
                                && program.method(edge.caller())
                                        .filter(caller ->
                                                isBefore(caller, edge.site().site()))
                                        .isPresent());
    }

    private static boolean isBefore(MethodFact method, Site place) {
        return method.calls().stream()
                .anyMatch(call -> letsOneIn(call) && call.site().line() < place.line());
    }

    private static boolean letsOneIn(CallSite call) {
        return call.result() == Outcome.USED
                && LETS_ONE_IN.contains(call.target().name())
                && call.target().owner().startsWith("java.");
    }
}
