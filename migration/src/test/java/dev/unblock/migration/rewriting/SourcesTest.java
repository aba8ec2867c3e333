package dev.unblock.migration.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.migration.rewriting.Sources.Extent;
import dev.unblock.recipes.SourceSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void leavesModulesAloneThatALinkLeadsTo() throws IOException {
        Path project = folder.resolve("project");
        module(project.resolve("own"));
        module(folder.resolve("others"));
        Files.createSymbolicLink(project.resolve("linked"), folder.resolve("others"));
        Files.writeString(
                project.resolve("pom.xml"),
                POM.replace("NAME", "all")
                        .replace(
                                "MORE",
                                "<packaging>pom</packaging><modules><module>own</module><module>linked</module></modules>"));
        Codebase codebase = CodebaseFinder.find(project, List.of(), List.of());
        List<String> told = new ArrayList<>();

        assertThat(Sources.of(codebase, Extent.MAIN, told::add))
                .filteredOn(set -> !set.sourceRoots().isEmpty())
                .extracting(SourceSet::module)
                .containsExactly(codebase.root().resolve("own"));
        assertThat(told).containsExactly("linked lies outside the project, behind a link: it is left alone");
    }

    private static void module(Path module) throws IOException {
        Path sources = Files.createDirectories(module.resolve("src/main/java/shop"));
        Files.writeString(
                module.resolve("pom.xml"),
                POM.replace("NAME", module.getFileName().toString()).replace("MORE", ""));
        Files.writeString(sources.resolve("Worker.java"), "package shop; class Worker {}");
    }
}
