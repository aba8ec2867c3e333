package dev.unblock.recipes.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The sources of one module that are compiled together: {@code main} or {@code test}. */
public record SourceSet(
        String name,
        Path module,
        List<Path> sourceRoots,
        List<Path> resourceRoots,
        List<Path> classpath,
        Charset encoding) {
    public SourceSet {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A source set needs a name, usually main or test");
        }
        sourceRoots = List.copyOf(sourceRoots);
        resourceRoots = List.copyOf(resourceRoots);
        classpath = List.copyOf(classpath);
    }

    /** A source set in UTF-8. */
    public SourceSet(String name, Path module, List<Path> sourceRoots, List<Path> resourceRoots, List<Path> classpath) {
        this(name, module, sourceRoots, resourceRoots, classpath, StandardCharsets.UTF_8);
    }
}
