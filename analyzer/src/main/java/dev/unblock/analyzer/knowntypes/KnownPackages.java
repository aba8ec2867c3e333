package dev.unblock.analyzer.knowntypes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What packages of widely used libraries hold, for names that are imported by {@code *} while the jars are not at hand.
 *
 * <p>Annotations, and the types that our tables speak of: {@code packages.txt}.
 */
public final class KnownPackages {

    private static final KnownPackages STANDARD = new KnownPackages(read());

    private final Map<String, Set<String>> types;

    private KnownPackages(Map<String, Set<String>> types) {
        this.types = types;
    }

    public static KnownPackages standard() {
        return STANDARD;
    }

    /** The package among the given ones that surely holds the type. */
    public Optional<String> packageOf(String simpleName, List<String> packages) {
        return packages.stream()
                .filter(name -> types.getOrDefault(name, Set.of()).contains(simpleName))
                .findFirst();
    }

    private static Map<String, Set<String>> read() {
        return Lines.of("packages.txt").stream()
                .map(line -> List.of(line.split(" ")))
                .collect(Collectors.toMap(words -> words.get(0), words -> Set.copyOf(words.subList(1, words.size()))));
    }
}
