package dev.unblock.analyzer.blocking;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads rows of the catalogue, ours and the user's own. */
final class CatalogueReader {

    static final String HEADER = "type,method,kind,timed,counterpart,latency,condition,source";

    private static final Pattern NAME =
            Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*");

    private final String file;

    private CatalogueReader(String file) {
        this.file = file;
    }

    /** Rows of one of our own areas. */
    static List<BlockingApi> area(String name) {
        String file = name + ".csv";
        return new CatalogueReader(file).rows(CsvResource.text(file));
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
        Kind kind = Kind.of(values.get(2)).orElseThrow(() -> wrong(number, "has no known kind: " + values.get(2)));
        String type = type(values.get(0), kind, number);
        String method = values.get(1);
        int bracket = method.indexOf('(');
        return new BlockingApi(
                type,
                name(bracket < 0 ? method : method.substring(0, bracket), number),
                bracket < 0 ? Optional.empty() : Optional.of(parameters(method.substring(bracket), number)),
                kind,
                Timed.of(value(values, 3, "never"))
                        .orElseThrow(() -> wrong(number, "timed is never, argument, always or client")),
                Optional.of(value(values, 4, "")).filter(c -> !c.isEmpty()),
                latency(value(values, 5, "0"), number),
                Condition.of(value(values, 6, ""))
                        .orElseThrow(() -> wrong(number, "has no known condition: " + values.get(6))),
                value(values, 7, file));
    }

    private String type(String text, Kind kind, int number) {
        String bare = text.replaceFirst("^(@|in:)", "").replaceFirst("\\.\\*$", "");
        if (!NAME.matcher(bare).matches()) {
            throw wrong(number, "has no type, package or annotation: '" + text + "'");
        }
        if (text.startsWith(BlockingApi.ENCLOSING) && kind != Kind.NONE) {
            throw wrong(number, "begins with in: and can only silence; its kind is none, not " + kind.label());
        }
        return text;
    }

    private String name(String text, int number) {
        if (!text.equals(BlockingApi.ANY_METHOD)
                && !text.equals("<init>")
                && !NAME.matcher(text).matches()) {
            throw wrong(number, "has no method: '" + text + "'");
        }
        return text;
    }

    private int latency(String text, int number) {
        if (!text.matches("\\d{1,7}")) {
            throw wrong(number, "latency is a number of milliseconds, not " + text);
        }
        return Integer.parseInt(text);
    }

    private List<String> parameters(String inBrackets, int number) {
        if (!inBrackets.endsWith(")")) {
            throw wrong(number, "has no closing bracket after the parameters; quotes go around a value with commas");
        }
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
