package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Place;

final class LockWaitInRequest implements WaitRule {

    @Override
    public String summary() {
        return "A request thread waits for a lock or a permit.";
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return place == Place.REQUEST && wait.kind().group() == Group.LOCK;
    }
}
