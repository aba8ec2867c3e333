package dev.unblock.analyzer.libraries;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Types of widely used libraries that are known by heart, for projects that come without their jars: what is above them,
 * and what calls on them return.
 *
 * <p>Only types from which calls lead on to something that waits or hands over. Written by a test from the real class
 * files; what a class path has goes first.
 */
public final class KnownTypes {

    private static final KnownTypes STANDARD = read();

    private final Map<String, Type> types;

    private KnownTypes(Map<String, Type> types) {
        this.types = types;
    }

    /** @param returned by method name, or by name and number of arguments as in {@code createQuery/2} */
    private record Type(List<String> supers, Map<String, String> returned) {}

    public static KnownTypes standard() {
        return STANDARD;
    }

    public boolean has(String type) {
        return types.containsKey(type);
    }

    /** Superclass and interfaces; empty where nothing is known. */
    public List<String> supers(String type) {
        Type known = types.get(type);
        return known == null ? List.of() : known.supers();
    }

    /** The erased type that a call on the type returns, where it is one of those known or of the JDK. */
    public Optional<String> returned(String type, String method, int arguments) {
        Deque<String> open = new ArrayDeque<>(List.of(type));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            Type known = types.get(name);
            if (known == null || !seen.add(name)) {
                continue;
            }
            Optional<String> returned = Optional.ofNullable(known.returned().get(method + "/" + arguments))
                    .or(() -> Optional.ofNullable(known.returned().get(method)));
            if (returned.isPresent()) {
                return returned;
            }
            open.addAll(known.supers());
        }
        return Optional.empty();
    }

    private static KnownTypes read() {
        try (InputStream in = KnownTypes.class.getResourceAsStream("types.txt")) {
            if (in == null) {
                throw new IllegalStateException("no types.txt");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A type and those above it; below it, indented, a returned type and the methods that return it. */
    private static KnownTypes parse(List<String> lines) {
        Map<String, Type> types = new HashMap<>();
        Map<String, String> returned = new HashMap<>();
        for (String line : lines) {
            if (line.startsWith(" ")) {
                List<String> words = List.of(line.substring(1).split(" "));
                for (String method : words.subList(1, words.size())) {
                    returned.put(method, words.get(0));
                }
            } else {
                List<String> words = List.of(line.split(" "));
                returned = new HashMap<>();
                types.put(words.get(0), new Type(words.subList(1, words.size()), returned));
            }
        }
        return new KnownTypes(types);
    }
}
