package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.stream.Stream;

/** Finds locks that are taken around nothing. */
final class EmptySynchronizedBlock implements Rule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A synchronized block with nothing in it guards nothing.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .flatMap(
                        method -> method.monitors().stream()
                                .filter(monitor ->
                                        monitor.endLine() - monitor.site().line() < 3
                                                && isEmpty(inspection, method, monitor))
                                .map(
                                        monitor -> Problem.at(method, monitor.site(), "synchronized")
                                                .severity(Severity.MEDIUM)
                                                .message(
                                                        "Nothing is in this synchronized block: it only waits until others have left theirs, and"
                                                                + " guards nothing. Put what it was meant to guard into it, or wait for a latch.")));
    }

    /** By its text; without sources, where nothing is called or touched on its lines. */
    private static boolean isEmpty(Inspection inspection, MethodFact method, MonitorFact monitor) {
        int first = monitor.site().line();
        int last = monitor.endLine();
        boolean calls = method.calls().stream().anyMatch(call -> isOn(call.site(), monitor, first, last));
        boolean touches = method.accesses().stream().anyMatch(access -> isOn(access.site(), monitor, first, last));
        boolean holds = method.calls().stream().anyMatch(call -> call.locks().contains(monitor.lock()))
                || method.accesses().stream()
                        .anyMatch(access -> access.locks().contains(monitor.lock())
                                && access.site().line() >= first
                                && access.site().line() <= last);
        return !calls
                && !touches
                && !holds
                && last - first < 2
                && inspection.tries().knows(monitor.site().file());
    }

    /** Past the lock's own expression. */
    private static boolean isOn(Site site, MonitorFact monitor, int first, int last) {
        return site.line() >= first
                && site.line() <= last
                && (site.line() > first || site.column() > monitor.site().column());
    }
}
