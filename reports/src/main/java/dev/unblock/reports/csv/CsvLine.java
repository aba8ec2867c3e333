package dev.unblock.reports.csv;

import dev.unblock.reports.text.Visible;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line after RFC 4180: commas, CRLF, quotes doubled.
 *
 * <p>A spreadsheet would run a cell that begins like a formula; such cells get an apostrophe in front.
 */
final class CsvLine {

    private static final String END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private CsvLine() {}

    static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",")) + END;
    }

    private static String cell(String raw) {
        String text = Visible.text(raw.replace("\r\n", "\n"));
        String safe = startsLikeFormula(raw) ? "'" + text : text;
        boolean isQuoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == ' ' || c == ';');
        return isQuoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /** Spreadsheets skip spaces before they look for a formula, so spaces are skipped here too. */
    private static boolean startsLikeFormula(String raw) {
        String text = raw.replaceFirst("^ +", "");
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }
}
