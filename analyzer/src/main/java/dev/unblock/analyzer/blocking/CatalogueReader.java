package dev.unblock.analyzer.blocking;

import dev.unblock.model.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads rows of the catalogue, ours and the user's own. */
final class CatalogueReader {

    static final String HEADER = "type,method,kind,timed,counterpart,latency,condition,source";

    private final String file;

    private CatalogueReader(String file) {
        this.file = file;
    }

    /** Rows of one of our own areas. */
    static List<BlockingApi> area(String name) {
        String file = name + ".csv";
        try (InputStream in = CatalogueReader.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no catalogue " + file);
            }
            return new CatalogueReader(file)
                    .rows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of a user's file. */
    static List<BlockingApi> file(Path file) {
        try {
            return new CatalogueReader(file.getFileName().toString()).rows(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UsageException("cannot read the catalogue " + file + ": " + e.getMessage(), e);
        }
    }

    private List<BlockingApi> rows(List<String> lines) {
        List<BlockingApi> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#") && !line.equals(HEADER)) {
                rows.add(row(line, i + 1));
            }
        }
        return rows;
    }

    private BlockingApi row(String line, int number) {
        List<String> values = CsvLine.split(line);
        if (values.size() < 3 || values.size() > 8) {
            throw wrong(number, "has " + values.size() + " values; the columns are " + HEADER);
        }
        String method = values.get(1);
        int bracket = method.indexOf('(');
        return new BlockingApi(
                values.get(0),
                bracket < 0 ? method : method.substring(0, bracket),
                bracket < 0 ? Optional.empty() : Optional.of(parameters(method.substring(bracket))),
                Kind.of(values.get(2)).orElseThrow(() -> wrong(number, "has no known kind: " + values.get(2))),
                Timed.of(value(values, 3, "never"))
                        .orElseThrow(() -> wrong(number, "timed is never, argument, always or client")),
                Optional.of(value(values, 4, "")).filter(c -> !c.isEmpty()),
                latency(value(values, 5, "0"), number),
                Condition.of(value(values, 6, ""))
                        .orElseThrow(() -> wrong(number, "has no known condition: " + values.get(6))),
                value(values, 7, file));
    }

    private int latency(String text, int number) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(number, "latency is a number of milliseconds, not " + text);
        }
    }

    private static List<String> parameters(String inBrackets) {
        String inside = inBrackets.substring(1, inBrackets.lastIndexOf(')')).trim();
        return inside.isEmpty()
                ? List.of()
                : Arrays.stream(inside.split(",")).map(String::trim).toList();
    }

    private static String value(List<String> values, int column, String otherwise) {
        return column < values.size() && !values.get(column).isEmpty() ? values.get(column) : otherwise;
    }

    private UsageException wrong(int line, String what) {
        return new UsageException("catalogue " + file + ", line " + line + " " + what);
    }
}
