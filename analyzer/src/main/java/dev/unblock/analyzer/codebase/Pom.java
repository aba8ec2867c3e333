package dev.unblock.analyzer.codebase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code pom.xml} as it is written: nothing inherited, no property replaced. What a profile that is active by default
 * says counts as said by the pom; modules count from every profile.
 *
 * @param groupId empty where inherited, likewise version
 * @param build {@code sourceDirectory} and {@code testSourceDirectory} where written
 * @param compiler settings of the compiler plugin, e.g. {@code release}
 */
record Pom(
        Optional<Parent> parent,
        String groupId,
        String artifactId,
        String version,
        String packaging,
        List<String> modules,
        Map<String, String> properties,
        List<Dependency> dependencies,
        List<Dependency> managed,
        Map<String, String> build,
        Map<String, String> compiler,
        List<String> addedSourceRoots) {

    Pom {
        modules = List.copyOf(modules);
        properties = Map.copyOf(properties);
        dependencies = List.copyOf(dependencies);
        managed = List.copyOf(managed);
        build = Map.copyOf(build);
        compiler = Map.copyOf(compiler);
        addedSourceRoots = List.copyOf(addedSourceRoots);
    }

    /** The parent that a pom names. */
    record Parent(String groupId, String artifactId, String version, String relativePath) {}

    /**
     * A dependency.
     *
     * @param scope empty where not written
     * @param exclusions as {@code groupId:artifactId}, {@code *} allowed
     */
    record Dependency(Artifact artifact, String scope, String optional, Set<String> exclusions, String systemPath) {

        Dependency {
            exclusions = Set.copyOf(exclusions);
        }

        boolean isImport() {
            return scope.equals("import") && artifact.type().equals("pom");
        }

        boolean isOptional() {
            return optional.equals("true");
        }
    }
}
