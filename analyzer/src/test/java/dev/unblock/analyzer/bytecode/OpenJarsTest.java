package dev.unblock.analyzer.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenJarsTest {

    @TempDir
    private Path folder;

    @Test
    void givesAClassOfTheFirstJarThatHasIt() throws IOException {
        try (OpenJars jars = new OpenJars()) {
            jars.open(jar("first.jar", "", "a/One.class", "b/Both.class"));
            jars.open(jar("second.jar", "", "b/Both.class", "b/Two.class"));

            assertThat(jars.holding("b/Both.class")).hasValue(0);
            assertThat(jars.holding("b/Two.class")).hasValue(1);
            assertThat(new String(jars.bytes(1, "b/Two.class"), StandardCharsets.UTF_8))
                    .isEqualTo("second.jar b/Two.class");
        }
    }

    @Test
    void knowsWhatNoJarHas() throws IOException {
        try (OpenJars jars = new OpenJars()) {
            jars.open(jar("first.jar", "", "a/One.class", "Top.class"));

            assertThat(jars.holding("a/Two.class")).isEmpty();
            assertThat(jars.holding("a/One/Two.class")).isEmpty();
            assertThat(jars.holding("Other.class")).isEmpty();
            assertThat(jars.holding("Top.class")).hasValue(0);
        }
    }

    @Test
    void findsClassesBehindAScriptThatStartsTheJar() throws IOException {
        try (OpenJars jars = new OpenJars()) {
            jars.open(jar("app.jar", "#!/bin/sh\nexec java -jar $0\n", "a/One.class"));

            assertThat(jars.holding("a/One.class")).hasValue(0);
        }
    }

    @Test
    void findsPackagesWithNamesInOtherScripts() throws IOException {
        try (OpenJars jars = new OpenJars()) {
            jars.open(jar("first.jar", "", "größe/Maß.class"));

            assertThat(jars.holding("größe/Maß.class")).hasValue(0);
        }
    }

    @Test
    void opensOthersOnceItWasClosed() throws IOException {
        OpenJars jars = new OpenJars();
        jars.open(jar("first.jar", "", "a/One.class"));
        jars.close();
        jars.open(jar("second.jar", "", "b/Two.class"));

        assertThat(jars.holding("a/One.class")).isEmpty();
        assertThat(jars.holding("b/Two.class")).hasValue(0);
        jars.close();
    }

    private Path jar(String name, String script, String... files) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar)) {
            out.write(script.getBytes(StandardCharsets.UTF_8));
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (String file : files) {
                    zip.putNextEntry(new ZipEntry(file));
                    zip.write((name + " " + file).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return jar;
    }
}
