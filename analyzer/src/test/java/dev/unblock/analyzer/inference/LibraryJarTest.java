package dev.unblock.analyzer.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.OpenJars;
import dev.unblock.analyzer.cache.Fingerprint;
import dev.unblock.analyzer.facts.MethodKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibraryJarTest {

    private static final String ENTRY = Library.class.getName().replace('.', '/') + ".class";
    private static final MethodKey SOUND = new MethodKey(Library.class.getName(), "sound", "()V");
    private static final MethodKey OTHER = new MethodKey(Library.class.getName(), "other", "()V");
    private static final MethodKey BROKEN = new MethodKey(Library.class.getName(), "broken", "(I)I");

    @TempDir
    private Path folder;

    @Test
    void readsTheOthersThatAreWantedOnTheWay() throws IOException {
        FactsCache cache = FactsCache.in(folder.resolve("cache"));
        try (OpenJars jars = new OpenJars()) {
            LibraryJar jar = jar(jars, bytes(), cache);
            assertThat(jar.body(SOUND, () -> Set.of(OTHER), ENTRY)).isPresent();
            jar.keep();
        }

        assertThat(cache.load(Fingerprint.of(folder.resolve("library.jar"))).bodies())
                .extracting(LibraryBody::method)
                .containsExactlyInAnyOrder(SOUND, OTHER);
    }

    @Test
    void aBrokenMethodHidesItselfAlone() throws IOException {
        try (OpenJars jars = new OpenJars()) {
            LibraryJar jar = jar(jars, withUnknownInstruction(bytes()), FactsCache.none());

            assertThat(jar.body(SOUND, () -> Set.of(BROKEN, OTHER), ENTRY)).isPresent();
            assertThat(jar.body(BROKEN, () -> Set.of(OTHER), ENTRY)).isEmpty();
            assertThat(jar.body(OTHER, () -> Set.of(BROKEN), ENTRY)).isPresent();
        }
    }

    private LibraryJar jar(OpenJars jars, byte[] classFile, FactsCache cache) throws IOException {
        Path file = folder.resolve("library.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(ENTRY));
            zip.write(classFile);
        }
        jars.open(file);
        return new LibraryJar(file, jars, 0, cache);
    }

    private static byte[] bytes() throws IOException {
        try (var in = Library.class.getResourceAsStream("LibraryJarTest$Library.class")) {
            return in.readAllBytes();
        }
    }

    /** {@code bipush 77; iadd; bipush 78; iadd}, of which the first becomes an instruction that there is not. */
    private static byte[] withUnknownInstruction(byte[] classFile) {
        byte[] pattern = {0x10, 77, 0x60, 0x10, 78, 0x60};
        int at = new String(classFile, StandardCharsets.ISO_8859_1)
                .indexOf(new String(pattern, StandardCharsets.ISO_8859_1));
        assertThat(at).isPositive();
        classFile[at] = (byte) 0xCB;
        return classFile;
    }

    /** Some library. */
    static final class Library {

        void sound() {
            broken(1);
        }

        void other() {
            sound();
        }

        int broken(int number) {
            return number + 77 + 78;
        }
    }
}
