package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.Optional;
import java.util.Set;

/** What a method waits for, and what it holds meanwhile. */
final class Waited {

    private static final Set<String> WAITS =
            Set.of("join", "get", "await", "awaitTermination", "invokeAll", "invokeAny", "block", "blockLast", "allOf");

    private Waited() {}

    /** Waiting for a condition gives the lock up meanwhile. */
    static boolean releasesLock(Wait wait) {
        String type = wait.api().type();
        return type.equals("java.util.concurrent.locks.Condition")
                || type.equals("java.lang.Object")
                || wait.target().name().equals("timedWait");
    }

    /** What the method waits for, itself or further down; of files, only its own, unless that is over at once. */
    static Optional<Wait> longIn(Inspection inspection, MethodKey method) {
        return inspection.slowOrDatabase().in(method).or(() -> inspection.waits().in(method).stream()
                .filter(Waited::isLongFile)
                .findFirst());
    }

    /** Writing a little to what is open is not worth a word, doing so for each element is. */
    static boolean isLongFile(Wait wait) {
        return wait.kind().group() == Group.FILE
                && (wait.api().latency() > 1 || wait.call().site().inLoop());
    }

    /** For what it has handed over, after the one call and before the other. */
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
