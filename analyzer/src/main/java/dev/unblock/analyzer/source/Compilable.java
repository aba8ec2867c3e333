package dev.unblock.analyzer.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which sources have a chance to compile where there is no class path: those whose imports name the JDK or sources that
 * have a chance themselves. Without libraries most have none, and the compiler would say so round by round.
 */
final class Compilable {

    private static final Pattern IMPORT =
            Pattern.compile("^import\\s+(?:static\\s+)?([\\w.]+?)(?:\\.\\*)?\\s*;", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    private final Set<String> packages = new HashSet<>(JdkModules.packages());
    private final Map<String, JavaFile> byType = new HashMap<>();
    private final Map<JavaFile, List<String>> imports = new LinkedHashMap<>();

    private Compilable(List<JavaFile> files) {
        files.forEach(this::add);
    }

    static List<JavaFile> among(List<JavaFile> files) {
        return new Compilable(files).rest();
    }

    private void add(JavaFile file) {
        String text = head(text(file));
        Matcher declared = PACKAGE.matcher(text);
        String packageName = declared.find() ? declared.group(1) : "";
        packages.add(packageName);
        byType.putIfAbsent(packageName + "." + file.simpleName(), file);
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

    private List<JavaFile> rest() {
        Set<Path> hopeless = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<JavaFile, List<String>> entry : imports.entrySet()) {
                Path path = entry.getKey().path();
                if (!hopeless.contains(path)
                        && entry.getValue().stream().anyMatch(named -> isMissing(named, hopeless))) {
                    hopeless.add(path);
                    more = true;
                }
            }
        }
        return imports.keySet().stream()
                .filter(file -> !hopeless.contains(file.path()))
                .toList();
    }

    /** Neither the JDK nor a source can have it; members and nested types are known by what they are in. */
    private boolean isMissing(String named, Set<Path> hopeless) {
        if (packages.contains(named)) {
            return false;
        }
        for (String type = named; !type.isEmpty(); type = around(type)) {
            Optional<JavaFile> source = Optional.ofNullable(byType.get(type));
            if (source.isPresent()) {
                return hopeless.contains(source.get().path());
            }
            if (packages.contains(around(type))) {
                return false;
            }
        }
        return true;
    }

    private static String around(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
