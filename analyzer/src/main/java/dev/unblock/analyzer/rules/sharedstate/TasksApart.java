package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.ThreadContext;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two tasks of one object that surely run on different threads, such as a handler on the event loop and the body of a thread that it
 * starts, and share a field. One that is handed over by the other, or follows it in a chain, comes after it and sees what it did.
 */
final class TasksApart {

    /** One thread serves each of their objects, which is why they need no locks. */
    private static final List<String> OF_ONE_THREAD = List.of(
            "io.vertx.core.Verticle",
            "io.vertx.core.AbstractVerticle",
            "akka.actor.AbstractActor",
            "akka.actor.typed.javadsl.AbstractBehavior",
            "org.apache.pekko.actor.AbstractActor",
            "org.apache.pekko.actor.typed.javadsl.AbstractBehavior");

    private TasksApart() {}

    /** The uses in such tasks, one of which writes; none if there are no two. */
    static List<Use> among(Inspection inspection, List<Use> open) {
        List<Use> inLambdas = open.stream()
                .filter(use -> use.method().writtenIn().isPresent()
                        && inspection.tasks().isInTask(use.method()))
                .toList();
        return inLambdas.stream()
                .filter(use -> inLambdas.stream()
                        .anyMatch(other -> (use.isWrite() || other.isWrite()) && areApart(inspection, use, other)))
                .toList();
    }

    /** The object is one that a thread has for itself, so that nothing else was ever expected here. */
    static boolean leavesItsThread(Inspection inspection, FieldFact field) {
        return OF_ONE_THREAD.stream()
                .anyMatch(type -> inspection.isSubtype(field.key().owner(), type));
    }

    private static boolean areApart(Inspection inspection, Use one, Use other) {
        Set<ThreadContext> threads = inspection.program().threads(one.method().key());
        Set<ThreadContext> others = inspection.program().threads(other.method().key());
        return !threads.isEmpty()
                && !others.isEmpty()
                && Collections.disjoint(threads, others)
                && one.access().object().equals(other.access().object())
                && one.method().writtenIn().isPresent()
                && handOvers(inspection, one.method()).noneMatch(edge -> handOvers(inspection, other.method())
                        .anyMatch(second -> isOrdered(edge, second)));
    }

    private static Stream<CallEdge> handOvers(Inspection inspection, MethodFact task) {
        return inspection.program().callers(task.key()).stream()
                .filter(edge -> !edge.hop().isSameThread());
    }

    private static boolean isOrdered(CallEdge one, CallEdge other) {
        boolean nested = one.callee().equals(other.caller()) || other.callee().equals(one.caller());
        boolean ofOneChain = one.caller().equals(other.caller())
                && (one.site().index() == other.site().index()
                        || follows(one.site(), other.site())
                        || follows(other.site(), one.site()));
        return nested || ofOneChain;
    }

    private static boolean follows(CallSite later, CallSite earlier) {
        return later.receiver().stream().flatMap(Values::chain).anyMatch(earlier::gives);
    }
}
