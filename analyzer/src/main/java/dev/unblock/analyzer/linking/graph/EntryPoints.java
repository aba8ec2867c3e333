package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All entry points of the program, each method once for each kind, with ids that stay the same from run to run. */
public final class EntryPoints {

    private final List<EntryPoint> points = new ArrayList<>();
    private final Map<String, Integer> methods = new LinkedHashMap<>();

    public EntryPoints(ProjectIndex index, List<Entry> entries) {
        Map<List<Object>, List<Entry>> byMethod = new LinkedHashMap<>();
        entries.stream()
                .sorted(Comparator.comparing(Entry::kind)
                        .thenComparingInt(Entry::method)
                        .thenComparing(entry -> entry.route().orElse("")))
                .forEach(entry -> byMethod.computeIfAbsent(
                                List.of(entry.kind(), entry.method()), key -> new ArrayList<>())
                        .add(entry));
        byMethod.values().forEach(same -> add(index.method(same.get(0).method()), same.get(0), routes(same)));
        points.sort(Comparator.comparing(EntryPoint::id));
    }

    /** A method is one entry point, on however many routes. */
    private static Optional<String> routes(List<Entry> same) {
        String routes = same.stream()
                .flatMap(entry -> entry.route().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(routes).filter(text -> !text.isEmpty());
    }

    /** Sorted by id. */
    public List<EntryPoint> points() {
        return points;
    }

    public int method(String id) {
        return methods.getOrDefault(id, -1);
    }

    private void add(MethodFact method, Entry entry, Optional<String> routes) {
        String signature = method.named().signature();
        String id = entry.kind() + ":" + signature;
        for (int again = 2; methods.containsKey(id); again++) {
            id = entry.kind() + ":" + signature + "#" + again;
        }
        methods.put(id, entry.method());
        ThreadContext thread = entry.thread();
        points.add(new EntryPoint(
                id,
                entry.kind(),
                thread,
                signature,
                routes,
                method.site().file(),
                method.site().line()));
    }
}
