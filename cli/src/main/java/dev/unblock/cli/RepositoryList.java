package dev.unblock.cli;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders that a list names, each once: one on a line, or the column {@code path} of a CSV file with a header.
 * Relative folders are meant from where the list lies.
 */
final class RepositoryList {

    private static final String COLUMN = "path";
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(,|$)");

    private final String source;
    private final Path base;
    private final List<String> lines;

    private RepositoryList(String source, Path base, List<String> lines) {
        this.source = source;
        this.base = base;
        this.lines = lines;
    }

    /**
     * The folders, in the order of the list.
     *
     * @param file {@code -} for standard input
     * @throws UsageException if the list cannot be read, names nothing or is no list
     */
    static List<Path> folders(Path file) {
        boolean isInput = file.toString().equals("-");
        try {
            String text = isInput
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file, StandardCharsets.UTF_8);
            Path base = isInput ? Path.of("") : file.toAbsolutePath().getParent();
            List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
            return new RepositoryList(isInput ? "standard input" : file.toString(), base, lines).folders();
        } catch (IOException e) {
            throw new UsageException(
                    "cannot read " + file + "; give a text file with the folder of a repository on each line", e);
        }
    }

    private List<Path> folders() {
        Optional<Integer> header = header();
        Set<Path> folders = new LinkedHashSet<>();
        for (int at = header.map(line -> line + 1).orElse(0); at < lines.size(); at++) {
            if (!isSkipped(lines.get(at))) {
                int line = at;
                folders.add(folder(
                        header.map(row -> cell(row, line)).orElseGet(() -> withoutComment(lines.get(line))), line));
            }
        }
        if (folders.isEmpty()) {
            throw new UsageException(source + " names no repository; write the folder of one on each line");
        }
        return List.copyOf(folders);
    }

    /** The line with the names of columns, if the first that counts is one. */
    private Optional<Integer> header() {
        for (int at = 0; at < lines.size(); at++) {
            if (!isSkipped(lines.get(at))) {
                return column(at).isPresent() ? Optional.of(at) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> column(int header) {
        List<String> names = cells(lines.get(header));
        for (int at = 0; at < names.size(); at++) {
            if (names.get(at).equalsIgnoreCase(COLUMN)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private String cell(int header, int line) {
        List<String> cells = cells(lines.get(line));
        int column = column(header).orElseThrow();
        if (column >= cells.size() || cells.get(column).isEmpty()) {
            throw new UsageException(source + ", line " + (line + 1) + ": the column '" + COLUMN + "' is empty");
        }
        return cells.get(column);
    }

    private Path folder(String text, int line) {
        try {
            return base.toAbsolutePath().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new UsageException(source + ", line " + (line + 1) + " is no folder: " + e.getReason(), e);
        }
    }

    private static boolean isSkipped(String line) {
        return withoutComment(line).isEmpty();
    }

    /** A {@code #} inside a name belongs to the name. */
    private static String withoutComment(String line) {
        return line.replaceFirst("(^|\\s)#.*", "").strip();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher matcher = CELL.matcher(line.strip());
        while (matcher.find()) {
            String quoted = matcher.group(1);
            cells.add((quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\"")).strip());
            if (matcher.group(3).isEmpty()) {
                break;
            }
        }
        return cells;
    }
}
