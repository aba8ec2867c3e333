package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import java.util.stream.Stream;

final class PinnedVirtualThread implements WaitRule {

    /** From this release on a virtual thread leaves its carrier inside synchronized code (JEP 491). */
    private static final int UNPINNED_SINCE = 24;

    @Override
    public String summary() {
        return "A virtual thread waits inside synchronized code and keeps its carrier thread, before Java 24.";
    }

    @Override
    public boolean covers(Place place, Wait wait) {
        return place == Place.VIRTUAL && isSynchronized(wait);
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.program().facts().javaRelease() >= UNPINNED_SINCE
                ? Stream.empty()
                : WaitRule.super.inspect(inspection);
    }

    private static boolean isSynchronized(Wait wait) {
        return wait.method().is(Modifier.SYNCHRONIZED)
                || wait.call().locks().stream()
                        .anyMatch(lock -> wait.method().monitors().stream().anyMatch(m -> isSame(m.lock(), lock)));
    }

    private static boolean isSame(Value monitor, Value lock) {
        return monitor.equals(lock);
    }
}
