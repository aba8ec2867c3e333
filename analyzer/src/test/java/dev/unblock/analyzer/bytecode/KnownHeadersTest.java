package dev.unblock.analyzer.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.cache.CacheFolder;
import dev.unblock.model.Coverage.NotAnalysed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHeadersTest {

    private static final String BASE = "package lib;\npublic abstract class Base extends Thread {"
            + " @Deprecated @SafeVarargs protected final void work(int... n) {} }";

    @TempDir
    Path folder;

    @Test
    void answersFromWhatAnEarlierRunRead() throws IOException {
        Path jar = jar("lib.Base", BASE);
        ask(jar, "lib.Base");
        destroyItsClasses(jar);

        try (ClassPathHierarchy hierarchy = hierarchy(jar)) {
            assertThat(hierarchy.supertypes("lib.Base")).startsWith("lib.Base", "java.lang.Thread");
            assertThat(hierarchy.declaringType("lib.Base", "work", "([I)V")).contains("lib.Base");
            assertThat(hierarchy.annotations("lib.Base", "work([I)V")).contains("java.lang.Deprecated");
            assertThat(hierarchy.unreadable()).isEmpty();
        }
    }

    @Test
    void remembersThatThereIsNoSuchClass() throws IOException {
        Path jar = jar("lib.Base", BASE);
        ask(jar, "lib.Nothing");

        try (ClassPathHierarchy hierarchy = hierarchy(jar)) {
            assertThat(hierarchy.isKnown("lib.Nothing")).isFalse();
            assertThat(hierarchy.isKnown("lib.Base")).isTrue();
        }
    }

    @Test
    void readsAnewWhereTheJarIsAnother() throws IOException {
        ask(jar("lib.Base", BASE), "lib.Base");
        Path other = jar("lib.Base", "package lib;\npublic class Base extends Exception {}");

        try (ClassPathHierarchy hierarchy = hierarchy(other)) {
            assertThat(hierarchy.isSubtype("lib.Base", "java.lang.Exception")).isTrue();
        }
    }

    @Test
    void tellsOfABrokenJarInEachRun() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        ask(broken, "lib.Base");

        try (ClassPathHierarchy hierarchy = hierarchy(broken)) {
            assertThat(hierarchy.unreadable()).extracting(NotAnalysed::file).containsExactly("broken.jar");
        }
    }

    private void ask(Path jar, String type) {
        try (ClassPathHierarchy hierarchy = hierarchy(jar)) {
            hierarchy.isKnown(type);
            hierarchy.unreadable();
        }
    }

    private ClassPathHierarchy hierarchy(Path jar) {
        CacheFolder cache = CacheFolder.in(folder.resolve("cache"));
        return new ClassPathHierarchy(List.of(), List.of(jar), KnownHeaders.open(cache, List.of(jar)));
    }

    /** Stored, not packed, so that its bytes can be found again. */
    private Path jar(String type, String source) throws IOException {
        byte[] bytes = InMemoryCompiler.compile(List.of(source)).get(type);
        Path jar = folder.resolve("lib.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry(type.replace('.', '/') + ".class");
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(checksum.getValue());
            out.putNextEntry(entry);
            out.write(bytes);
        }
        return jar;
    }

    /** The jar's directory stays as it is, so that its content seems to be the same. */
    private static void destroyItsClasses(Path jar) throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        Arrays.fill(bytes, 60, 200, (byte) 0);
        Files.write(jar, bytes);
    }
}
