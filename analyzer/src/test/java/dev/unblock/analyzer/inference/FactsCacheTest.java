package dev.unblock.analyzer.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryScanner;
import dev.unblock.analyzer.facts.FieldKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactsCacheTest {

    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);
    private static final String THREE = "3".repeat(64);

    @TempDir
    Path folder;

    @Test
    void givesBackWhatItWasGiven() {
        JarFacts facts = facts();

        FactsCache.in(folder).store(ONE, facts);

        assertThat(FactsCache.in(folder).load(ONE)).isEqualTo(facts);
        assertThat(FactsCache.in(folder).load(TWO).isEmpty()).isTrue();
    }

    @Test
    void throwsABrokenEntryAway() throws IOException {
        FactsCache.in(folder).store(ONE, facts());
        byte[] bytes = Files.readAllBytes(entry(ONE));
        for (int broken = 0; broken < bytes.length; broken += 7) {
            byte[] changed = bytes.clone();
            changed[broken] ^= 4;
            Files.write(entry(ONE), changed);

            assertThat(FactsCache.in(folder).load(ONE).isEmpty()).isTrue();
            assertThat(entry(ONE)).doesNotExist();
        }
    }

    @Test
    void throwsATruncatedEntryAway() throws IOException {
        FactsCache.in(folder).store(ONE, facts());
        byte[] bytes = Files.readAllBytes(entry(ONE));
        for (int length = 0; length < bytes.length; length += 5) {
            Files.write(entry(ONE), java.util.Arrays.copyOf(bytes, length));

            assertThat(FactsCache.in(folder).load(ONE).isEmpty()).isTrue();
            assertThat(entry(ONE)).doesNotExist();
        }
    }

    @Test
    void leavesOtherVersionsAlone() throws IOException {
        Path older = folder.resolve("0-older").resolve(ONE + ".facts");
        Files.createDirectories(older.getParent());
        Files.write(older, FactsFormat.write(facts()));

        assertThat(FactsCache.in(folder).load(ONE).isEmpty()).isTrue();
        assertThat(older).exists();
    }

    @Test
    void forgetsWhatWasUsedLongestAgo() throws IOException {
        FactsCache writing = FactsCache.in(folder);
        for (String hash : List.of(ONE, TWO, THREE)) {
            writing.store(hash, facts());
        }
        long size = Files.size(entry(ONE));
        Files.setLastModifiedTime(entry(ONE), FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(entry(TWO), FileTime.fromMillis(2_000));
        Files.setLastModifiedTime(entry(THREE), FileTime.fromMillis(3_000));
        FactsCache small = FactsCache.in(folder, 2 * size);

        small.load(ONE);
        small.store(THREE, facts());
        small.shrink();

        assertThat(entry(ONE)).exists();
        assertThat(entry(TWO)).doesNotExist();
        assertThat(entry(THREE)).exists();
    }

    @Test
    void forgetsFilesOfOldVersionsFirstUsed() throws IOException {
        Path older = folder.resolve("0-older").resolve(ONE + ".facts");
        Files.createDirectories(older.getParent());
        Files.write(older, new byte[1_000]);
        Files.setLastModifiedTime(older, FileTime.fromMillis(1_000));
        FactsCache small = FactsCache.in(folder, 900);

        small.store(TWO, JarFacts.NONE);
        small.shrink();

        assertThat(older).doesNotExist();
        assertThat(entry(TWO)).exists();
    }

    @Test
    void leavesNothingUnfinished() throws IOException {
        FactsCache.in(folder).store(ONE, facts());

        try (Stream<Path> files = Files.list(entry(ONE).getParent())) {
            assertThat(files).containsExactly(entry(ONE));
        }
    }

    @Test
    void staysWholeWhileTwoProcessesWrite() throws IOException, InterruptedException {
        List<Process> processes = List.of(writer(), writer());
        int loaded = 0;
        while (processes.stream().anyMatch(Process::isAlive)) {
            JarFacts found = FactsCache.in(folder).load(ONE);
            assertThat(found.isEmpty() || found.equals(facts())).isTrue();
            loaded++;
        }

        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(loaded).isPositive();
        assertThat(FactsCache.in(folder).load(ONE)).isEqualTo(facts());
        try (Stream<Path> files = Files.list(entry(ONE).getParent())) {
            assertThat(files).containsExactly(entry(ONE));
        }
    }

    @Test
    void isNoErrorWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        FactsCache cache = FactsCache.in(file);

        cache.store(ONE, facts());
        cache.shrink();

        assertThat(cache.load(ONE).isEmpty()).isTrue();
        assertThat(file).hasContent("no folder");
    }

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
    }

    /** Writes the same entry again and again. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            FactsCache cache = FactsCache.in(Path.of(arguments[0]));
            JarFacts facts = facts();
            for (int i = 0; i < 200; i++) {
                cache.store(ONE, facts);
            }
        }
    }

    private Path entry(String hash) {
        return folder.resolve(FactsFormat.VERSION).resolve(hash + ".facts");
    }

    /** Our own classes will do: they have all that the format knows. */
    static JarFacts facts() {
        LibraryScanner scanner = new LibraryScanner();
        List<LibraryClass> classes = new ArrayList<>();
        List<LibraryBody> bodies = new ArrayList<>();
        Map<String, List<FieldKey>> fields = new TreeMap<>();
        for (Class<?> type : List.of(FactsCache.class, LibraryGraph.class, Rows.class, Sinks.class)) {
            byte[] bytes = bytes(type);
            classes.add(scanner.declared(bytes));
            bodies.addAll(scanner.bodies(bytes, method -> !method.isConstructor()));
            fields.put(type.getName(), scanner.fieldsNamed(bytes));
        }
        return new JarFacts(classes, bodies, fields);
    }

    private static byte[] bytes(Class<?> type) {
        try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
