package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All entry points of the program, each method once for each kind, with ids that stay the same from run to run. */
final class EntryPoints {

    private final List<EntryPoint> points = new ArrayList<>();
    private final Map<String, Integer> methods = new LinkedHashMap<>();

    EntryPoints(ProjectIndex index, List<Entry> entries) {
        List<Entry> sorted = entries.stream()
                .sorted(Comparator.comparing(Entry::kind)
                        .thenComparingInt(Entry::method)
                        .thenComparing(entry -> entry.route().orElse("")))
                .toList();
        Set<List<Object>> seen = new HashSet<>();
        for (Entry entry : sorted) {
            if (seen.add(List.of(entry.kind(), entry.method()))) {
                add(index.method(entry.method()), entry);
            }
        }
        points.sort(Comparator.comparing(EntryPoint::id));
    }

    /** Sorted by id. */
    List<EntryPoint> points() {
        return points;
    }

    int method(String id) {
        return methods.getOrDefault(id, -1);
    }

    private void add(MethodFact method, Entry entry) {
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
                entry.route(),
                method.site().file(),
                method.site().line()));
    }
}
