package dev.unblock.reports.insight;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How a project has stood from day to day.
 *
 * @param points the oldest first
 */
public record Trend(List<Point> points) {

    public static final Trend NONE = new Trend(List.of());

    public Trend {
        points = List.copyOf(points);
    }

    /** Whether there is something to compare. */
    public boolean isShown() {
        return points.size() > 1;
    }

    public Point first() {
        return points.get(0);
    }

    public Point last() {
        return points.get(points.size() - 1);
    }

    /**
     * One day; also a line of a history file.
     *
     * @param schema always {@link #SCHEMA}
     * @param date {@code 2026-11-21}
     * @param families counted findings by family, by label
     * @param severities counted findings by severity, by label
     * @param baseline counted findings that the baseline accepts
     * @param suppressed findings silenced in the source, which are counted nowhere else
     * @param hours of work that the plan has left, likely
     */
    public record Point(
            String schema,
            String date,
            String project,
            Optional<String> commit,
            int score,
            Map<String, Long> families,
            Map<String, Long> severities,
            int baseline,
            int suppressed,
            double hours) {

        public static final String SCHEMA = "unblock-history/1";

        public Point {
            if (!date.matches("\\d{4}-\\d{2}-\\d{2}")) {
                throw new IllegalArgumentException("date " + date);
            }
            families = Collections.unmodifiableMap(new LinkedHashMap<>(families));
            severities = Collections.unmodifiableMap(new LinkedHashMap<>(severities));
        }

        public static Point of(String date, Result result) {
            FindingMatrix counted = FindingMatrix.of(Insight.counted(result));
            return new Point(
                    SCHEMA,
                    date,
                    result.project().name(),
                    result.project().commit(),
                    result.score().value(),
                    by(Family.values(), Family::label, counted::count),
                    by(Severity.values(), Severity::label, counted::count),
                    count(result, Finding.Status.BASELINE),
                    count(result, Finding.Status.SUPPRESSED),
                    Effort.of(result.plan()).likely());
        }

        /** All counted findings. */
        public long findings() {
            return families.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Those that are critical or high. */
        public long severe() {
            return count(Severity.CRITICAL) + count(Severity.HIGH);
        }

        public long count(Severity severity) {
            return severities.getOrDefault(severity.label(), 0L);
        }

        public long count(Family family) {
            return families.getOrDefault(family.label(), 0L);
        }

        private static int count(Result result, Finding.Status status) {
            return (int) result.findings().stream()
                    .filter(finding -> finding.status() == status)
                    .count();
        }

        private static <E> Map<String, Long> by(E[] values, Function<E, String> label, ToLongFunction<E> count) {
            Map<String, Long> counts = new LinkedHashMap<>();
            Arrays.stream(values).forEach(value -> counts.put(label.apply(value), count.applyAsLong(value)));
            return counts;
        }
    }
}
