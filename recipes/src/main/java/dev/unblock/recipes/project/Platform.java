package dev.unblock.recipes.project;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.openrewrite.java.marker.JavaVersion;
import org.openrewrite.java.tree.J;

/** What each module of a project is built with: its libraries, and the release of Java that it is compiled for. */
public final class Platform {
    private final Map<String, Libraries> libraries = new HashMap<>();
    private final Map<String, Integer> releases = new HashMap<>();

    public void add(J.CompilationUnit file) {
        String project = SourceRoot.project(file).orElse("");
        libraries.computeIfAbsent(project, name -> new Libraries()).add(file);
        file.getMarkers()
                .findFirst(JavaVersion.class)
                .map(JavaVersion::getMajorReleaseVersion)
                .filter(release -> release > 0)
                .ifPresent(release -> releases.merge(project, release, Math::min));
    }

    public Libraries libraries(String project) {
        return libraries.getOrDefault(project, new Libraries());
    }

    /** The oldest release that the module's sources are compiled for, where the build tells. */
    public OptionalInt release(String project) {
        Integer release = releases.get(project);
        return release == null ? OptionalInt.empty() : OptionalInt.of(release);
    }
}
