package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.linking.types.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The table of what libraries do with functional objects that they are handed. */
final class HandOffTable {

    private static final String RECEIVER = "receiver";
    private static final String ANY = "*";

    /** By method, then by type, then by argument: of most methods, no type is in the table. */
    private final Map<String, Map<String, Map<String, String>>> arguments = new HashMap<>();

    private final Map<String, Map<String, Map<String, String>>> receivers = new HashMap<>();

    static HandOffTable load() {
        HandOffTable table = new HandOffTable();
        for (List<String> cells : Table.rows(HandOffTable.class, "handoffs.csv")) {
            (cells.get(2).equals(RECEIVER) ? table.receivers : table.arguments)
                    .computeIfAbsent(cells.get(1), method -> new HashMap<>())
                    .computeIfAbsent(cells.get(0), type -> new HashMap<>())
                    .put(cells.get(2), cells.get(3));
        }
        return table;
    }

    /** How an argument is run, if the table knows. */
    Optional<String> argument(Supplier<Set<String>> supertypes, String method, int argument) {
        return find(arguments, supertypes, method)
                .flatMap(byArgument -> Optional.ofNullable(byArgument.get(String.valueOf(argument)))
                        .or(() -> Optional.ofNullable(byArgument.get(ANY))));
    }

    /** How the object is run that the method is called on, as {@code start} runs a thread. */
    Optional<String> receiver(Supplier<Set<String>> supertypes, String method) {
        return find(receivers, supertypes, method).map(byArgument -> byArgument.get(RECEIVER));
    }

    /** What runs, by argument. */
    private static Optional<Map<String, String>> find(
            Map<String, Map<String, Map<String, String>>> rows, Supplier<Set<String>> supertypes, String method) {
        for (String name : List.of(method, ANY)) {
            Map<String, Map<String, String>> byType = rows.getOrDefault(name, Map.of());
            for (String type : byType.isEmpty() ? Set.<String>of() : supertypes.get()) {
                Map<String, String> row = byType.get(type);
                if (row != null) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }
}
