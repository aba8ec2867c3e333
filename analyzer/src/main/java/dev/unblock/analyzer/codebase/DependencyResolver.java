package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Pom.Dependency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the class path of a module as Maven would, from what the local repository holds: breadth first, so that the
 * nearest wins, versions and exclusions by the module's own management. Nothing is downloaded and no build is run.
 */
final class DependencyResolver {

    private final PomStore store;
    private final Map<String, Path> classesOfSiblings;
    private final Map<String, EffectivePom> siblings;

    /**
     * @param siblings poms of the same project by {@code groupId:artifactId}
     * @param classesOfSiblings where their classes are, for those that are compiled
     */
    DependencyResolver(PomStore store, Map<String, EffectivePom> siblings, Map<String, Path> classesOfSiblings) {
        this.store = store;
        this.siblings = Map.copyOf(siblings);
        this.classesOfSiblings = Map.copyOf(classesOfSiblings);
    }

    /**
     * What was found.
     *
     * @param missing artifacts that the repository does not hold, nearest first
     */
    record ClassPath(List<Path> entries, List<Artifact> missing, int asked) {

        ClassPath {
            entries = List.copyOf(entries);
            missing = List.copyOf(missing);
        }
    }

    ClassPath resolve(EffectivePom module) {
        Map<String, Dependency> managed = store.managed(module);
        Map<String, Found> nearest = new LinkedHashMap<>();
        Deque<Step> open = new ArrayDeque<>();
        module.dependencies().forEach(d -> open.add(new Step(applied(d, managed, Level.DIRECT), Set.of())));
        while (!open.isEmpty()) {
            Step step = open.remove();
            Dependency dependency = step.dependency();
            if (!nearest.containsKey(dependency.artifact().key())) {
                Found found = find(dependency);
                nearest.put(dependency.artifact().key(), found);
                found.pom().ifPresent(pom -> open.addAll(transitive(pom, step, managed)));
            }
        }
        return classPath(nearest.values().stream().toList());
    }

    private static ClassPath classPath(List<Found> all) {
        List<Path> entries = new ArrayList<>();
        List<Artifact> missing = new ArrayList<>();
        for (Found found : all) {
            found.entry().ifPresent(entries::add);
            if (found.entry().isEmpty() && !found.complete()) {
                missing.add(found.artifact());
            }
        }
        return new ClassPath(entries, missing, entries.size() + missing.size());
    }

    private Found find(Dependency dependency) {
        Artifact artifact = dependency.artifact();
        EffectivePom sibling = siblings.get(artifact.name());
        if (sibling != null) {
            return new Found(
                    artifact, Optional.ofNullable(classesOfSiblings.get(artifact.name())), Optional.of(sibling), true);
        }
        if (dependency.scope().equals("system")) {
            Optional<Path> jar = Optional.of(Path.of(dependency.systemPath())).filter(Files::isRegularFile);
            return new Found(artifact, jar, Optional.empty(), false);
        }
        Optional<EffectivePom> pom = store.ofRepository(artifact);
        Optional<Path> jar = artifact.isJar() ? store.repository().file(artifact) : Optional.empty();
        boolean complete = !artifact.isJar() && pom.isPresent();
        return new Found(artifact, jar, pom, complete);
    }

    private List<Step> transitive(EffectivePom pom, Step from, Map<String, Dependency> rootManaged) {
        Set<String> excluded = new HashSet<>(from.excluded());
        excluded.addAll(from.dependency().exclusions());
        Map<String, Dependency> own = store.managed(pom);
        List<Step> steps = new ArrayList<>();
        for (Dependency written : pom.dependencies()) {
            Dependency dependency = applied(applied(written, own, Level.DIRECT), rootManaged, Level.TRANSITIVE);
            if (isInherited(dependency) && !isExcluded(dependency.artifact(), excluded)) {
                steps.add(new Step(dependency, excluded));
            }
        }
        return steps;
    }

    private static boolean isInherited(Dependency dependency) {
        return !dependency.isOptional()
                && switch (dependency.scope()) {
                    case "", "compile", "runtime" -> true;
                    default -> false;
                };
    }

    private static boolean isExcluded(Artifact artifact, Set<String> excluded) {
        return excluded.contains(artifact.name())
                || excluded.contains(artifact.groupId() + ":*")
                || excluded.contains("*:" + artifact.artifactId())
                || excluded.contains("*:*");
    }

    private enum Level {
        DIRECT,
        TRANSITIVE
    }

    /** Management fills what a direct dependency leaves open, and overrules what a transitive one says. */
    private Dependency applied(Dependency dependency, Map<String, Dependency> managed, Level level) {
        Artifact artifact = dependency.artifact();
        Dependency rule = managed.get(artifact.key());
        if (rule == null) {
            return withVersion(dependency, artifact.version());
        }
        boolean keepsVersion = !artifact.version().isEmpty()
                && (level == Level.DIRECT || rule.artifact().version().isEmpty());
        Set<String> exclusions = new HashSet<>(dependency.exclusions());
        exclusions.addAll(rule.exclusions());
        Dependency filled = new Dependency(
                artifact,
                dependency.scope().isEmpty() ? rule.scope() : dependency.scope(),
                dependency.optional().isEmpty() ? rule.optional() : dependency.optional(),
                exclusions,
                dependency.systemPath().isEmpty() ? rule.systemPath() : dependency.systemPath());
        return withVersion(
                filled, keepsVersion ? artifact.version() : rule.artifact().version());
    }

    private Dependency withVersion(Dependency dependency, String version) {
        Artifact artifact = dependency.artifact();
        boolean open = version.startsWith("[") || version.startsWith("(") || version.equals("LATEST");
        String chosen = open ? store.repository().newest(artifact).orElse(version) : version;
        return new Dependency(
                artifact.withVersion(chosen),
                dependency.scope(),
                dependency.optional(),
                dependency.exclusions(),
                dependency.systemPath());
    }

    private record Step(Dependency dependency, Set<String> excluded) {}

    private record Found(Artifact artifact, Optional<Path> entry, Optional<EffectivePom> pom, boolean complete) {}
}
