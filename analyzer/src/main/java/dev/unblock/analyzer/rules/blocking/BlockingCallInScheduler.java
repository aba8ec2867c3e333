package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Place;

final class BlockingCallInScheduler implements WaitRule {

    @Override
    public String summary() {
        return "A scheduled job waits on the scheduler's thread, by default the only one.";
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return place == Place.SCHEDULER;
    }
}
