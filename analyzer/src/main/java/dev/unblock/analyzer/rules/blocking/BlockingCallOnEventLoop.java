package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Place;

final class BlockingCallOnEventLoop implements WaitRule {

    @Override
    public String summary() {
        return "A call that waits on a thread that must never wait.";
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return place == Place.EVENT_LOOP;
    }
}
