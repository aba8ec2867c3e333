package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Pom.Dependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pom together with its parents: properties replaced, dependencies inherited. Imported BOMs are not yet in
 * {@link #managed()}; {@link PomStore} adds them.
 */
final class EffectivePom {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^{}]+)}");
    private static final int MOST_ROUNDS = 20;

    private final List<Pom> line;
    private final Map<String, String> properties = new HashMap<>();

    /** @param line the pom itself, its parent, and so on */
    EffectivePom(List<Pom> line) {
        this.line = List.copyOf(line);
        for (int i = line.size() - 1; i >= 0; i--) {
            properties.putAll(line.get(i).properties());
        }
        for (String prefix : List.of("project.", "pom.", "")) {
            properties.putIfAbsent(
                    prefix + "groupId", firstOf(line.stream().map(Pom::groupId).toList()));
            properties.putIfAbsent(
                    prefix + "version", firstOf(line.stream().map(Pom::version).toList()));
            properties.putIfAbsent(prefix + "artifactId", line.get(0).artifactId());
        }
        line.get(0).parent().ifPresent(parent -> {
            properties.put("project.parent.version", parent.version());
            properties.put("project.parent.groupId", parent.groupId());
            properties.put("project.parent.artifactId", parent.artifactId());
        });
    }

    Artifact artifact() {
        String version = interpolate("${project.version}");
        return new Artifact(
                interpolate("${project.groupId}"),
                line.get(0).artifactId(),
                version,
                line.get(0).packaging(),
                "");
    }

    /** The pom itself and its parents. */
    List<Pom> line() {
        return line;
    }

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).map(this::interpolate);
    }

    /** A setting of the compiler plugin, the nearest one. */
    Optional<String> compiler(String name) {
        return nearest(line.stream().map(Pom::compiler).toList(), name);
    }

    Optional<String> build(String name) {
        return nearest(line.stream().map(Pom::build).toList(), name);
    }

    List<Dependency> dependencies() {
        return merged(line.stream().map(Pom::dependencies).toList());
    }

    List<Dependency> managed() {
        return merged(line.stream().map(Pom::managed).toList());
    }

    String interpolate(String text) {
        String now = text;
        for (int round = 0; round < MOST_ROUNDS && now.contains("${"); round++) {
            Matcher matcher = PROPERTY.matcher(now);
            String next = matcher.replaceAll(
                    found -> Matcher.quoteReplacement(properties.getOrDefault(found.group(1), found.group())));
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        return now;
    }

    private Optional<String> nearest(List<Map<String, String>> maps, String name) {
        return maps.stream()
                .filter(map -> map.containsKey(name))
                .findFirst()
                .map(map -> interpolate(map.getOrDefault(name, "")));
    }

    private List<Dependency> merged(List<List<Dependency>> nearestFirst) {
        Map<String, Dependency> merged = new LinkedHashMap<>();
        for (List<Dependency> dependencies : nearestFirst) {
            for (Dependency dependency : dependencies) {
                Dependency clear = interpolate(dependency);
                // Several BOMs may be imported, and each counts; they only look alike.
                merged.putIfAbsent(
                        clear.artifact().key()
                                + (clear.isImport() ? clear.artifact().version() : ""),
                        clear);
            }
        }
        return new ArrayList<>(merged.values());
    }

    private Dependency interpolate(Dependency dependency) {
        Artifact artifact = dependency.artifact();
        Set<String> exclusions =
                dependency.exclusions().stream().map(this::interpolate).collect(Collectors.toSet());
        return new Dependency(
                new Artifact(
                        interpolate(artifact.groupId()),
                        interpolate(artifact.artifactId()),
                        interpolate(artifact.version()),
                        interpolate(artifact.type()),
                        interpolate(artifact.classifier())),
                interpolate(dependency.scope()),
                interpolate(dependency.optional()),
                exclusions,
                interpolate(dependency.systemPath()));
    }

    private static String firstOf(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
