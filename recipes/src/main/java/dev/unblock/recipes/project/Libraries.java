package dev.unblock.recipes.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openrewrite.SourceFile;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.java.tree.JavaType;

/** The libraries on the class path, by artifact, as far as the markers of the sources tell. */
public final class Libraries {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.\\-]*)\\.jar");

    private final Map<String, String> versions = new TreeMap<>();

    public void add(SourceFile file) {
        file.getMarkers()
                .findFirst(JavaSourceSet.class)
                .map(JavaSourceSet::getGavToTypes)
                .ifPresent(known -> known.keySet().forEach(this::add));
    }

    private void add(String gav) {
        String[] parts = gav.split(":");
        if (parts.length == 3) {
            versions.put(parts[1], parts[2]);
        }
    }

    public Optional<String> version(String artifact) {
        return Optional.ofNullable(versions.get(artifact));
    }

    public boolean has(String artifact) {
        return versions.containsKey(artifact);
    }

    /** Whether the artifact is there in this version or a later one; empty if it is not known. */
    public Optional<Boolean> isAtLeast(String artifact, int major, int minor) {
        return version(artifact)
                .filter(version -> Character.isDigit(version.charAt(0)))
                .map(version -> {
                    String[] numbers = version.split("[.\\-]");
                    int actualMajor = number(numbers, 0);
                    return actualMajor > major || actualMajor == major && number(numbers, 1) >= minor;
                });
    }

    private static int number(String[] numbers, int index) {
        return index < numbers.length && numbers[index].matches("\\d+") ? Integer.parseInt(numbers[index]) : 0;
    }

    /**
     * Jars of a class path in the form of the marker, named after their files, and what a build file declares, for which the
     * jars have the last word.
     *
     * @param declared versions by artifact, {@code ?} where the build file does not say it
     */
    public static Map<String, List<JavaType.FullyQualified>> of(List<Path> classpath, Map<String, String> declared) {
        Map<String, List<JavaType.FullyQualified>> known = new TreeMap<>();
        declared.forEach((artifact, version) -> known.put("build:" + artifact + ":" + version, List.of()));
        for (Path jar : classpath) {
            Matcher name = JAR.matcher(String.valueOf(jar.getFileName()));
            if (name.matches()) {
                known.put("jar:" + name.group(1) + ":" + name.group(2), List.of());
            }
        }
        return known;
    }
}
