package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class EmptySynchronizedBlock implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A synchronized block guards nothing: there is nothing in it.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .flatMap(
                        method -> method.monitors().stream()
                                .filter(monitor -> isEmpty(method, monitor))
                                .map(
                                        monitor -> Problem.at(method, monitor.site(), "synchronized")
                                                .severity(Severity.LOW)
                                                .message(
                                                        "This synchronized block is empty: it waits for the lock and guards nothing. Put into it"
                                                                + " what the lock is for, or wait for what is meant with a latch or a condition.")));
    }

    /** Nothing is called, read or written under the lock; a block of several lines can hold something else. */
    private static boolean isEmpty(MethodFact method, MonitorFact monitor) {
        return monitor.endLine() - monitor.site().line() <= 1
                && method.monitors().stream().noneMatch(other -> isInside(other.site(), monitor) && other != monitor)
                && method.calls().stream().noneMatch(call -> isUnder(call.locks(), call.site(), monitor))
                && method.elementWrites().stream().noneMatch(write -> isUnder(write.locks(), write.site(), monitor))
                && method.accesses().stream().noneMatch(access -> isUnder(access.locks(), access.site(), monitor));
    }

    private static boolean isUnder(List<Value> locks, Site site, MonitorFact monitor) {
        return isInside(site, monitor) && locks.contains(monitor.lock());
    }

    private static boolean isInside(Site site, MonitorFact monitor) {
        return monitor.site().line() <= site.line() && site.line() <= monitor.endLine();
    }
}
