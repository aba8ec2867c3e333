package dev.unblock.migration.score;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Score;
import dev.unblock.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How ready a project is, 0 to 100.
 *
 * <p>Each family can take away up to its share of the 100 points: {@code lost = share · w / (w + 100)}, where {@code w}
 * sums the family's open findings by severity (critical 8, high 4, medium 2, low 0.5, info 0). The first findings cost
 * most, none costs nothing, and no number of them goes below 0. Since {@code w} only falls when a finding goes, removing
 * a finding never lowers the score. Accepted (baseline) findings count; silenced ones do not.
 */
public final class Scoring {

    private static final double HALF = 100;

    private Scoring() {}

    /** The score of these findings. */
    public static Score score(List<Finding> findings) {
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
            parts.add(new Score.Part(family.label(), -rounded(lost), how(family, weight)));
        }
        return new Score((int) Math.floor(Math.max(0, value)), parts);
    }

    private static String how(Family family, double weight) {
        return String.format(
                Locale.ROOT,
                "-%.0f x w / (w + %.0f), w = %.1f (open findings: critical 8, high 4, medium 2, low 0.5)",
                share(family),
                HALF,
                weight);
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
