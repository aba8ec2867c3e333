package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import java.util.stream.Stream;

final class BlockingCallOnEventLoop implements WaitRule {

    @Override
    public String summary() {
        return "A call that waits on a thread that must never wait.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.of(
                        WaitRule.super.inspect(inspection),
                        HelperOnEventLoop.inspect(inspection),
                        MonitorOnEventLoop.inspect(inspection),
                        LockInMarkedMethod.inspect(inspection))
                .flatMap(problems -> problems);
    }

    @Override
    public boolean allows(Inspection inspection, Wait wait) {
        return AllowedOnMainThread.is(inspection, wait);
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return place == Place.EVENT_LOOP;
    }
}
