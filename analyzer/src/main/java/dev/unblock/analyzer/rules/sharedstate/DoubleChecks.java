package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the look without a lock that comes before another one with it: {@code if (x == null) synchronized … if (x == null)}. */
final class DoubleChecks {

    private final Set<MethodFact> locking;

    private DoubleChecks(Set<MethodFact> locking) {
        this.locking = locking;
    }

    static DoubleChecks among(List<Use> uses) {
        return new DoubleChecks(uses.stream()
                .filter(use -> !use.access().locks().isEmpty())
                .map(Use::method)
                .collect(Collectors.toSet()));
    }

    boolean isHalf(Use open) {
        return !open.isWrite() && locking.contains(open.method());
    }
}
