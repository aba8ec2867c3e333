package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Codebase.Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Gradle project by convention. Build scripts are programs: only the usual lines of them are understood. */
final class GradleProject {

    private static final Pattern INCLUDE = Pattern.compile("\\binclude\\s*\\(?((?:\\s*,?\\s*['\"][\\w.:/-]+['\"])+)");
    private static final Pattern QUOTED = Pattern.compile("['\"]([\\w.:/-]+)['\"]");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\bproject\\s*\\(?\\s*['\"]:?([\\w.:/-]+)['\"]\\s*\\)?\\s*\\.\\s*projectDir\\s*=[^'\"\\n]*['\"]"
                    + "(?:\\$\\{?(?:rootDir|settingsDir)}?/)?([\\w./-]+)['\"]");
    private static final Pattern NAME = Pattern.compile("rootProject\\.name\\s*=\\s*['\"]([^'\"]+)['\"]");
    private static final Pattern RELEASE = Pattern.compile(
            "(?:JavaLanguageVersion\\.of\\(|release\\s*(?:=|\\.set\\()|(?:source|target)Compatibility\\s*=?)\\s*['\"]?"
                    + "((?:JavaVersion\\.)?[\\w.]+)");
    /** Where versions are that scripts name. */
    private static final List<String> VERSIONS =
            List.of("gradle/libs.versions.toml", "gradle.properties", "dependencies.gradle");

    private GradleProject() {}

    static boolean isAt(Path folder) {
        return Stream.of("settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts")
                .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    static Found find(Path root, Path folder, List<Path> givenClassPath, Problems problems) {
        String settings = script(folder, "settings.gradle", problems);
        List<Path> folders =
                Stream.concat(Stream.of(folder), included(settings, folder)).toList();
        List<String> scripts = folders.stream()
                .map(module -> script(module, "build.gradle", problems))
                .toList();
        Optional<GradleClassPaths> told = GradleClassPaths.of(folder, folders);
        if (givenClassPath.isEmpty() && told.isEmpty()) {
            problems.add(
                    folder,
                    "class path not known: Gradle builds are not run without being asked to, say --build or give it with --classpath");
        }
        Matcher name = NAME.matcher(settings);
        return new Found(
                name.find() ? name.group(1) : FileTree.fileName(folder),
                folders.stream()
                        .map(path -> module(
                                root, path, told.map(paths -> paths.of(path)).orElse(givenClassPath), problems))
                        .toList(),
                scripts.stream().flatMap(GradleProject::releases).max(Integer::compare),
                GradleSpringBoot.version(Stream.of(
                                scripts.stream(),
                                Stream.of(settings),
                                VERSIONS.stream().map(file -> text(folder.resolve(file), problems)))
                        .flatMap(texts -> texts)
                        .toList()));
    }

    private static Stream<Path> included(String settings, Path folder) {
        Map<String, String> elsewhere = ELSEWHERE
                .matcher(settings)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (one, other) -> other));
        return INCLUDE.matcher(settings)
                .results()
                .flatMap(found -> QUOTED.matcher(found.group(1)).results())
                .map(found -> found.group(1).replaceFirst("^:", ""))
                .map(name -> elsewhere.getOrDefault(name, name.replace(':', '/')))
                .map(path -> folder.resolve(path).normalize())
                .filter(path -> path.startsWith(folder) && Files.isDirectory(path))
                .distinct()
                .sorted();
    }

    private static Stream<Integer> releases(String script) {
        return RELEASE.matcher(script).results().flatMap(found -> MavenRelease.number(found.group(1)).stream());
    }

    private static Module module(Path root, Path folder, List<Path> classPath, Problems problems) {
        FolderLayout layout = new FolderLayout(folder);
        return new Module(
                Problems.relative(root, folder),
                Stream.concat(layout.sources().stream(), layout.generatedSources().stream())
                        .toList(),
                layout.testSources(),
                layout.resources(),
                layout.classes(),
                layout.testClasses(),
                classPath,
                Libraries.ofGradle(script(folder, "build.gradle", problems)),
                StandardCharsets.UTF_8);
    }

    private static String script(Path folder, String name, Problems problems) {
        Optional<Path> file = Stream.of(folder.resolve(name), folder.resolve(name + ".kts"))
                .filter(Files::isRegularFile)
                .findFirst();
        return file.map(script -> text(script, problems)).orElse("");
    }

    private static String text(Path file, Problems problems) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            problems.add(file, "cannot be read: " + e.getMessage());
            return "";
        }
    }
}
