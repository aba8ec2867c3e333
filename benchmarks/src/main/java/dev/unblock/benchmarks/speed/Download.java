package dev.unblock.benchmarks.speed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gets jars with all they depend on, and their sources, through Maven.
 *
 * <p>What is complete is not asked for again; what was interrupted goes on with the files that Maven's local repository
 * already has.
 */
final class Download {

    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";
    private static final String CLASS_PATH = "classpath.txt";
    private static final String SOURCES = "source-jars";
    private static final String COMPLETE = "complete.txt";

    private final Maven maven;

    Download(Maven maven) {
        this.maven = maven;
    }

    /** The class path of these jars: they themselves, and all they need. */
    List<Path> classPath(Path folder, List<Artifact> artifacts) throws IOException, InterruptedException {
        get(folder, pom(artifacts, List.of()), List.of(PLUGIN + ":build-classpath"));
        return read(folder);
    }

    /** The same with what is provided, and the jars' sources in {@link #sourceJar}. */
    List<Path> classPathAndSources(Path folder, List<Artifact> artifacts, List<Artifact> provided)
            throws IOException, InterruptedException {
        get(folder, pom(artifacts, provided), List.of(PLUGIN + ":build-classpath", PLUGIN + ":copy"));
        return read(folder);
    }

    static Path sourceJar(Path folder, Artifact artifact) {
        return folder.resolve(SOURCES).resolve(artifact.sourcesJar());
    }

    private void get(Path folder, String pom, List<String> goals) throws IOException, InterruptedException {
        if (isComplete(folder, pom)) {
            return;
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(COMPLETE));
        Files.writeString(folder.resolve("pom.xml"), pom);
        maven.run(folder, "download-" + folder.getFileName(), goals);
        Files.writeString(folder.resolve(COMPLETE), pom);
    }

    private static boolean isComplete(Path folder, String pom) throws IOException {
        Path complete = folder.resolve(COMPLETE);
        return Files.isRegularFile(complete)
                && Files.readString(complete).equals(pom)
                && read(folder).stream().allMatch(Files::isRegularFile);
    }

    private static List<Path> read(Path folder) throws IOException {
        String text = Files.readString(folder.resolve(CLASS_PATH)).strip();
        return Arrays.stream(text.split(File.pathSeparator)).map(Path::of).toList();
    }

    static String pom(List<Artifact> artifacts, List<Artifact> provided) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.unblock.speed</groupId>
                  <artifactId>download</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <dependencies>
                %s  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-dependency-plugin</artifactId>
                        <configuration>
                          <outputFile>${project.basedir}/%s</outputFile>
                          <outputDirectory>${project.basedir}/%s</outputDirectory>
                          <artifactItems>
                %s          </artifactItems>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        elements("dependency", "", artifacts) + elements("dependency", "", provided),
                        CLASS_PATH,
                        SOURCES,
                        elements("artifactItem", "<classifier>sources</classifier>", artifacts));
    }

    private static String elements(String name, String more, List<Artifact> artifacts) {
        return artifacts.stream()
                .map(artifact -> "<%s><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s</%s>\n"
                        .formatted(name, artifact.group(), artifact.name(), artifact.version(), more, name))
                .collect(Collectors.joining());
    }
}
