package dev.unblock.analyzer.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of what libraries do with functional objects that they are handed. */
final class HandOffTable {

    private static final String RECEIVER = "receiver";
    private static final String ANY = "*";
    private final Map<String, Map<String, String>> rows = new HashMap<>();

    static HandOffTable load() {
        HandOffTable table = new HandOffTable();
        for (List<String> cells : Table.rows("handoffs.csv")) {
            String key = cells.get(0) + "#" + cells.get(1) + (cells.get(2).equals(RECEIVER) ? "@" : "");
            table.rows.computeIfAbsent(key, known -> new HashMap<>()).put(cells.get(2), cells.get(3));
        }
        return table;
    }

    /** How an argument is run, if the table knows. */
    Optional<String> argument(Set<String> supertypes, String method, int argument) {
        return find(supertypes, method, "")
                .flatMap(byArgument -> Optional.ofNullable(byArgument.get(String.valueOf(argument)))
                        .or(() -> Optional.ofNullable(byArgument.get(ANY))));
    }

    /** How the object is run that the method is called on, as {@code start} runs a thread. */
    Optional<String> receiver(Set<String> supertypes, String method) {
        return find(supertypes, method, "@").map(byArgument -> byArgument.get(RECEIVER));
    }

    /** What runs, by argument. */
    private Optional<Map<String, String>> find(Set<String> supertypes, String method, String mark) {
        for (String name : List.of(method, ANY)) {
            for (String type : supertypes) {
                Map<String, String> row = rows.get(type + "#" + name + mark);
                if (row != null) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }
}
