package dev.unblock.analyzer;

import dev.unblock.model.CallPath;
import dev.unblock.model.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sample's own list of what is wrong in it, and what only looks wrong, held against findings. */
record AnswerKey(
        Path app, List<Row> problems, List<Row> neither, List<Row> lookAlikes, Map<String, List<String>> sources) {

    /** Kinds that list and findings place on different calls of one statement, with the rule that means them. */
    private static final Map<String, String> SAME_STATEMENT = Map.of(
            "common-pool", "BlockingParallelStream",
            "http-client-without-timeout", "HttpClientWithoutTimeout",
            "lock-order-inversion", "LockOrderInversion",
            "nested-submission", "NestedSubmission",
            "swallowed-interrupt", "SwallowedInterrupt",
            "thread-per-item", "ThreadPerTask");

    /**
     * A line of one of the tables.
     *
     * @param family empty for look-alikes
     * @param place class and method, or class and field
     * @param target the called method with its type, or the field
     */
    record Row(String id, String family, String kind, String place, String target) {

        boolean isCall() {
            return target.contains(".");
        }

        /** What is written in the line: the called name, of constructors the type. */
        String name() {
            String last = target.substring(target.lastIndexOf('.') + 1);
            return last.equals("<init>") ? target.substring(0, target.indexOf('.')) : last;
        }

        String type() {
            return place.substring(0, place.indexOf('#'));
        }
    }

    static AnswerKey of(Path app) throws IOException {
        List<List<String>> rows = Files.readAllLines(app.resolve("PROBLEMS.md")).stream()
                .filter(line -> line.matches("\\| [PNL]\\d+ \\|.*"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        return new AnswerKey(
                app,
                withFamily(rows, "P"),
                withFamily(rows, "N"),
                rows.stream()
                        .filter(row -> row.get(1).startsWith("L"))
                        .map(row -> new Row(row.get(1), "", row.get(2), row.get(3), row.get(4)))
                        .toList(),
                new HashMap<>());
    }

    private static List<Row> withFamily(List<List<String>> rows, String table) {
        return rows.stream()
                .filter(row -> row.get(1).startsWith(table))
                .map(row -> new Row(row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)))
                .toList();
    }

    /** At a place of which the list says that a finding there is neither right nor wrong. */
    boolean isNeither(Finding finding) {
        return neither.stream()
                .anyMatch(row -> finding.family().label().equals(row.family())
                        && (isAt(row, finding) || isClosing(row, finding)));
    }

    /** What a try opened is closed at its end, where nothing names the call. */
    private boolean isClosing(Row row, Finding finding) {
        return row.name().equals("close")
                && finding.method().replaceAll("\\(.*", "").equals(row.place())
                && line(finding.file(), finding.line()).strip().equals("}");
    }

    boolean isProblem(Row row, Finding finding) {
        return finding.family().label().equals(row.family())
                && (isAt(row, finding) || isOnTheWay(row, finding) || isOfItsKind(row, finding));
    }

    /** The row names another call of the same statement: then the rule says that the same is meant. */
    private static boolean isOfItsKind(Row row, Finding finding) {
        return SAME_STATEMENT.getOrDefault(row.kind(), "").contains(finding.rule())
                && finding.method().replaceAll("\\(.*", "").equals(row.place());
    }

    /** In the method, on a line that names the call; on the field, or on a line of its class that names it. */
    boolean isAt(Row row, Finding finding) {
        String method = finding.method().replaceAll("\\(.*", "");
        if (row.isCall()) {
            return method.equals(row.place())
                    && line(finding.file(), finding.line()).contains(row.name());
        }
        boolean inClass = method.startsWith(row.type() + "#");
        return method.equals(row.type() + "#" + row.target())
                || inClass && line(finding.file(), finding.line()).contains(row.target());
    }

    /** The row names a call of the application's own that leads to what the finding is about. */
    private boolean isOnTheWay(Row row, Finding finding) {
        return row.isCall() && (isInPath(row, finding) || isInRelated(row, finding));
    }

    /** A step that the finding shows beside its own place. */
    private boolean isInRelated(Row row, Finding finding) {
        String file = row.type().replace('.', '/') + ".java";
        return finding.related().stream()
                .anyMatch(place -> place.file().endsWith(file)
                        && line(place.file(), place.line()).contains(row.name()));
    }

    private boolean isInPath(Row row, Finding finding) {
        return finding.paths().stream()
                .map(CallPath::frames)
                .flatMap(List::stream)
                .anyMatch(frame -> frame.method().replaceAll("\\(.*", "").equals(row.place())
                        && line(frame.file(), frame.line()).contains(row.name()));
    }

    private String line(String file, int number) {
        List<String> lines = sources.computeIfAbsent(file, this::lines);
        return Optional.of(number)
                .filter(n -> n <= lines.size())
                .map(n -> lines.get(n - 1))
                .orElse("");
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(app.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
