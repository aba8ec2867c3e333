package dev.unblock.reports.insight;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many blocking findings there are of each kind of wait. */
final class WaitKinds {
    private WaitKinds() {}

    /** Of the blocking ones among these, by the kind of their sink; a new map, which its reader may change. */
    static SortedMap<String, Long> of(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.family() == Family.BLOCKING)
                .collect(Collectors.groupingBy(
                        finding -> finding.sink().map(Finding.Sink::kind).orElse("other"),
                        TreeMap::new,
                        Collectors.counting()));
    }
}
