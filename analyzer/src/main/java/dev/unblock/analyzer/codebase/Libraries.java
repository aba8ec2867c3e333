package dev.unblock.analyzer.codebase;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of the libraries that a module uses, by what its build file and class path say. */
final class Libraries {

    private static final Pattern JAR = Pattern.compile("(.+?)-\\d[^/]*\\.jar");
    private static final Pattern COORDINATES = Pattern.compile("['\"][\\w.-]+:([\\w.-]+)(?::[^'\"]*)?['\"]");
    private static final Pattern NAMED =
            Pattern.compile("\\bgroup\\s*[:=]\\s*['\"][\\w.-]+['\"]\\s*,\\s*name\\s*[:=]\\s*['\"]([\\w.-]+)['\"]");
    private static final Pattern OF_CATALOG = Pattern.compile("\\blibs\\.([\\w.]+)");

    private Libraries() {}

    /** Jars are called as their artifact, then the version. */
    static Set<String> ofClassPath(List<Path> classPath) {
        return classPath.stream()
                .map(path -> JAR.matcher(FileTree.fileName(path)))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> ofPom(EffectivePom pom) {
        return pom.dependencies().stream()
                .filter(dependency -> !dependency.scope().equals("test"))
                .map(dependency -> pom.interpolate(dependency.artifact().artifactId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By the dependencies a Gradle script writes down; those of a version catalog go by their alias. */
    static Set<String> ofGradle(String script) {
        return script.lines()
                .filter(line -> !line.strip().startsWith("test"))
                .flatMap(line -> Stream.concat(
                        Stream.of(COORDINATES, NAMED)
                                .flatMap(form -> form.matcher(line).results())
                                .map(found -> found.group(1)),
                        OF_CATALOG.matcher(line).results().map(found -> found.group(1)
                                .replace('.', '-'))))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
