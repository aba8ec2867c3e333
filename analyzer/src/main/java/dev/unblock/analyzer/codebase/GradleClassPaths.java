package dev.unblock.analyzer.codebase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class paths of a Gradle project's modules, as its own build told them when the user had it run. Gradle's scripts are
 * programs, so that nobody else knows. They are in a file of one line for each entry: the module's folder, a tab, the entry.
 */
public final class GradleClassPaths {

    private static final String FILE = "target/unblock/gradle-class-paths.tsv";
    private static final List<String> SETTINGS =
            List.of("settings.gradle", "settings.gradle.kts", "gradle.properties", "gradle/libs.versions.toml");
    private static final List<String> SCRIPTS = List.of("build.gradle", "build.gradle.kts", "gradle.lockfile");

    private final Map<Path, List<Path>> entries;

    private GradleClassPaths(Map<Path, List<Path>> entries) {
        this.entries = entries;
    }

    /** Where the build of the project in this folder is to write them. */
    public static Path file(Path project) {
        return project.resolve(FILE);
    }

    /** Nothing where the build told nothing, or the scripts have changed since. */
    static Optional<GradleClassPaths> of(Path project, List<Path> modules) {
        Path file = file(project);
        try {
            if (!Files.isRegularFile(file) || isOutdated(Files.getLastModifiedTime(file), project, modules)) {
                return Optional.empty();
            }
            return Optional.of(read(file, project));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isOutdated(FileTime told, Path project, List<Path> modules) throws IOException {
        Stream<Path> settings = SETTINGS.stream().map(project::resolve);
        Stream<Path> scripts =
                modules.stream().flatMap(module -> SCRIPTS.stream().map(module::resolve));
        for (Path script :
                Stream.concat(settings, scripts).filter(Files::isRegularFile).toList()) {
            if (Files.getLastModifiedTime(script).compareTo(told) > 0) {
                return true;
            }
        }
        return false;
    }

    /** What the project builds itself is no library. */
    private static GradleClassPaths read(Path file, Path project) throws IOException {
        Path own = project.toRealPath();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return new GradleClassPaths(lines.map(line -> line.split("\t"))
                    .filter(cells ->
                            cells.length == 2 && !Path.of(cells[1]).startsWith(own) && Files.exists(Path.of(cells[1])))
                    .collect(Collectors.groupingBy(
                            cells -> Path.of(cells[0]),
                            Collectors.mapping(cells -> Path.of(cells[1]), Collectors.toUnmodifiableList()))));
        }
    }

    /** Of the module in this folder. */
    List<Path> of(Path module) {
        try {
            return Objects.requireNonNullElse(entries.get(module.toRealPath()), List.of());
        } catch (IOException e) {
            return List.of();
        }
    }
}
