package dev.unblock.analyzer.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds sources whose interfaces extend each other in so many ways that the compiler, which goes each of them, would never end:
 * where each extends two others, they double with every step. What implements them does not compile without them.
 */
final class CountlessWays {

    /** A hundred times what is found in code that people wrote; a compiler takes no second for it. */
    private static final long MOST = 1_000_000;

    private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+([\\w.]+)\\.(\\w+)\\s*;");
    private static final Pattern TYPE = Pattern.compile("\\binterface\\s+(\\w+)([^{};]*)\\{");
    private static final Pattern ARGUMENTS = Pattern.compile("<[^<>]*>");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\w.]+");
    private static final Set<String> CLAUSES = Set.of("extends", "permits", "");

    private final Map<String, List<String>> supers = new LinkedHashMap<>();
    private final Map<String, Path> files = new HashMap<>();

    private CountlessWays() {}

    /** The files that declare such types. */
    static Set<Path> among(List<JavaFile> files) {
        CountlessWays ways = new CountlessWays();
        files.forEach(ways::add);
        return ways.countless();
    }

    private void add(JavaFile file) {
        try {
            String text = JavaText.read(file.path(), file.encoding()).text();
            if (text.contains("interface")) {
                add(file.path(), text);
            }
        } catch (IOException e) {
            // Whoever reads the file for its structure tells.
        }
    }

    private void add(Path file, String text) {
        Matcher declared = PACKAGE.matcher(text);
        String home = declared.find() ? declared.group(1) + "." : "";
        Map<String, String> imports = new HashMap<>();
        IMPORT.matcher(text).results().forEach(found -> imports.put(found.group(2), found.group(1) + "."));
        Matcher types = TYPE.matcher(text);
        while (types.find()) {
            String name = home + types.group(1);
            files.put(name, file);
            for (String above : NOT_IN_NAMES.split(withoutArguments(types.group(2)))) {
                if (!CLAUSES.contains(above)) {
                    String simple = above.substring(above.lastIndexOf('.') + 1);
                    supers.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(imports.getOrDefault(simple, home) + simple);
                }
            }
        }
    }

    /** Type arguments are not inherited from. */
    private static String withoutArguments(String text) {
        String rest = text;
        String before;
        do {
            before = rest;
            rest = ARGUMENTS.matcher(before).replaceAll(" ");
        } while (!rest.equals(before));
        return rest;
    }

    /** Counts from the top down; what inherits from itself is an error, which compilers see at once. */
    private Set<Path> countless() {
        Map<String, List<String>> subtypes = new HashMap<>();
        Map<String, Integer> open = new HashMap<>();
        supers.forEach((type, above) -> above.forEach(name -> {
            subtypes.computeIfAbsent(name, key -> new ArrayList<>()).add(type);
            open.merge(type, 1, Integer::sum);
        }));
        Map<String, Long> ways = new HashMap<>();
        Deque<String> next = new ArrayDeque<>();
        subtypes.keySet().stream().filter(type -> !open.containsKey(type)).forEach(next::add);
        Set<Path> countless = new TreeSet<>();
        while (!next.isEmpty()) {
            String type = next.remove();
            long here = 1 + ways.getOrDefault(type, 0L);
            if (here > MOST && files.containsKey(type)) {
                countless.add(files.get(type));
            }
            for (String below : subtypes.getOrDefault(type, List.of())) {
                ways.merge(below, Math.min(here, MOST), (some, more) -> Math.min(some + more, MOST));
                if (open.merge(below, -1, Integer::sum) == 0) {
                    next.add(below);
                }
            }
        }
        return countless;
    }
}
