package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Finds static initialisers that wait for a task of their own class, whose thread waits for the end of the initialiser. */
final class InitializerWaits {

    private InitializerWaits() {}

    static Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> streams = inspection
                .methods()
                .filter(method -> method.key().name().equals("<clinit>"))
                .flatMap(start -> start.calls().stream()
                        .filter(call -> isLastOfParallel(inspection, start, call))
                        .map(call -> ofStream(start, call)));
        Stream<Problem> tasks = inspection
                .methods()
                .filter(method -> method.key().name().equals("<clinit>"))
                .filter(start -> handsOver(inspection, start))
                .flatMap(start -> inspection.waits().in(start.key()).stream()
                        .filter(wait -> wait.kind().group() == Group.TASK && wait.bound() == Wait.Bound.UNTIMED)
                        .limit(1)
                        .map(wait -> problem(start, wait)));
        return Stream.concat(tasks, streams);
    }

    /**
     * {@code IntStream.range(0, 9).parallel().map(i -> i * i).sum()}: the workers run the lambda, which is a method of the class, and wait for the class; this
     * thread waits for the workers.
     */
    private static boolean isLastOfParallel(Inspection inspection, MethodFact start, CallSite call) {
        List<Value.Result> chain =
                call.receiver().stream().flatMap(Values::chain).toList();
        boolean isParallel = inspection.isSubtype(call.target().owner(), "java.util.stream.BaseStream")
                && chain.stream().anyMatch(link -> link.target().name().matches("parallel|parallelStream"));
        boolean isLast = start.calls().stream()
                .noneMatch(next -> next.receiver().filter(call::gives).isPresent());
        return isParallel
                && isLast
                && Stream.concat(call.arguments().stream(), chain.stream().flatMap(link -> link.arguments().stream()))
                        .anyMatch(given -> given instanceof Value.Functional function
                                && function.implementation()
                                        .owner()
                                        .equals(start.key().owner()));
    }

    private static Problem ofStream(MethodFact start, CallSite call) {
        return Problem.at(start, call)
                .severity(Severity.HIGH)
                .message(
                        "The static initialiser waits here for a parallel stream that runs code of its own class: the workers need the"
                                + " class, whose initialisation is not over, and wait for this thread, as this one waits for them, for ever."
                                + " Leave out parallel().");
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
