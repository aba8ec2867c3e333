package dev.unblock.recipes.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The sources of one module that are compiled together: {@code main} or {@code test}.
 *
 * @param declared what the build file says of libraries that the class path may lack, by artifact: its version, or {@code ?}
 */
public record SourceSet(
        String name,
        Path module,
        List<Path> sourceRoots,
        List<Path> resourceRoots,
        List<Path> classpath,
        Map<String, String> declared,
        Charset encoding) {
    public SourceSet {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A source set needs a name, usually main or test");
        }
        sourceRoots = List.copyOf(sourceRoots);
        resourceRoots = List.copyOf(resourceRoots);
        classpath = List.copyOf(classpath);
        declared = Map.copyOf(declared);
    }

    /** A source set in UTF-8, whose class path tells all of its libraries. */
    public SourceSet(String name, Path module, List<Path> sourceRoots, List<Path> resourceRoots, List<Path> classpath) {
        this(name, module, sourceRoots, resourceRoots, classpath, Map.of(), StandardCharsets.UTF_8);
    }
}
