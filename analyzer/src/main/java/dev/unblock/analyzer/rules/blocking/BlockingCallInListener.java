package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Place;

final class BlockingCallInListener implements WaitRule {

    @Override
    public String summary() {
        return "A message or event listener waits, and with it what is queued behind.";
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return place == Place.LISTENER;
    }
}
