package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.linking.types.Table;
import java.util.List;

/** On which thread frameworks publish their events; of all other events the publisher's thread is open. */
public final class EventThreads {

    private final List<Row> rows = Table.rows(EventThreads.class, "event-threads.csv").stream()
            .map(cells -> new Row(cells.get(0), cells.get(1)))
            .toList();

    private record Row(String prefix, String thread) {}

    /** A word of the entry tables: what all of the events have in common, else the given one. */
    public String of(List<String> events, String otherwise) {
        List<String> threads =
                events.stream().map(event -> of(event, otherwise)).distinct().toList();
        return threads.size() == 1 ? threads.get(0) : otherwise;
    }

    private String of(String event, String otherwise) {
        return rows.stream()
                .filter(row -> event.startsWith(row.prefix()))
                .map(Row::thread)
                .findFirst()
                .orElse(otherwise);
    }
}
