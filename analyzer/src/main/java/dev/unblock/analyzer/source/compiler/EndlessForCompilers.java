package dev.unblock.analyzer.source.compiler;

import dev.unblock.analyzer.source.written.JavaFile;
import dev.unblock.analyzer.source.written.JavaText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds sources whose types inherit from each other so that the compiler would not end.
 *
 * <p>It goes each way up from an interface: where each extends two others, they double with every step. And it holds each
 * method against those of all types above, in a way that takes ten times as long for twice as many. What implements such
 * types does not compile without them.
 */
final class EndlessForCompilers {

    /** Ten times what is found in code that people wrote. */
    private static final long MOST_WAYS = 100_000;

    /** Five times what is found in code that people wrote; a compiler takes a second for it. */
    private static final int DEEPEST = 100;

    private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+([\\w.]+)\\.(\\w+)\\s*;");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface)\\s+(\\w+)([^{};]*)\\{");
    private static final Pattern ARGUMENTS = Pattern.compile("<[^<>]*>");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\w.]+");
    private static final Set<String> CLAUSES = Set.of("extends", "implements", "permits", "");

    private final Map<String, List<String>> supers = new LinkedHashMap<>();
    private final Map<String, Path> files = new HashMap<>();
    private final Set<String> interfaces = new HashSet<>();

    private EndlessForCompilers() {}

    /** The files that declare such types. */
    static Set<Path> among(List<JavaFile> files) {
        EndlessForCompilers types = new EndlessForCompilers();
        files.forEach(types::add);
        return types.endless();
    }

    private void add(JavaFile file) {
        try {
            String text = JavaText.read(file.path(), file.encoding()).text();
            if (text.contains("extends")) {
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
            String name = home + types.group(2);
            files.put(name, file);
            if (types.group(1).equals("interface")) {
                interfaces.add(name);
            }
            for (String above : NOT_IN_NAMES.split(withoutArguments(types.group(3)))) {
                if (!CLAUSES.contains(above)) {
                    supers.computeIfAbsent(name, key -> new ArrayList<>()).add(named(above, imports, home));
                }
            }
        }
    }

    /** With its package, as far as it is written somewhere. */
    private static String named(String written, Map<String, String> imports, String home) {
        String simple = written.substring(written.lastIndexOf('.') + 1);
        boolean whole = !simple.equals(written) && Character.isLowerCase(written.charAt(0));
        return whole ? written : imports.getOrDefault(simple, home) + simple;
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

    /** Ways of an interface, and steps of any type, up to the last type above. */
    private record Above(long ways, int steps) {

        static final Above NOTHING = new Above(0, 0);

        boolean isTooMuch() {
            return ways >= MOST_WAYS || steps > DEEPEST;
        }

        Above and(Above other) {
            return new Above(Math.min(ways + other.ways, MOST_WAYS), Math.max(steps, other.steps));
        }

        Above below(boolean isInterface) {
            return new Above(isInterface ? ways + 1 : 0, steps + 1);
        }
    }

    /** Counts from the top down; what inherits from itself is an error, which compilers see at once. */
    private Set<Path> endless() {
        Map<String, List<String>> subtypes = new HashMap<>();
        Map<String, Integer> open = new HashMap<>();
        supers.forEach((type, above) -> above.forEach(name -> {
            subtypes.computeIfAbsent(name, key -> new ArrayList<>()).add(type);
            open.merge(type, 1, Integer::sum);
        }));
        Map<String, Above> above = new HashMap<>();
        Deque<String> next = new ArrayDeque<>();
        subtypes.keySet().stream().filter(type -> !open.containsKey(type)).forEach(next::add);
        Set<Path> endless = new TreeSet<>();
        while (!next.isEmpty()) {
            String type = next.remove();
            Above here = above.getOrDefault(type, Above.NOTHING);
            if (here.isTooMuch() && files.containsKey(type)) {
                endless.add(files.get(type));
            }
            Above perSubtype = here.below(interfaces.contains(type));
            for (String below : subtypes.getOrDefault(type, List.of())) {
                above.merge(below, perSubtype, Above::and);
                if (open.merge(below, -1, Integer::sum) == 0) {
                    next.add(below);
                }
            }
        }
        return endless;
    }
}
