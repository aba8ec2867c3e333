package dev.unblock.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialStoreTest {

    @TempDir
    private Path folder;

    @Test
    void laysOutSourcesClassesAndDependencies() throws Exception {
        Material material = new MaterialStore(folder, new Download(this::maven)).get(Corpus.S);

        assertThat(material.sources().resolve("acme/Lamp.java")).exists();
        assertThat(material.classes().resolve("acme/Lamp.class")).exists();
        assertThat(material.classes().resolve("module-info.class")).doesNotExist();
        assertThat(material.dependencies()).containsExactly(folder.resolve("wire-7.jar"));
        assertThat(material.files()).isEqualTo(1);
        assertThat(material.lines()).isEqualTo(2);
        assertThat(material.sourceList())
                .hasContent(material.sources().resolve("acme/Lamp.java").toString());
    }

    @Test
    void repairsWhatWasChangedSince() throws Exception {
        MaterialStore store = new MaterialStore(folder, new Download(this::maven));
        Path lamp = store.get(Corpus.S).sources().resolve("acme/Lamp.java");
        Files.writeString(lamp, "// One line more.");

        store.get(Corpus.S);

        assertThat(lamp).hasContent("package acme;\nclass Lamp {}");
    }

    private void maven(Path where, String log, List<String> arguments) throws IOException {
        Path own = folder.resolve("hapi-fhir-storage-7.4.5.jar");
        zip(own, "acme/Lamp.class", "module-info.class", "META-INF/versions/21/acme/Lamp.class");
        Files.createDirectories(where.resolve("source-jars"));
        zip(where.resolve("source-jars/hapi-fhir-storage-7.4.5-sources.jar"), "acme/Lamp.java", "module-info.java");
        zip(folder.resolve("wire-7.jar"));
        Files.writeString(where.resolve("classpath.txt"), own + File.pathSeparator + folder.resolve("wire-7.jar"));
    }

    private static void zip(Path file, String... names) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("package acme;\nclass Lamp {}\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
