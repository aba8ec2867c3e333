package dev.unblock.analyzer.knowntypes;

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
import java.util.stream.Stream;

/**
 * Types of widely used libraries that are known by heart, for projects that come without their jars: what is above them,
 * and what calls on them return.
 *
 * <p>Only types from which calls lead on to something that waits or hands over. {@code types.txt} is written by a test
 * from the real class files, {@code more-types.txt} by hand; what a class path has goes before both.
 */
public final class KnownTypes {

    /** What a method returns that returns the type on which it was called, as builders with a self type do. */
    static final String ITSELF = "this";

    private static final KnownTypes STANDARD = read();

    private final Map<String, Type> types;

    private KnownTypes(Map<String, Type> types) {
        this.types = types;
    }

    /** @param returned by method name, or by name and number of arguments as in {@code createQuery/2} */
    private record Type(List<String> supers, Map<String, String> returned) {

        Optional<String> returned(String method, int arguments) {
            return Optional.ofNullable(returned.get(method + "/" + arguments))
                    .or(() -> Optional.ofNullable(returned.get(method)));
        }

        Type renamed(String from, String to) {
            Map<String, String> other = new HashMap<>();
            returned.forEach((method, type) -> other.put(method, type.replaceFirst(from, to)));
            return new Type(
                    supers.stream().map(type -> type.replaceFirst(from, to)).toList(), other);
        }
    }

    public static KnownTypes standard() {
        return STANDARD;
    }

    public boolean has(String type) {
        return find(type).isPresent();
    }

    /** Superclass and interfaces; empty where nothing is known. */
    public List<String> supers(String type) {
        return find(type).map(Type::supers).orElse(List.of());
    }

    /** The erased type that a call on the type returns, where it is one of those known or of the JDK. */
    public Optional<String> returned(String type, String method, int arguments) {
        Deque<String> open = new ArrayDeque<>(List.of(type));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            Optional<Type> known = find(name).filter(one -> seen.add(name));
            Optional<String> returned = known.flatMap(one -> one.returned(method, arguments))
                    .or(() -> GeneratedTypes.returned(name, method, arguments));
            if (returned.isPresent()) {
                return returned.map(told -> told.equals(ITSELF) ? type : told);
            }
            known.ifPresent(one -> open.addAll(one.supers()));
        }
        return Optional.empty();
    }

    private Optional<Type> find(String type) {
        Type known = types.get(type);
        if (known != null) {
            return Optional.of(known);
        }
        // The same API under its older name.
        if (type.startsWith("javax.")) {
            return Optional.ofNullable(types.get("jakarta" + type.substring("javax".length())))
                    .map(newer -> newer.renamed("^jakarta\\.", "javax."));
        }
        return GeneratedTypes.supers(type).map(supers -> new Type(supers, Map.of()));
    }

    private static KnownTypes read() {
        return parse(Stream.of("types.txt", "more-types.txt")
                .flatMap(file -> lines(file).stream())
                .toList());
    }

    static List<String> lines(String file) {
        try (InputStream in = KnownTypes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
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
