package dev.unblock.analyzer.source.compiler;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which modules of the JDK sources mention.
 *
 * <p>For each import that names nothing, the compiler looks into every module of the JDK to tell where the name could have come
 * from. Without libraries most imports name nothing, and that is more than half of its work.
 */
final class JdkModules {

    private static final String ALWAYS = "java.base";

    private static final Map<String, String> BY_PACKAGE = ModuleFinder.ofSystem().findAll().stream()
            .map(ModuleReference::descriptor)
            .flatMap(JdkModules::packages)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** How names of its packages begin, such as {@code javax.} and {@code com.sun.}. */
    private static final List<String> BEGINNINGS = BY_PACKAGE.keySet().stream()
            .map(JdkModules::beginning)
            .filter(beginning -> !beginning.isEmpty())
            .distinct()
            .toList();

    private JdkModules() {}

    private static Stream<Map.Entry<String, String>> packages(ModuleDescriptor module) {
        return module.packages().stream().map(name -> Map.entry(name, module.name()));
    }

    private static String beginning(String name) {
        int first = name.indexOf('.');
        boolean shared = name.startsWith("com.") || name.startsWith("org.");
        return name.substring(0, (shared ? name.indexOf('.', first + 1) : first) + 1);
    }

    /** Those that the compiler needs for sources that have nothing but each other and the JDK; sorted. */
    static Set<String> mentionedIn(Collection<String> sources) {
        Set<String> modules = new TreeSet<>(Set.of(ALWAYS));
        for (String source : sources) {
            for (String beginning : BEGINNINGS) {
                for (int at = source.indexOf(beginning); at >= 0; at = source.indexOf(beginning, at + 1)) {
                    Optional.ofNullable(BY_PACKAGE.get(packageAt(source, at))).ifPresent(modules::add);
                }
            }
        }
        return modules;
    }

    /** The longest package that is named there. What is no name of code, such as a part of a text, does no harm. */
    private static String packageAt(String source, int start) {
        int end = start;
        while (end < source.length()
                && (Character.isJavaIdentifierPart(source.charAt(end)) || source.charAt(end) == '.')) {
            end++;
        }
        String known = source.substring(start, end);
        while (!known.isEmpty() && !BY_PACKAGE.containsKey(known)) {
            known = known.substring(0, Math.max(0, known.lastIndexOf('.')));
        }
        return known;
    }

    static Set<String> packages() {
        return BY_PACKAGE.keySet();
    }
}
