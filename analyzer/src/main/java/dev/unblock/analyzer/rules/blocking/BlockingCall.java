package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Place;

final class BlockingCall implements WaitRule {

    @Override
    public String summary() {
        return "A call that waits, in a main program or where no entry point is known to come by.";
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return place.compareTo(Place.STARTUP) > 0;
    }
}
