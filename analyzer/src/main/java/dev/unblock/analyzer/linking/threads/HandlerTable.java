package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls that give a library a handler, which it calls whenever something arrives: {@code entry-handlers.csv}. */
public final class HandlerTable {

    private final ProjectIndex index;
    /** By the name of a method that they name. */
    private final Map<String, List<Row>> rows;

    /** @param thread on which handlers run, see {@link EntryThreads} */
    public record Row(String type, Set<String> methods, String kind, String thread) {}

    public HandlerTable(ProjectIndex index) {
        this.index = index;
        this.rows = Table.rows(HandlerTable.class, "entry-handlers.csv").stream()
                .map(cells -> new Row(cells.get(0), Set.of(cells.get(1).split("\\|")), cells.get(2), cells.get(3)))
                .flatMap(row -> row.methods().stream().map(name -> Map.entry(name, row)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Empty for all other calls. */
    public Optional<Row> row(CallSite call) {
        List<Row> named = rows.getOrDefault(call.target().name(), List.of());
        if (named.isEmpty() || index.isOwn(call.target().owner())) {
            return Optional.empty();
        }
        Set<String> owners = index.supertypes(call.target().owner());
        return named.stream().filter(row -> owners.contains(row.type())).findFirst();
    }

    /** What the call returns is given as a handler in the same method, and may be wrapped once more before. */
    boolean makesHandler(int method, CallSite call) {
        return index.method(method).calls().stream()
                .filter(giving -> giving.index() != call.index() && row(giving).isPresent())
                .flatMap(giving -> giving.arguments().stream())
                .flatMap(Value::parts)
                .anyMatch(part -> part instanceof Value.Result made && made.call() == call.index());
    }
}
