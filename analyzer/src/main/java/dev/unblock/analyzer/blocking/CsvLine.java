package dev.unblock.analyzer.blocking;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of comma-separated values; a value with a comma is in double quotes. */
final class CsvLine {

    private CsvLine() {}

    static List<String> split(String line) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(value.toString().trim());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().trim());
        return values;
    }
}
