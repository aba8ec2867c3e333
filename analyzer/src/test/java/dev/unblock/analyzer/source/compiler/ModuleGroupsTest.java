package dev.unblock.analyzer.source.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleGroupsTest {

    @TempDir
    Path project;

    @Test
    void putsModulesTogether() throws IOException {
        module("model", "package com.shop; public class Order { }");
        module("web", "package com.shop.web; class Orders { }");
        assertThat(groups()).containsExactly(List.of("model", "web"));
    }

    @Test
    void keepsTypesOfOneNameApart() throws IOException {
        module("a", "package com.shop; @Entity(name = \"a\") public class Order { }");
        module("b", "package com.shop;\nclass Bill { }\nfinal class Order { }");
        module("c", "package com.shop.web; class Order { }");
        assertThat(groups()).containsExactly(List.of("a", "c"), List.of("b"));
    }

    @Test
    void keepsWhatIsCompiledApart() throws IOException {
        module("a", "package com.a; class A { }");
        module("b", "package com.b; class B { }");
        module("c", "package com.c; class C { }");
        Path classes = Files.createDirectories(project.resolve("b/target/classes/com/b"));
        Files.write(classes.resolve("B.class"), new byte[] {(byte) 0xCA, (byte) 0xFE});
        assertThat(groups()).containsExactly(List.of("a", "c"), List.of("b"));
    }

    private void module(String name, String text) throws IOException {
        Path folder = project.resolve(name);
        Files.createDirectories(folder.resolve("src/main/java"));
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.shop</groupId><artifactId>" + name
                        + "</artifactId><version>1</version></project>");
        Files.writeString(folder.resolve("src/main/java/Source.java"), text);
        Files.writeString(
                project.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.shop</groupId><artifactId>all</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><modules>" + modules()
                        + "</modules></project>");
    }

    private String modules() throws IOException {
        StringBuilder modules = new StringBuilder();
        try (Stream<Path> folders = Files.list(project)) {
            folders.filter(Files::isDirectory).sorted().forEach(folder -> modules.append("<module>")
                    .append(folder.getFileName())
                    .append("</module>"));
        }
        return modules.toString();
    }

    private List<List<String>> groups() {
        Codebase codebase = CodebaseFinder.find(project, List.of(), List.of());
        return ModuleGroups.of(codebase, Set.of(Part.MAIN), codebase.modules()).stream()
                .map(group -> group.stream().map(Codebase.Module::folder).toList())
                .toList();
    }
}
