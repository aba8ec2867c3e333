package dev.unblock.analyzer.knowntypes;

import java.util.ArrayDeque;
import java.util.Deque;
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
 * from the real class files, {@code more-types.txt} by hand; the {@link LibraryIndex} comes after both, and what a class path has goes before all.
 */
public final class KnownTypes {

    /** What a method returns that returns the type on which it was called, as builders with a self type do. */
    static final String ITSELF = "this";

    private static final KnownTypes STANDARD = read();

    private final Map<String, KnownType> types;
    private final LibraryIndex libraries;

    private KnownTypes(Map<String, KnownType> types, LibraryIndex libraries) {
        this.types = types;
        this.libraries = libraries;
    }

    public static KnownTypes standard() {
        return STANDARD;
    }

    public boolean has(String type) {
        return find(type).isPresent();
    }

    /** Superclass and interfaces; empty where nothing is known. */
    public List<String> supers(String type) {
        return find(type).map(KnownType::supers).orElse(List.of());
    }

    /** The erased type that a call on the type returns, where it is one of those known or of the JDK. */
    public Optional<String> returned(String type, String method, int arguments) {
        Deque<String> open = new ArrayDeque<>(List.of(type));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            Optional<KnownType> known = find(name).filter(one -> seen.add(name));
            Optional<String> returned = known.flatMap(one -> one.returned(method, arguments))
                    .or(() -> GeneratedTypes.returned(name, method, arguments));
            if (returned.isPresent()) {
                return returned.map(told -> told.equals(ITSELF) ? type : told);
            }
            known.ifPresent(one -> open.addAll(one.supers()));
        }
        return Optional.empty();
    }

    private Optional<KnownType> find(String type) {
        KnownType known = types.get(type);
        if (known != null) {
            return Optional.of(known);
        }
        // The same API under its older name.
        if (type.startsWith("javax.")) {
            return Optional.ofNullable(types.get("jakarta" + type.substring("javax".length())))
                    .map(newer -> newer.renamed("^jakarta\\.", "javax."));
        }
        return GeneratedTypes.supers(type)
                .map(supers -> new KnownType(supers, Map.of()))
                .or(() -> libraries.find(type));
    }

    /** Without the index of libraries. */
    static KnownTypes listed() {
        return new KnownTypes(STANDARD.types, new LibraryIndex(file -> List.of()));
    }

    private static KnownTypes read() {
        return new KnownTypes(
                KnownType.parse(Stream.of("types.txt", "more-types.txt")
                        .flatMap(file -> Lines.of(file).stream())
                        .toList()),
                LibraryIndex.standard());
    }
}
