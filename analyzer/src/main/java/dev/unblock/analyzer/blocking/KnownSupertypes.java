package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.TypeHierarchy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Supertypes by the hierarchy, and, where a project comes without its class path, of the libraries' usual types. */
final class KnownSupertypes {

    private static final Map<String, List<String>> USUAL = read();

    private KnownSupertypes() {}

    static Map<String, List<String>> usual() {
        return USUAL;
    }

    static Set<String> of(String type, TypeHierarchy hierarchy) {
        Set<String> all = new LinkedHashSet<>();
        add(type, hierarchy, all);
        all.add("java.lang.Object");
        return all;
    }

    private static void add(String type, TypeHierarchy hierarchy, Set<String> all) {
        for (String supertype : hierarchy.supertypes(type)) {
            if (all.add(supertype)) {
                USUAL.getOrDefault(supertype, List.of()).forEach(usual -> add(usual, hierarchy, all));
            }
        }
    }

    private static Map<String, List<String>> read() {
        return CsvResource.lines("supertypes.csv")
                .collect(Collectors.groupingBy(
                        line -> line.get(0), Collectors.mapping(line -> line.get(1), Collectors.toList())));
    }
}
