package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.model.Severity;

/**
 * How bad a wait is: by place, then by kind and bound, then one step worse in a loop.
 *
 * <pre>
 * event loop                critical
 * common pool               high, files and locks medium
 * request                   high; with a time limit, or short (files, processes started): medium; locks and file names: low
 * scheduler, listener       medium; files and locks low
 * pools                     low
 * nowhere                   low where it is public, for the caller may be anyone
 * start, main, test         info
 * </pre>
 */
final class WaitSeverity {

    private static final int NEGLIGIBLE_MILLIS = 1;

    private WaitSeverity() {}

    static Severity of(Place place, Wait wait) {
        Severity severity = once(place, wait);
        boolean again = wait.call().site().inLoop()
                && !wait.isOncePerLoop()
                && wait.api().latency() > NEGLIGIBLE_MILLIS;
        return again && (severity == Severity.MEDIUM || severity == Severity.LOW) && place != Place.NOWHERE
                ? Severity.values()[severity.ordinal() - 1]
                : severity;
    }

    private static Severity once(Place place, Wait wait) {
        boolean light = wait.kind().group() == Group.FILE || wait.kind().group() == Group.LOCK;
        return switch (place) {
            case EVENT_LOOP -> Severity.CRITICAL;
            case COMMON_POOL -> light ? Severity.MEDIUM : Severity.HIGH;
            case REQUEST -> inRequest(wait);
            case SCHEDULER, LISTENER -> light ? Severity.LOW : Severity.MEDIUM;
            case UNBOUNDED_POOL, BOUNDED_POOL, NOWHERE -> Severity.LOW;
            case VIRTUAL -> Severity.MEDIUM;
            case STARTUP, MAIN, TEST -> Severity.INFO;
        };
    }

    private static Severity inRequest(Wait wait) {
        if (wait.kind().group() == Group.LOCK || wait.api().latency() <= NEGLIGIBLE_MILLIS) {
            return Severity.LOW;
        }
        boolean shortWait = wait.kind().group() == Group.FILE
                || wait.kind().group() == Group.TASK && wait.bound() == Wait.Bound.TIMED;
        return shortWait ? Severity.MEDIUM : Severity.HIGH;
    }
}
