package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Place;

final class BlockingCallInPool implements WaitRule {

    @Override
    public String summary() {
        return "A task waits on a pool or a thread of its own: right where waits belong, as long as there is a limit.";
    }

    /** A worker that takes from its queue in a loop does what it is there for. */
    private static boolean isWorker(Wait wait) {
        return wait.kind() == Kind.QUEUE && wait.call().site().inLoop();
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return (place == Place.BOUNDED_POOL || place == Place.UNBOUNDED_POOL) && !isWorker(wait);
    }
}
