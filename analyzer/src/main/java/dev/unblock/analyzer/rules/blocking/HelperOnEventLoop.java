package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where an event loop's own code calls a method beside it that waits. The wait is told where it is; who else runs
 * that method may well wait there, so that it is this call that has to leave the loop.
 */
final class HelperOnEventLoop {

    /** From the call to the wait, all in one file: further off, the path of the wait's own finding tells. */
    private static final int DEEPEST = 3;

    private final Inspection inspection;
    private final Map<MethodKey, Wait> waits = new HashMap<>();
    private final Set<MethodKey> entered;

    private HelperOnEventLoop(Inspection inspection) {
        this.inspection = inspection;
        this.entered = inspection.program().entryPoints().stream()
                .filter(entry -> entry.thread() == ThreadContext.EVENT_LOOP)
                .flatMap(entry -> inspection.program().methodOf(entry).stream())
                .collect(Collectors.toSet());
        inspection
                .waitsOfNote()
                .filter(wait -> inspection.place(wait) == Place.EVENT_LOOP)
                .forEach(wait -> waits.putIfAbsent(wait.method().key(), wait));
    }

    static Stream<Problem> inspect(Inspection inspection) {
        HelperOnEventLoop look = new HelperOnEventLoop(inspection);
        return look.waits.isEmpty()
                ? Stream.empty()
                : inspection.methods().filter(look::isStart).flatMap(method -> method.calls().stream()
                        .flatMap(call -> look.problem(method, call).stream()));
    }

    /** The loop runs it because somebody said so, or it is written inside such code, and not since a method that it runs calls it. */
    private boolean isStart(MethodFact method) {
        return isStart(method, DEEPEST);
    }

    private boolean isStart(MethodFact method, int depth) {
        return entered.contains(method.key())
                || inspection.program().callers(method.key()).stream()
                        .anyMatch(edge -> handsToLoop(edge) || isInsideStart(method, edge, depth));
    }

    private boolean isInsideStart(MethodFact method, CallEdge edge, int depth) {
        return depth > 0
                && edge.hop().isSameThread()
                && method.writtenIn().isPresent()
                && inspection
                        .program()
                        .method(edge.caller())
                        .filter(caller -> caller.named().equals(method.named()) && !caller.equals(method))
                        .filter(caller -> isStart(caller, depth - 1))
                        .isPresent();
    }

    private static boolean handsToLoop(CallEdge edge) {
        return edge.hop().context().filter(ThreadContext.EVENT_LOOP::equals).isPresent();
    }

    private Optional<Problem> problem(MethodFact start, CallSite call) {
        return helpers(start, start.key(), call.index())
                .flatMap(helper -> below(helper, DEEPEST).map(wait -> problem(start, call, helper, wait)).stream())
                .findFirst();
    }

    private Stream<MethodFact> helpers(MethodFact start, MethodKey caller, int call) {
        return inspection
                .program()
                .callees(caller, call)
                .filter(edge -> edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .filter(callee -> callee.site().file().equals(start.site().file()) && !isPartOf(start, callee));
    }

    /** A lambda that the code hands to what it calls stands where a reader looks anyway. */
    private static boolean isPartOf(MethodFact start, MethodFact callee) {
        return callee.writtenIn().filter(start.named()::equals).isPresent();
    }

    private Optional<Wait> below(MethodFact helper, int depth) {
        Wait here = waits.get(helper.key());
        if (here != null || depth == 0) {
            return Optional.ofNullable(here);
        }
        return helper.calls().stream()
                .flatMap(call -> helpers(helper, helper.key(), call.index()))
                .flatMap(next -> below(next, depth - 1).stream())
                .findFirst();
    }

    private Problem problem(MethodFact start, CallSite call, MethodFact helper, Wait wait) {
        boolean shared = inspection.program().callers(helper.key()).size() > 1;
        return Problem.at(start, call)
                .severity(shared ? WaitSeverity.of(Place.EVENT_LOOP, wait) : Severity.INFO)
                .related(List.of(new Location(
                        wait.call().site().file(), wait.call().site().line(), "waits here")))
                .message(call.target().name() + " waits in " + wait.called() + " (line "
                        + wait.call().site().line() + "), and here an event-loop thread calls it: it "
                        + Place.EVENT_LOOP.cost(inspection.program().capacity())
                        + ". Hand the call to a pool for blocking work, or compose.")
                .remedy(Remedy.manual("What is called may wait elsewhere; this call has to leave the loop."));
    }
}
