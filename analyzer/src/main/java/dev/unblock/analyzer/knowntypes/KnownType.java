package dev.unblock.analyzer.knowntypes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a type without its class file.
 *
 * @param returned by method name, or by name and number of arguments as in {@code createQuery/2}
 */
record KnownType(List<String> supers, Map<String, String> returned) {

    static final KnownType NOTHING = new KnownType(List.of(), Map.of());

    Optional<String> returned(String method, int arguments) {
        return Optional.ofNullable(returned.get(method + "/" + arguments))
                .or(() -> Optional.ofNullable(returned.get(method)));
    }

    KnownType renamed(String from, String to) {
        Map<String, String> other = new HashMap<>();
        returned.forEach((method, type) -> other.put(method, type.replaceFirst(from, to)));
        return new KnownType(
                supers.stream().map(type -> type.replaceFirst(from, to)).toList(), other);
    }

    /** As it is written down: a type and those above it; below it, indented, a returned type and the methods that return it. */
    static Map<String, KnownType> parse(Iterable<String> lines) {
        Map<String, KnownType> types = new HashMap<>();
        Map<String, String> returned = new HashMap<>();
        for (String line : lines) {
            List<String> words = new ArrayList<>(List.of(line.strip().split(" ")));
            String first = words.remove(0);
            if (line.startsWith(" ")) {
                for (String method : words) {
                    returned.put(method, first);
                }
            } else {
                returned = new HashMap<>();
                types.put(first, new KnownType(List.copyOf(words), returned));
            }
        }
        return types;
    }
}
