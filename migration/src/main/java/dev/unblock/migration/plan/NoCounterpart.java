package dev.unblock.migration.plan;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.migration.plan.WaitIndex.WaitingCall;

/** Why a wait cannot become an asynchronous call. */
final class NoCounterpart {

    private NoCounterpart() {}

    static boolean isDatabase(WaitingCall wait) {
        return wait.kind().group() == Kind.Group.DATABASE;
    }

    static Sighting of(WaitingCall wait) {
        return Sighting.of(
                hazard(wait),
                wait.method().named(),
                wait.call().site(),
                wait.method().named().signature() + " waits for " + wait.seen().called() + ": "
                        + hazard(wait).title());
    }

    /** For a wait that could be moved to another thread, where nothing would be won by it. */
    static Sighting pointless(WaitingCall wait) {
        return Sighting.of(
                Hazard.H27,
                wait.method().named(),
                wait.call().site(),
                wait.method().named().signature() + " waits for " + wait.seen().called()
                        + ": nothing else can wait at the same time, so another thread would wait as long (no gain), and "
                        + Hazard.H27.title());
    }

    private static Hazard hazard(WaitingCall wait) {
        return switch (wait.kind().group()) {
            case DATABASE -> Hazard.H28;
            case TASK -> Hazard.H22;
            case LOCK -> Hazard.H7;
            case REMOTE -> wait.kind() == Kind.HTTP ? Hazard.H27 : Hazard.H31;
            case FILE, PROCESS, SLEEP, NOTHING -> Hazard.H31;
        };
    }
}
