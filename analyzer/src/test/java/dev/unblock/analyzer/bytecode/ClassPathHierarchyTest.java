package dev.unblock.analyzer.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathHierarchyTest {

    @TempDir
    Path folder;

    @Test
    void readsTheJdkWithoutAClassPath() {
        try (ClassPathHierarchy hierarchy = new ClassPathHierarchy(List.of(), List.of())) {
            assertThat(hierarchy.isSubtype("java.util.ArrayList", "java.util.Collection"))
                    .isTrue();
            assertThat(hierarchy.isSubtype("java.sql.SQLException", "java.lang.Exception"))
                    .isTrue();
            assertThat(hierarchy.isSubtype("java.util.ArrayList", "java.util.Set"))
                    .isFalse();
        }
    }

    @Test
    void knowsNothingOfTypesThatAreNowhere() {
        try (ClassPathHierarchy hierarchy = new ClassPathHierarchy(List.of(), List.of())) {
            assertThat(hierarchy.isKnown("com.nowhere.Type")).isFalse();
            assertThat(hierarchy.supertypes("com.nowhere.Type")).containsExactly("com.nowhere.Type");
        }
    }

    @Test
    void climbsFromOwnTypesThroughJarsToTheJdk() throws IOException {
        Map<String, byte[]> classes = InMemoryCompiler.compile(List.of(
                "package lib;\npublic abstract class Base extends Thread { protected void work(int n) {} }",
                "package own;\npublic class Worker extends lib.Base {}"));
        Path jar = folder.resolve("lib.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("lib/Base.class"));
            out.write(classes.get("lib.Base"));
        }
        Codebase.Module module = new Codebase.Module(
                ".",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                StandardCharsets.UTF_8);
        List<TypeFact> own = new BytecodeReader(folder, module)
                .compiled(Map.of("own.Worker", classes.get("own.Worker")))
                .types();

        try (ClassPathHierarchy hierarchy = new ClassPathHierarchy(own, List.of(jar))) {
            assertThat(hierarchy.supertypes("own.Worker"))
                    .startsWith("own.Worker", "lib.Base", "java.lang.Thread")
                    .contains("java.lang.Runnable");
            assertThat(hierarchy.declaringType("own.Worker", "work", "(I)V")).contains("lib.Base");
            assertThat(hierarchy.declaringType("own.Worker", "start", "()V")).contains("java.lang.Thread");
            assertThat(hierarchy.declaringType("own.Worker", "none", "()V")).isEmpty();
        }
    }

    @Test
    void keepsGoingWhenAJarIsBroken() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        try (ClassPathHierarchy hierarchy = new ClassPathHierarchy(List.of(), List.of(broken))) {
            assertThat(hierarchy.isKnown("lib.Base")).isFalse();
            assertThat(hierarchy.isKnown("java.util.List")).isTrue();
            assertThat(hierarchy.unreadable())
                    .containsExactly(
                            new NotAnalysed("broken.jar", "cannot be opened as a jar, so its classes are unknown"));
        }
    }

    @Test
    void takesNothingFarTooLargeForAClassFile() throws IOException {
        byte[] fine = InMemoryCompiler.compile(List.of("package lib;\npublic class Fine extends Thread {}"))
                .get("lib.Fine");
        Path jar = folder.resolve("bomb.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("lib/Bomb.class"));
            out.write(fine);
            for (int megabyte = 0; megabyte < 40; megabyte++) {
                out.write(new byte[1 << 20]);
            }
            out.putNextEntry(new ZipEntry("lib/Fine.class"));
            out.write(fine);
        }
        List<String> read = new ArrayList<>();
        ClassFiles files = new ClassFiles(folder);

        files.each(List.of(jar), (name, bytes) -> read.add(name));

        assertThat(read).containsExactly("bomb.jar!/lib/Fine.class");
        assertThat(files.unreadable()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("bomb.jar!/lib/Bomb.class");
            assertThat(problem.reason()).contains("too large for a class file");
        });
        try (ClassPathHierarchy hierarchy = new ClassPathHierarchy(List.of(), List.of(jar))) {
            assertThat(hierarchy.isKnown("lib.Bomb")).isFalse();
            assertThat(hierarchy.isKnown("lib.Fine")).isTrue();
        }
    }
}
