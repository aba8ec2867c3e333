package dev.unblock.analyzer.knowntypes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class paths of the libraries that are to be indexed, each on its own: Maven resolves them in one run, as one project with a
 * module for each.
 */
final class IndexedLibraries {

    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";
    private static final String CLASS_PATH = "classpath.txt";

    private final Path folder;

    private IndexedLibraries(Path folder) {
        this.folder = folder;
    }

    /** A library by its coordinates. */
    record Library(String group, String artifact, String version) {

        /** From {@code group:artifact:version}. */
        static Library of(String coordinates) {
            String[] parts = coordinates.split(":");
            if (parts.length != 3) {
                throw new IllegalArgumentException("group:artifact:version, and not " + coordinates);
            }
            return new Library(parts[0], parts[1], parts[2]);
        }

        String coordinates() {
            return group + ":" + artifact + ":" + version;
        }

        /** The same for each version. */
        String fileName() {
            return group + "." + artifact;
        }
    }

    /** By library its jar, and then all that it uses; libraries that cannot be resolved are left out. */
    static Map<Library, List<Path>> classPaths(List<Library> libraries, Path folder) {
        try {
            return new IndexedLibraries(folder).resolved(libraries);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<Library, List<Path>> resolved(List<Library> libraries) throws IOException, InterruptedException {
        List<Library> unresolved = libraries.stream()
                .filter(library -> !Files.exists(classPathFile(library)))
                .toList();
        if (!unresolved.isEmpty()) {
            resolve(unresolved);
        }
        Map<Library, List<Path>> resolved = new LinkedHashMap<>();
        for (Library library : libraries) {
            Path file = classPathFile(library);
            if (Files.exists(file)) {
                resolved.put(library, read(file, library));
            }
        }
        return resolved;
    }

    private Path classPathFile(Library library) {
        return moduleFolder(library).resolve(CLASS_PATH);
    }

    private Path moduleFolder(Library library) {
        return folder.resolve(library.fileName() + "-" + library.version());
    }

    private void resolve(List<Library> libraries) throws IOException, InterruptedException {
        for (Library library : libraries) {
            Files.createDirectories(moduleFolder(library));
            Files.writeString(moduleFolder(library).resolve("pom.xml"), project(library.fileName(), """
                      <dependencies>
                        <dependency>
                          <groupId>%s</groupId>
                          <artifactId>%s</artifactId>
                          <version>%s</version>
                        </dependency>
                      </dependencies>
                    """.formatted(
                            library.group(), library.artifact(), library.version())));
        }
        String modules = libraries.stream()
                .map(library -> "    <module>" + moduleFolder(library).getFileName() + "</module>\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("pom.xml"),
                project("libraries", "  <packaging>pom</packaging>\n  <modules>\n" + modules + "  </modules>\n"));
        new ProcessBuilder("mvn", "-ntp", "-q", "-B", "--fail-at-end", GOAL, "-Dmdep.outputFile=" + CLASS_PATH)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("maven.log").toFile())
                .start()
                .waitFor();
    }

    private static String project(String artifact, String content) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>libraries</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                %s</project>
                """.formatted(artifact, content);
    }

    /** Maven writes what is nearest first, but the order of its own list decides; the library's jar goes to the front. */
    private static List<Path> read(Path file, Library library) throws IOException {
        List<Path> jars =
                new ArrayList<>(Stream.of(Files.readString(file).strip().split(File.pathSeparator))
                        .map(Path::of)
                        .filter(jar -> jar.toString().endsWith(".jar"))
                        .toList());
        Path own = Path.of(library.group().replace('.', '/'), library.artifact(), library.version());
        jars.sort(java.util.Comparator.comparing(jar -> !jar.getParent().endsWith(own)));
        return jars;
    }
}
