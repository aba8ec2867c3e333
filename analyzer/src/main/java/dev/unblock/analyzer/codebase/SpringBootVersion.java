package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Pom.Dependency;
import dev.unblock.analyzer.codebase.Pom.Parent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which Spring Boot a project is built on. */
final class SpringBootVersion {

    private static final String GROUP = "org.springframework.boot";
    private static final Pattern JAR = Pattern.compile("spring-boot-(\\d[\\w.-]*)\\.jar");

    private SpringBootVersion() {}

    static Optional<String> of(EffectivePom pom) {
        Stream<String> parents = pom.line().stream()
                .flatMap(part -> part.parent().stream())
                .filter(parent -> parent.groupId().equals(GROUP))
                .map(Parent::version);
        Stream<String> boms = Stream.concat(pom.managed().stream(), pom.dependencies().stream())
                .map(Dependency::artifact)
                .filter(artifact -> artifact.groupId().equals(GROUP))
                .map(Artifact::version);
        return Stream.concat(parents, boms)
                .map(pom::interpolate)
                .filter(v -> v.matches("\\d.*"))
                .findFirst();
    }

    /** By the jar itself. */
    static Optional<String> of(List<Path> classPath) {
        return classPath.stream()
                .map(path -> JAR.matcher(FileTree.fileName(path)))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** What {@code spring-boot-starter-parent} sets as {@code java.version}. */
    static int defaultRelease(String version) {
        return version.startsWith("1.") || version.startsWith("2.") ? 8 : 17;
    }
}
