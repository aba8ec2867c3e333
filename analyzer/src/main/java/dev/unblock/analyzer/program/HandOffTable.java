package dev.unblock.analyzer.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of what libraries do with functional objects that they are handed. */
final class HandOffTable {

    private static final String RECEIVER = "receiver";
    private final Map<String, Row> rows = new HashMap<>();

    private record Row(String argument, String runs) {}

    static HandOffTable load() {
        HandOffTable table = new HandOffTable();
        for (List<String> cells : Table.rows("handoffs.csv")) {
            String key = cells.get(0) + "#" + cells.get(1) + (cells.get(2).equals(RECEIVER) ? "@" : "");
            table.rows.put(key, new Row(cells.get(2), cells.get(3)));
        }
        return table;
    }

    /** How an argument is run, if the table knows. */
    Optional<String> argument(Set<String> supertypes, String method, int argument) {
        return find(supertypes, method, "")
                .filter(row -> row.argument().equals("*") || row.argument().equals(String.valueOf(argument)))
                .map(Row::runs);
    }

    /** How the object is run that the method is called on, as {@code start} runs a thread. */
    Optional<String> receiver(Set<String> supertypes, String method) {
        return find(supertypes, method, "@").map(Row::runs);
    }

    private Optional<Row> find(Set<String> supertypes, String method, String mark) {
        for (String name : List.of(method, "*")) {
            for (String type : supertypes) {
                Row row = rows.get(type + "#" + name + mark);
                if (row != null) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }
}
