package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.bytecode.BytecodeReader;
import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.bytecode.InMemoryCompiler;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.Linker;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles sources and compares their waits with what their lines say: {@code // waits file}, where more words may
 * follow, all of which must hold: the bound ({@code timed}, {@code untimed}, {@code by_client}) and the certainty. On
 * lines that say nothing, nothing may wait.
 */
final class WaitLines {

    private static final Pattern EXPECTED = Pattern.compile("// waits ([\\w -]+)$");
    private static final String UNIT = "(?m)^(?=package )";

    private final Map<Integer, String> expected = new TreeMap<>();
    private final Map<Integer, String> found = new TreeMap<>();

    private WaitLines() {}

    static WaitLines of(String source) {
        return of(source, Map.of(), Catalogue.standard());
    }

    static WaitLines of(String source, Map<String, String> settings, Catalogue catalogue) {
        WaitLines lines = new WaitLines();
        List<String> units = Arrays.stream(source.split(UNIT))
                .filter(unit -> unit.startsWith("package "))
                .toList();
        Codebase.Module module = new Codebase.Module(
                ".",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                StandardCharsets.UTF_8);
        List<TypeFact> types = new BytecodeReader(Path.of("."), module)
                .compiled(InMemoryCompiler.compile(units))
                .types();
        try (ClassPathHierarchy hierarchy = new ClassPathHierarchy(types, classPath())) {
            Facts facts = new Facts(types, hierarchy, List.of(), settings, List.of(), 21, Optional.empty());
            Waits.of(Linker.link(facts), catalogue).all().forEach(lines::add);
        }
        // Only the first unit carries expectations: the others are what it uses.
        lines.read(units.get(0));
        return lines;
    }

    /** Where found and expected differ, by line. */
    Map<Integer, String> differences() {
        Map<Integer, String> differences = new TreeMap<>();
        expected.forEach((line, words) -> {
            String actual = found.getOrDefault(line, "nothing");
            if (!List.of(actual.split(" ")).containsAll(List.of(words.split(" ")))) {
                differences.put(line, "expected " + words + ", found " + actual);
            }
        });
        found.forEach((line, actual) -> {
            if (!expected.containsKey(line)) {
                differences.put(line, "expected nothing, found " + actual);
            }
        });
        return differences;
    }

    private void read(String source) {
        String[] text = source.split("\n", -1);
        found.keySet().removeIf(line -> line > text.length);
        for (int i = 0; i < text.length; i++) {
            Matcher matcher = EXPECTED.matcher(text[i]);
            if (matcher.find()) {
                expected.put(i + 1, matcher.group(1));
            }
        }
    }

    private void add(Wait wait) {
        String words = wait.kind().label() + " " + wait.bound().name().toLowerCase(java.util.Locale.ROOT) + " "
                + wait.certainty().name().toLowerCase(java.util.Locale.ROOT);
        found.merge(wait.call().site().line(), words, (first, second) -> first + " " + second);
    }

    private static List<Path> classPath() {
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(given.split(File.pathSeparator)).map(Path::of).toList();
    }
}
