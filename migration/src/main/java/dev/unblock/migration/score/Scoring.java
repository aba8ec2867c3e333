package dev.unblock.migration.score;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Score;
import dev.unblock.model.Score.Applies;
import dev.unblock.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How ready a project is, 0 to 100.
 *
 * <p>Each family can take away up to its share of the 100 points: {@code lost = share · w / (w + 100)}, where {@code w}
 * sums the family's open findings by severity (critical 8, high 4, medium 2, low 0.5, info 0). The first findings cost
 * most, none costs nothing, and no number of them goes below 0. Since {@code w} only falls when a finding goes, removing
 * a finding never lowers the score. Accepted (baseline) findings count; silenced ones do not. Families other than hygiene
 * are about threads: where none is known and nothing was found, they do not apply.
 */
public final class Scoring {

    private static final double HALF = 100;

    private Scoring() {}

    /**
     * The score of these findings.
     *
     * @param ground what there was to judge
     */
    public static Score score(List<Finding> findings, Ground ground) {
        List<Score.Part> parts = new ArrayList<>();
        parts.add(new Score.Part("start", 100, "100 points without findings"));
        double value = 100;
        for (Family family : Family.values()) {
            double weight = findings.stream()
                    .filter(finding -> finding.family() == family && finding.status() != Finding.Status.SUPPRESSED)
                    .mapToDouble(finding -> weight(finding.severity()))
                    .sum();
            double lost = share(family) * weight / (weight + HALF);
            value -= lost;
            boolean found = findings.stream().anyMatch(finding -> finding.family() == family);
            parts.add(new Score.Part(
                    family.label(),
                    -rounded(lost),
                    how(family, weight),
                    Optional.of(share(family)),
                    Optional.of(weight),
                    Optional.of(found ? Applies.YES : ground.applies(family))));
        }
        return new Score((int) Math.floor(Math.max(0, value)), parts, weights());
    }

    /** What there was to judge. */
    public enum Ground {
        /** No source could be read. */
        NOTHING,
        /** Sources, but neither an entry point nor a pool of threads. */
        NO_THREADS,
        THREADS;

        /** What the analysis saw. */
        public static Ground of(int parsedFiles, int entryPoints, int pools) {
            return parsedFiles == 0 ? NOTHING : entryPoints + pools == 0 ? NO_THREADS : THREADS;
        }

        private Applies applies(Family family) {
            return switch (this) {
                case NOTHING -> Applies.NOT_APPLICABLE;
                case NO_THREADS -> family == Family.HYGIENE ? Applies.YES : Applies.NOT_APPLICABLE;
                case THREADS -> Applies.YES;
            };
        }
    }

    private static Map<String, Double> weights() {
        return Arrays.stream(Severity.values()).collect(Collectors.toMap(Severity::label, Scoring::weight));
    }

    private static String how(Family family, double weight) {
        return String.format(Locale.ROOT, "%.0f x w / (w + %.0f) with w = %.1f", share(family), HALF, weight);
    }

    private static double rounded(double points) {
        return Math.round(points * 10) / 10.0;
    }

    private static double weight(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 8;
            case HIGH -> 4;
            case MEDIUM -> 2;
            case LOW -> 0.5;
            case INFO -> 0;
        };
    }

    private static double share(Family family) {
        return switch (family) {
            case BLOCKING -> 40;
            case SHARED_STATE, FAN_OUT, HYGIENE -> 20;
        };
    }
}
