package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import java.util.Comparator;

/**
 * A hazard that was seen at a place.
 *
 * @param method in which it was seen, written {@code com.shop.OrderService#load(long)}
 * @param evidence what was seen, in a sentence
 */
public record Sighting(Hazard hazard, String method, String file, int line, String evidence)
        implements Comparable<Sighting> {

    private static final Comparator<Sighting> ORDER = Comparator.comparing(Sighting::hazard)
            .thenComparing(Sighting::file)
            .thenComparingInt(Sighting::line)
            .thenComparing(Sighting::evidence);

    public static Sighting of(Hazard hazard, MethodKey method, Site site, String evidence) {
        return new Sighting(hazard, method.signature(), site.file(), site.line(), evidence);
    }

    @Override
    public int compareTo(Sighting other) {
        return ORDER.compare(this, other);
    }
}
