package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Reach;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.ThreadContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class PinnedVirtualThread implements WaitRule {

    /** From this release on a virtual thread leaves its carrier inside synchronized code (JEP 491). */
    private static final int UNPINNED_SINCE = 24;

    private static final int FARTHEST_START = 3;
    private static final int MOST_STARTS = 3;

    @Override
    public String summary() {
        return "A virtual thread waits inside synchronized code and keeps its carrier thread, before Java 24.";
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return place == Place.VIRTUAL && isSynchronized(wait);
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.program().facts().javaRelease() >= UNPINNED_SINCE ? Stream.empty() : pinned(inspection);
    }

    private static Stream<Problem> pinned(Inspection inspection) {
        Reach below = Reach.narrow(inspection.program(), calledInside(inspection), edge -> false);
        return Stream.of(waits(inspection, below), calls(inspection), starts(inspection))
                .flatMap(problems -> problems);
    }

    private static Stream<Problem> waits(Inspection inspection, Reach below) {
        return inspection
                .waitsOfNote()
                .filter(wait -> inspection.place(wait) == Place.VIRTUAL)
                .filter(wait ->
                        isSynchronized(wait) || below.start(wait.method().key()).isPresent())
                .map(wait -> problem(inspection, wait, below));
    }

    /** Calls in synchronized code of what other threads run as well, and worse ones: its waits are told as theirs. */
    private static Stream<Problem> calls(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> inspection.place(method) == Place.VIRTUAL)
                .flatMap(method -> method.calls().stream()
                        .filter(call -> isSynchronized(method, call))
                        .flatMap(call -> inspection
                                .slowOrDatabase()
                                .at(method, call)
                                .filter(wait -> inspection.place(wait) != Place.VIRTUAL && !releases(wait))
                                .map(wait -> called(method, call, wait))
                                .stream()));
    }

    /** Of what other threads run as well, and worse ones: its wait is told as theirs, here who gives it to a virtual thread. */
    private static Stream<Problem> starts(Inspection inspection) {
        return inspection
                .waitsOfNote()
                .filter(wait -> isSynchronized(wait) && !releases(wait) && inspection.place(wait) != Place.VIRTUAL)
                .filter(wait ->
                        inspection.program().threads(wait.method().key()).contains(ThreadContext.VIRTUAL))
                .flatMap(wait -> startedBy(inspection, wait.method().key(), FARTHEST_START)
                        .distinct()
                        .limit(MOST_STARTS)
                        .flatMap(edge -> inspection.program().method(edge.caller()).stream()
                                .map(method -> called(method, edge.site(), wait))));
    }

    private static boolean releases(Wait wait) {
        return wait.target().owner().equals("java.lang.Object");
    }

    private static Problem called(MethodFact method, CallSite call, Wait wait) {
        return Problem.at(method, call)
                .severity(WaitSeverity.of(Place.VIRTUAL, wait))
                .related(List.of(new Location(
                        wait.call().site().file(), wait.call().site().line(), "waits here")))
                .message(call.target().name() + " waits in " + wait.called()
                        + " inside synchronized code of a virtual thread, which keeps its carrier thread meanwhile."
                        + " Use a ReentrantLock instead of synchronized, or Java 24.")
                .remedy(Remedy.manual("A ReentrantLock lets the virtual thread leave its carrier."));
    }

    /** Where only a caller is synchronized, it is there that something can be changed. */
    private static Problem problem(Inspection inspection, Wait wait, Reach below) {
        Stream<Location> called = isSynchronized(wait)
                ? Stream.empty()
                : below.start(wait.method().key()).map(Reach.Start::site).stream()
                        .map(call -> new Location(call.file(), call.line(), "called here inside synchronized code"));
        return WaitProblem.of(inspection, wait)
                .related(Stream.concat(
                                called,
                                started(inspection, wait.method().key())
                                        .distinct()
                                        .limit(MOST_STARTS))
                        .toList());
    }

    /** Where somebody gives a virtual thread what leads to the method: there another kind of thread could be chosen. */
    private static Stream<Location> started(Inspection inspection, MethodKey method) {
        return startedBy(inspection, method, FARTHEST_START)
                .map(edge -> edge.site().site())
                .map(site -> new Location(site.file(), site.line(), "run by a virtual thread from here"));
    }

    private static Stream<CallEdge> startedBy(Inspection inspection, MethodKey method, int depth) {
        return inspection.program().callers(method).stream().flatMap(edge -> {
            boolean starts =
                    edge.hop().context().filter(ThreadContext.VIRTUAL::equals).isPresent();
            return starts
                    ? Stream.of(edge)
                    : depth == 0 || !edge.hop().isSameThread()
                            ? Stream.empty()
                            : startedBy(inspection, edge.caller(), depth - 1);
        });
    }

    /** What synchronized code calls that a virtual thread runs; whatever waits below it keeps the carrier as well. */
    private static Map<MethodKey, Reach.Start> calledInside(Inspection inspection) {
        Map<MethodKey, Reach.Start> called = new HashMap<>();
        inspection
                .methods()
                .filter(method -> inspection.place(method) == Place.VIRTUAL)
                .forEach(method -> inspection.program().callees(method.key()).stream()
                        .filter(edge -> edge.hop().isSameThread() && isSynchronized(method, edge.site()))
                        .forEach(edge -> called.putIfAbsent(
                                edge.callee(),
                                new Reach.Start(method, edge.site().site(), ""))));
        return called;
    }

    private static boolean isSynchronized(Wait wait) {
        return isSynchronized(wait.method(), wait.call());
    }

    private static boolean isSynchronized(MethodFact method, CallSite call) {
        return method.is(Modifier.SYNCHRONIZED)
                || call.locks().stream().anyMatch(lock -> method.monitors().stream()
                        .anyMatch(monitor -> monitor.lock().equals(lock)));
    }
}
