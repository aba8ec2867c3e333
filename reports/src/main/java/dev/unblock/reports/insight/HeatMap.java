package dev.unblock.reports.insight;

import java.util.List;
import java.util.Optional;

/**
 * Repositories by rules, the worst and most widespread of both: a table that a person can still take in.
 *
 * @param rules columns, the most widespread first
 * @param rows the worst repository first
 */
public record HeatMap(List<Shared> rules, List<Row> rows) {

    private static final int MOST_RULES = 20;
    private static final int MOST_ROWS = 60;
    private static final long[] LEVELS = {1, 3, 10, 30, 100};

    /**
     * One repository.
     *
     * @param cells one for each of the map's rules
     */
    public record Row(Repository repository, List<Cell> cells) {}

    /**
     * Findings of one rule in one repository.
     *
     * @param level 0 for none to 5 for very many
     */
    public record Cell(long findings, int level) {

        private static Cell of(long findings) {
            int level = 0;
            while (level < LEVELS.length && findings >= LEVELS[level]) {
                level++;
            }
            return new Cell(findings, level);
        }
    }

    public static HeatMap of(Overview overview) {
        List<Shared> rules = overview.rules().stream().limit(MOST_RULES).toList();
        return new HeatMap(
                rules,
                overview.repositories().stream()
                        .limit(MOST_ROWS)
                        .map(repository -> new Row(
                                repository,
                                rules.stream()
                                        .map(rule -> cell(repository, rule))
                                        .toList()))
                        .toList());
    }

    private static Cell cell(Repository repository, Shared rule) {
        return Cell.of(Optional.ofNullable(repository.rules().get(rule.name()))
                .map(Tally::findings)
                .orElse(0L));
    }
}
