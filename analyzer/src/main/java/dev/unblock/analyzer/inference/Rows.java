package dev.unblock.analyzer.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Methods that a table of ours names: {@code type,method,reason}.
 *
 * <p>The type counts with its subtypes, {@code some.package.*} means all types below, and the method {@code *} all
 * methods. In the reason a comma is a comma.
 */
final class Rows {

    private static final String ANY = "*";

    private final Function<String, Set<String>> supertypes;
    private final Map<String, Set<String>> methodsByType = new HashMap<>();
    private final Set<String> packages = new TreeSet<>();
    private final Map<String, Set<String>> namedOf = new HashMap<>();

    private Rows(List<String> lines, Function<String, Set<String>> supertypes) {
        this.supertypes = supertypes;
        lines.forEach(this::add);
    }

    /** @param supertypes of a type, itself among them */
    static Rows of(String resource, Function<String, Set<String>> supertypes) {
        return new Rows(text(resource).lines().skip(1).toList(), supertypes);
    }

    static String text(String resource) {
        try (InputStream in = Rows.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no table " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] columns = line.split(",", 3);
        if (columns.length < 3 || columns[2].isBlank()) {
            throw new IllegalStateException("a row is type,method,reason and not " + line);
        }
        if (columns[0].endsWith(".*")) {
            packages.add(columns[0].substring(0, columns[0].length() - 1));
        } else {
            methodsByType.computeIfAbsent(columns[0], type -> new TreeSet<>()).add(columns[1]);
        }
    }

    /** A row names the method of the type, or of one above it. */
    boolean name(String type, String method) {
        Set<String> named = namedOf.get(type);
        if (named == null) {
            named = collect(supertypes.apply(type));
            namedOf.put(type, named);
        }
        return named.contains(ANY) || named.contains(method);
    }

    private Set<String> collect(Set<String> types) {
        Set<String> named = new HashSet<>();
        for (String type : types) {
            named.addAll(methodsByType.getOrDefault(type, Set.of()));
            if (packages.stream().anyMatch(type::startsWith)) {
                named.add(ANY);
            }
        }
        return named.isEmpty() ? Set.of() : named;
    }
}
