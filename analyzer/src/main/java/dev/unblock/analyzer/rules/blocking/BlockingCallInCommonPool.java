package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Place;

final class BlockingCallInCommonPool implements WaitRule {

    @Override
    public String summary() {
        return "A call that waits on the common pool, which the whole process shares.";
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return place == Place.COMMON_POOL;
    }
}
