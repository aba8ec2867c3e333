package dev.unblock.analyzer.recording;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which classes are the application's own.
 *
 * @param types names of top-level classes
 * @param packages beginnings of names, each with its last dot
 */
public record ApplicationCode(Set<String> types, List<String> packages) {

    public ApplicationCode {
        types = Set.copyOf(types);
        packages = List.copyOf(packages);
        if (packages.stream().anyMatch(name -> !name.endsWith("."))) {
            throw new IllegalArgumentException("packages " + packages);
        }
    }

    /** The package and all below it. */
    public static ApplicationCode inPackage(String name) {
        return new ApplicationCode(Set.of(), List.of(name + "."));
    }

    /** Just these classes, and those nested in them: tests of the same package are not the application. */
    public static ApplicationCode ofTypes(Collection<String> names) {
        return new ApplicationCode(
                names.stream().map(ApplicationCode::outermost).collect(Collectors.toSet()), List.of());
    }

    /** Generated proxies and interceptors are nobody's code. */
    boolean owns(String className) {
        return !className.contains("$$")
                && !className.contains("$Proxy")
                && !className.contains("$HibernateProxy")
                && (types.contains(outermost(className)) || packages.stream().anyMatch(className::startsWith));
    }

    private static String outermost(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }
}
