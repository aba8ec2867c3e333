package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.linking.types.Table;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of ways to make an executor. */
final class ExecutorTable {

    private final Map<String, Row> rows = new HashMap<>();

    /** One way: see the remarks in {@code executors.csv}. */
    record Row(String type, String method, String kind, String threads, String queue) {

        Optional<Integer> wrappedArgument() {
            return number(kind, "argument ");
        }

        Optional<Integer> queueArgument() {
            return number(queue, "queue ");
        }

        boolean bySetters() {
            return kind.equals("by-setters");
        }

        /** Reactor's pool for work that waits, whose threads Spring Boot's settings make virtual. */
        boolean isElastic() {
            return kind.equals("elastic");
        }

        boolean byThreadFactory() {
            return kind.equals("thread-factory");
        }

        boolean hasQueue() {
            return !queue.equals("0");
        }

        boolean isBuilder() {
            return method.equals("build");
        }

        /** What counts is the threads: a queue without end costs memory, and has a rule of its own. */
        Optional<ThreadContext> context(Limit threads) {
            Optional<ThreadContext> named = Arrays.stream(ThreadContext.values())
                    .filter(context -> context.label().equals(kind))
                    .findFirst();
            if (named.isPresent() || kind.equals("caller")) {
                return named;
            }
            return Optional.of(
                    threads.kind() != Limit.Kind.UNBOUNDED ? ThreadContext.BOUNDED_POOL : ThreadContext.UNBOUNDED_POOL);
        }

        private static Optional<Integer> number(String text, String prefix) {
            return text.startsWith(prefix)
                    ? Optional.of(Integer.valueOf(text.substring(prefix.length())))
                    : Optional.empty();
        }
    }

    static ExecutorTable load() {
        ExecutorTable table = new ExecutorTable();
        for (List<String> cells : Table.rows(ExecutorTable.class, "executors.csv")) {
            Row row = new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
            table.rows.put(row.type() + "#" + row.method(), row);
        }
        return table;
    }

    Optional<Row> row(Set<String> supertypes, String method) {
        return supertypes.stream()
                .map(type -> rows.get(type + "#" + method))
                .filter(row -> row != null)
                .findFirst();
    }
}
