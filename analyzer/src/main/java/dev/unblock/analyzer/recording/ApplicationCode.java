package dev.unblock.analyzer.recording;

import java.util.List;

/** Which classes are the application's own, by the beginning of their names. */
public record ApplicationCode(List<String> prefixes) {

    public ApplicationCode {
        prefixes = List.copyOf(prefixes);
        if (prefixes.isEmpty() || prefixes.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("prefixes " + prefixes);
        }
    }

    /** The package and all below it. */
    public static ApplicationCode inPackage(String name) {
        return new ApplicationCode(List.of(name + "."));
    }

    /** Generated proxies and interceptors are nobody's code. */
    boolean owns(String className) {
        return !className.contains("$$")
                && !className.contains("$Proxy")
                && prefixes.stream().anyMatch(className::startsWith);
    }
}
