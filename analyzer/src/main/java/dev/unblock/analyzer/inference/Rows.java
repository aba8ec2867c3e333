package dev.unblock.analyzer.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Methods that a table of ours names: {@code type,method,reason}.
 *
 * <p>The type counts with its subtypes, {@code some.package.*} means all types below, and the method {@code *} all
 * methods. In the reason a comma is a comma.
 */
final class Rows {

    private final Map<String, Set<String>> methodsByType = new HashMap<>();
    private final Set<String> packages = new TreeSet<>();

    private Rows(List<String> lines) {
        lines.forEach(this::add);
    }

    static Rows of(String resource) {
        return new Rows(text(resource).lines().skip(1).toList());
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

    /** @param supertypes of the method's owner, itself first */
    boolean name(Iterable<String> supertypes, String method) {
        for (String type : supertypes) {
            Set<String> methods = methodsByType.getOrDefault(type, Set.of());
            if (methods.contains("*") || methods.contains(method) || isInNamedPackage(type)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInNamedPackage(String type) {
        return packages.stream().anyMatch(type::startsWith);
    }
}
