package dev.unblock.analyzer.knowntypes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What libraries hand first to the lambdas that they are given, for projects that come without their jars: the handle in
 * {@code jdbi.useHandle(handle -> …)}.
 */
public final class HandedToLambdas {

    private static final Map<String, Map<String, String>> STANDARD = read();

    private HandedToLambdas() {}

    /** The erased type that a lambda given to this method takes first. */
    public static Optional<String> by(String type, String method) {
        Deque<String> open = new ArrayDeque<>(List.of(type));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            String handed = STANDARD.getOrDefault(name, Map.of()).get(method);
            if (handed != null) {
                return Optional.of(handed);
            }
            if (seen.add(name)) {
                open.addAll(KnownTypes.standard().supers(name));
            }
        }
        return Optional.empty();
    }

    /** A type, what its methods hand over, and those methods. */
    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (String line : Lines.of("handed.txt")) {
            List<String> words = List.of(line.split(" "));
            Map<String, String> methods = all.computeIfAbsent(words.get(0), type -> new HashMap<>());
            words.subList(2, words.size()).forEach(method -> methods.put(method, words.get(1)));
        }
        return all;
    }
}
