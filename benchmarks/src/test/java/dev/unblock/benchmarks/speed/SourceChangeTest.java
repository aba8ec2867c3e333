package dev.unblock.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceChangeTest {

    @TempDir
    private Path folder;

    private Material material;

    @BeforeEach
    void compileAProject() throws IOException {
        material = new Material(Corpus.S, folder, List.of(), List.of(), 1, 1);
        Files.createDirectories(material.classes());
        source(
                "Lamp",
                "package acme;\n\nclass Lamp {\n    Runnable on = new Runnable() {\n"
                        + "        public void run() {}\n    };\n}\n");
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", material.classes().toString(), lamp().toString());
    }

    @Test
    void changesASourceAndItsClasses() throws IOException {
        Map<Path, List<Byte>> before = contents();

        SourceChange.apply(material);

        Map<Path, List<Byte>> after = contents();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after).allSatisfy((file, bytes) -> assertThat(bytes).isNotEqualTo(before.get(file)));
        assertThat(lamp()).content().startsWith("// One line more.\npackage acme;");
    }

    @Test
    void takesItBack() throws IOException {
        Map<Path, List<Byte>> before = contents();

        SourceChange.apply(material).revert();

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void leavesNothingBehindWhereNothingCompiles() throws IOException {
        source("Lamp", "package acme;\n\nclass Lamp extends Missing {}\n");
        Map<Path, List<Byte>> before = contents();

        assertThatThrownBy(() -> SourceChange.apply(material)).hasMessageContaining("compiles alone");
        assertThat(contents()).isEqualTo(before);
    }

    private Path lamp() {
        return material.sources().resolve("acme/Lamp.java");
    }

    private void source(String name, String text) throws IOException {
        Files.createDirectories(lamp().getParent());
        Files.writeString(lamp().resolveSibling(name + ".java"), text);
    }

    private Map<Path, List<Byte>> contents() throws IOException {
        Map<Path, List<Byte>> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                contents.put(
                        file,
                        java.util.stream.IntStream.range(0, bytes.length)
                                .mapToObj(i -> bytes[i])
                                .toList());
            }
        }
        return contents;
    }
}
