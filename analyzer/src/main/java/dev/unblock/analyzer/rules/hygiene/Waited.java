package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.Set;

/** Whether a method waits for what it has handed over. */
final class Waited {

    private static final Set<String> WAITS =
            Set.of("join", "get", "await", "awaitTermination", "invokeAll", "invokeAny", "block", "blockLast", "allOf");

    private Waited() {}

    /** After the one call and before the other. */
    static boolean between(Inspection inspection, MethodFact method, CallSite from, CallSite until) {
        boolean byName = method.calls().stream()
                .filter(call -> call.index() > from.index() && call.index() < until.index())
                .anyMatch(call -> WAITS.contains(call.target().name()));
        return byName
                || inspection.waits().in(method.key()).stream()
                        .filter(wait -> wait.kind().group() == Group.TASK)
                        .anyMatch(wait -> wait.call().index() > from.index()
                                && wait.call().index() < until.index());
    }
}
