package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Severity;
import java.util.stream.Stream;

/** Finds static initialisers that wait for a task of their own class, whose thread waits for the end of the initialiser. */
final class InitializerWaits {

    private InitializerWaits() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> method.key().name().equals("<clinit>"))
                .filter(start -> handsOver(inspection, start))
                .flatMap(start -> inspection.waits().in(start.key()).stream()
                        .filter(wait -> wait.kind().group() == Group.TASK && wait.bound() == Wait.Bound.UNTIMED)
                        .limit(1)
                        .map(wait -> problem(start, wait)));
    }

    /** A task for another thread that cannot begin, or go on, before the class is there. */
    private static boolean handsOver(Inspection inspection, MethodFact start) {
        String type = start.key().owner();
        return inspection.program().callees(start.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .anyMatch(task -> isStaticOf(task, type)
                        || ClassInitializationDeadlock.uses(task)
                                .anyMatch(use -> use.type().equals(type)));
    }

    /** The body of a lambda in static code is a static method of the class. */
    private static boolean isStaticOf(MethodFact task, String type) {
        return task.named().owner().equals(type) && (task.writtenIn().isPresent() || task.is(Modifier.STATIC));
    }

    private static Problem problem(MethodFact start, Wait wait) {
        return Problem.at(start, wait.call().site(), wait.called())
                .severity(Severity.HIGH)
                .waitsIn(wait)
                .message(
                        "The static initialiser waits here for a task of its own class: the task needs the class, whose"
                                + " initialisation is not over, and waits for this thread, as this one waits for it, for ever. Do the"
                                + " work in this thread, or start it when it is asked for.");
    }
}
