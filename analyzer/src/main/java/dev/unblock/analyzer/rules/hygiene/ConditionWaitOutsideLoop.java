package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

final class ConditionWaitOutsideLoop implements Rule {

    private static final Set<String> CONDITIONS = Set.of("java.lang.Object", "java.util.concurrent.locks.Condition");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "wait() or await() outside a loop believes every wake-up.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.concat(once(inspection), unlocked(inspection));
    }

    /** {@code while (!ready()) synchronized (lock) { lock.wait(); }}: between the look and the lock the signal can have come and gone. */
    private static Stream<Problem> unlocked(Inspection inspection) {
        return inspection
                .waits()
                .all()
                .filter(wait -> wait.api().type().equals("java.lang.Object")
                        && wait.bound() == Wait.Bound.UNTIMED
                        && wait.call().site().inLoop())
                .filter(wait -> isAloneUnderItsLock(inspection, wait))
                .map(wait -> Problem.at(wait.method(), wait.call().site(), wait.called())
                        .severity(Severity.LOW)
                        .sink(wait.kind().label(), wait.called())
                        .message(
                                "The condition is looked at before the lock is taken: when it comes true in between, the signal has come before the"
                                        + " wait and nobody gives another. Take the lock around the loop."));
    }

    /** The block that takes the monitor stands in the loop and holds nothing but the wait. */
    private static boolean isAloneUnderItsLock(Inspection inspection, Wait wait) {
        Site site = wait.call().site();
        return wait.method().monitors().stream()
                .filter(monitor -> monitor.site().line() <= site.line() && monitor.endLine() >= site.line())
                .filter(monitor ->
                        wait.call().receiver().filter(monitor.lock()::equals).isPresent())
                .anyMatch(monitor -> inspection
                                .loopsIn(site.file())
                                .filter(loop -> loop.body().holds(site))
                                .allMatch(loop -> loop.line() < monitor.site().line())
                        && wait.method().calls().stream()
                                .noneMatch(
                                        call -> call.index() != wait.call().index() && isWithin(call.site(), monitor))
                        && wait.method().accesses().stream()
                                .noneMatch(access ->
                                        access.site().line() > monitor.site().line()
                                                && isWithin(access.site(), monitor)
                                                && access.site().line() != site.line()));
    }

    private static boolean isWithin(Site site, MonitorFact monitor) {
        return site.line() >= monitor.site().line() && site.line() <= monitor.endLine();
    }

    private static Stream<Problem> once(Inspection inspection) {
        return inspection
                .waits()
                .all()
                .filter(wait -> (CONDITIONS.contains(wait.api().type()) || isParked(wait))
                        && !wait.call().site().inLoop())
                .filter(wait -> !isForCallers(wait) || !isCalledInLoops(inspection, wait))
                .map(wait -> problem(wait, isForCallers(wait) && isCalled(inspection, wait)));
    }

    /** It may return for no reason at all (JDK javadoc of LockSupport). */
    private static boolean isParked(Wait wait) {
        return wait.api().type().equals("java.util.concurrent.locks.LockSupport")
                && wait.target().name().equals("park");
    }

    /** The method does nothing else: whoever calls it looks at the condition. */
    private static boolean isForCallers(Wait wait) {
        return wait.method().calls().size() == 1;
    }

    private static boolean isCalled(Inspection inspection, Wait wait) {
        return !inspection.program().callers(wait.method().key()).isEmpty();
    }

    private static boolean isCalledInLoops(Inspection inspection, Wait wait) {
        return isCalled(inspection, wait)
                && inspection.program().callers(wait.method().key()).stream()
                        .allMatch(edge -> edge.site().site().inLoop());
    }

    private static Problem problem(Wait wait, boolean forCallers) {
        boolean quiet = forCallers || wait.bound() == Wait.Bound.TIMED;
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(quiet ? Severity.INFO : Severity.MEDIUM)
                .sink(wait.kind().label(), wait.called())
                .message(wait.target().name()
                        + " can return without its condition being true, and a signal sent before is never seen. Call it in a"
                        + " loop that checks the condition.");
    }
}
