package dev.unblock.analyzer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The figures of {@code docs/modes.md}: what a run measures may be better than what stands there, never worse.
 * {@code -Dgolden.update} writes what was measured.
 */
public final class FiguresPage {

    private static final Path PAGE = Path.of("..", "docs", "modes.md");
    private static final double ROUNDING = 0.0005;

    private FiguresPage() {}

    /** A line of a table: what was given, and shares by the name of their column, in its order. */
    public record Row(String mode, long waits, List<Double> shares) {

        public Row {
            shares = List.copyOf(shares);
        }

        private String line() {
            StringBuilder line = new StringBuilder("| " + mode + " | " + waits);
            shares.forEach(share -> line.append(String.format(Locale.ROOT, " | %.3f", share)));
            return line.append(" |").toString();
        }
    }

    /** Holds the measured rows against those of the table with that name. */
    public static void hold(String table, List<Row> measured) {
        if (Boolean.getBoolean("golden.update")) {
            write(table, measured);
        }
        Map<String, List<Double>> least = written(table);
        for (Row row : measured) {
            List<Double> shares = least.getOrDefault(row.mode(), List.of());
            assertThat(shares).as("figures of '%s' in %s", row.mode(), PAGE).hasSameSizeAs(row.shares());
            for (int i = 0; i < shares.size(); i++) {
                assertThat(row.shares().get(i))
                        .as("column %d of '%s' in %s", i + 3, row.mode(), PAGE)
                        .isGreaterThanOrEqualTo(shares.get(i) - ROUNDING);
            }
        }
    }

    private static Map<String, List<Double>> written(String table) {
        Map<String, List<Double>> rows = new TreeMap<>();
        lines().dropWhile(line -> !line.equals(start(table)))
                .takeWhile(line -> !line.equals(end(table)))
                .map(line -> line.split("\\s*\\|\\s*"))
                .filter(cells -> cells.length > 3 && cells[2].matches("\\d+"))
                .forEach(cells -> rows.put(
                        cells[1], Stream.of(cells).skip(3).map(Double::valueOf).toList()));
        return rows;
    }

    private static void write(String table, List<Row> measured) {
        List<String> page = new ArrayList<>();
        boolean inside = false;
        for (String line : lines().toList()) {
            if (line.equals(end(table))) {
                measured.forEach(row -> page.add(row.line()));
                inside = false;
            }
            boolean figure = inside && line.matches("\\|[^|]*\\|\\s*\\d+ .*");
            if (!figure) {
                page.add(line);
            }
            inside |= line.equals(start(table));
        }
        try {
            Files.writeString(PAGE, String.join("\n", page) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines() {
        try {
            return Files.readAllLines(PAGE).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String start(String table) {
        return "<!-- figures: " + table + " -->";
    }

    private static String end(String table) {
        return "<!-- end of figures: " + table + " -->";
    }
}
