package dev.unblock.analyzer.source.compiler;

import dev.unblock.analyzer.source.written.JavaFile;
import dev.unblock.analyzer.source.written.JavaText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which sources have a chance to compile: those whose imports name the JDK, packages of the libraries that are at hand, or sources
 * that have a chance themselves, in whatever module. Without its libraries most of an application has none, and the compiler
 * would say so round by round.
 */
final class Compilable {

    private static final Pattern IMPORT =
            Pattern.compile("^import\\s+(?:static\\s+)?([\\w.]+?)(?:\\.\\*)?\\s*;", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    private final List<Path> classPath;
    private final Set<String> packages;
    /** Several modules may have a type of the same name. */
    private final Map<String, List<JavaFile>> byType;

    private final Set<Path> hopeless;
    private final Map<JavaFile, List<String>> imports = new LinkedHashMap<>();

    private Compilable(
            List<Path> classPath,
            Set<String> packages,
            Map<String, List<JavaFile>> byType,
            Set<Path> hopeless,
            List<JavaFile> files) {
        this.classPath = List.copyOf(classPath);
        this.packages = new HashSet<>(packages);
        this.byType = new HashMap<>(byType);
        this.hopeless = new HashSet<>(hopeless);
        files.forEach(this::add);
        try (LibraryPackages libraries = LibraryPackages.of(classPath)) {
            settle(libraries);
        }
    }

    /**
     * @param files all sources that there are
     * @param classPath of all of them together
     */
    static Compilable among(List<JavaFile> files, List<Path> classPath) {
        return new Compilable(classPath, JdkModules.packages(), Map.of(), Set.of(), files);
    }

    /** What these have besides themselves and the libraries are the sources known so far, which do not see them. */
    Compilable and(List<JavaFile> files) {
        return new Compilable(classPath, packages, byType, hopeless, files);
    }

    boolean hasChance(JavaFile file) {
        return !hopeless.contains(file.path());
    }

    private void add(JavaFile file) {
        String text = head(text(file));
        Matcher declared = PACKAGE.matcher(text);
        String packageName = declared.find() ? declared.group(1) : "";
        packages.add(packageName);
        byType.merge(packageName + "." + file.simpleName(), List.of(file), (some, more) -> Stream.concat(
                        some.stream(), more.stream())
                .toList());
        List<String> named = new ArrayList<>();
        Matcher imported = IMPORT.matcher(text);
        while (imported.find()) {
            named.add(imported.group(1));
        }
        imports.put(file, named);
    }

    /** What cannot be read has no imports; the compiler tells what is wrong with it. */
    private static String text(JavaFile file) {
        try {
            return JavaText.read(file.path(), file.encoding()).text();
        } catch (IOException e) {
            return "";
        }
    }

    /** Up to the first type's body, without comments: code that is commented out imports nothing. */
    private static String head(String text) {
        StringBuilder head = new StringBuilder();
        int at = 0;
        while (at < text.length() && text.charAt(at) != '{') {
            if (text.startsWith("/*", at)) {
                at = after(text, "*/", at + 2);
            } else if (text.startsWith("//", at)) {
                at = after(text, "\n", at);
                head.append('\n');
            } else {
                head.append(text.charAt(at));
                at++;
            }
        }
        return head.toString();
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** Who needs what has no chance has none: until nothing changes any more. */
    private void settle(LibraryPackages libraries) {
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<JavaFile, List<String>> entry : imports.entrySet()) {
                if (hasChance(entry.getKey())
                        && entry.getValue().stream().anyMatch(named -> isMissing(named, libraries))) {
                    hopeless.add(entry.getKey().path());
                    more = true;
                }
            }
        }
    }

    /** Nothing at hand can have it; members and nested types are known by what they are in, and nothing is imported from no package. */
    private boolean isMissing(String named, LibraryPackages libraries) {
        if (packages.contains(named) || libraries.has(named)) {
            return false;
        }
        for (String type = named; type.indexOf('.') > 0; type = around(type)) {
            String around = around(type);
            List<JavaFile> sources = byType.get(type);
            if (sources != null) {
                return sources.stream().noneMatch(this::hasChance) && !libraries.has(around);
            }
            if (packages.contains(around) || libraries.has(around)) {
                return false;
            }
        }
        return true;
    }

    private static String around(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
