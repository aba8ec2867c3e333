package dev.unblock.migration.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.migration.rewriting.Sources.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>shop</groupId>
              <artifactId>NAME</artifactId>
              <version>1</version>
              MORE
            </project>
            """;

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void leavesModulesAloneThatALinkLeadsTo() throws IOException {
        Path project = project("own", "linked");
        module(project.resolve("own"));
        module(folder.resolve("others"));
        Files.createSymbolicLink(project.resolve("linked"), folder.resolve("others"));

        assertThat(changeable(project)).containsExactly("own");
        assertThat(told).containsExactly("linked lies outside the project, behind a link: it is left alone");
    }

    @Test
    void saysWhatTheBuildFileDeclares() throws IOException {
        Path project = Files.createDirectories(folder.resolve("shop"));
        Files.createDirectories(project.resolve("src/main/java"));
        Files.writeString(project.resolve("src/main/java/A.java"), "class A { }");
        Files.writeString(project.resolve("build.gradle"), """
                plugins { id 'org.springframework.boot' version '3.4.2' }
                dependencies {
                    implementation 'org.springframework.boot:spring-boot-starter-web'
                    implementation 'org.postgresql:postgresql'
                }
                """);

        assertThat(declared(project))
                .containsEntry("spring-boot", "3.4.2")
                .containsEntry("spring-webmvc", "?")
                .containsEntry("postgresql", "?");
    }

    private static Map<String, String> declared(Path project) {
        Codebase codebase = CodebaseFinder.find(project, List.of(), List.of());
        return Sources.of(codebase, Extent.MAIN, said -> {}).get(0).declared();
    }

    @Test
    void leavesSubmodulesOfGitAlone() throws IOException {
        Path project = project("own", "sub");
        module(project.resolve("own"));
        module(project.resolve("sub"));
        Files.writeString(project.resolve("sub/.git"), "gitdir: ../.git/modules/sub");

        assertThat(changeable(project)).containsExactly("own", "sub");
        assertThat(told).isEmpty();

        Files.createDirectory(project.resolve(".git"));

        assertThat(changeable(project)).containsExactly("own");
        assertThat(told).containsExactly("sub is a git repository of its own inside this one: it is left alone");
    }

    /** Folders of the modules that have sources to change. */
    private List<String> changeable(Path project) {
        Codebase codebase = CodebaseFinder.find(project, List.of(), List.of());
        return Sources.of(codebase, Extent.MAIN, told::add).stream()
                .filter(set -> !set.sourceRoots().isEmpty())
                .map(set -> set.module().getFileName().toString())
                .toList();
    }

    private Path project(String... modules) throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        String listed = Stream.of(modules)
                .map(module -> "<module>" + module + "</module>")
                .collect(Collectors.joining());
        Files.writeString(
                project.resolve("pom.xml"),
                POM.replace("NAME", "all")
                        .replace("MORE", "<packaging>pom</packaging><modules>" + listed + "</modules>"));
        return project;
    }

    private static void module(Path module) throws IOException {
        Path sources = Files.createDirectories(module.resolve("src/main/java/shop"));
        Files.writeString(
                module.resolve("pom.xml"),
                POM.replace("NAME", module.getFileName().toString()).replace("MORE", ""));
        Files.writeString(sources.resolve("Worker.java"), "package shop; class Worker {}");
    }
}
