package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.TypeHierarchy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        try (InputStream in = KnownSupertypes.class.getResourceAsStream("supertypes.csv")) {
            if (in == null) {
                throw new IllegalStateException("no supertypes.csv");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(CsvLine::split)
                    .collect(Collectors.groupingBy(
                            line -> line.get(0), Collectors.mapping(line -> line.get(1), Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
