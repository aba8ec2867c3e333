package dev.unblock.analyzer.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryClass.Depth;
import dev.unblock.analyzer.bytecode.LibraryScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        List<LibraryClass> facts = facts();

        FactsCache.in(folder).store(ONE, facts);

        Map<String, LibraryClass> loaded = FactsCache.in(folder).load(ONE);
        assertThat(loaded.values()).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(FactsCache.in(folder).load(TWO)).isEmpty();
    }

    @Test
    void throwsABrokenEntryAway() throws IOException {
        FactsCache.in(folder).store(ONE, facts());
        byte[] bytes = Files.readAllBytes(entry(ONE));
        for (int broken = 0; broken < bytes.length; broken += 7) {
            byte[] changed = bytes.clone();
            changed[broken] ^= 4;
            Files.write(entry(ONE), changed);

            assertThat(FactsCache.in(folder).load(ONE)).isEmpty();
            assertThat(entry(ONE)).doesNotExist();
        }
    }

    @Test
    void throwsATruncatedEntryAway() throws IOException {
        FactsCache.in(folder).store(ONE, facts());
        byte[] bytes = Files.readAllBytes(entry(ONE));
        for (int length = 0; length < bytes.length; length += 5) {
            Files.write(entry(ONE), java.util.Arrays.copyOf(bytes, length));

            assertThat(FactsCache.in(folder).load(ONE)).isEmpty();
            assertThat(entry(ONE)).doesNotExist();
        }
    }

    @Test
    void leavesOtherVersionsAlone() throws IOException {
        Path older = folder.resolve("0-older").resolve(ONE + ".facts");
        Files.createDirectories(older.getParent());
        Files.write(older, FactsFormat.write(facts()));

        assertThat(FactsCache.in(folder).load(ONE)).isEmpty();
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

        small.store(TWO, List.of());
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
            Map<String, LibraryClass> found = FactsCache.in(folder).load(ONE);
            assertThat(found.isEmpty() || found.keySet().equals(names())).isTrue();
            loaded++;
        }

        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(loaded).isPositive();
        assertThat(FactsCache.in(folder).load(ONE).keySet()).isEqualTo(names());
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

        assertThat(cache.load(ONE)).isEmpty();
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
            List<LibraryClass> facts = facts();
            for (int i = 0; i < 200; i++) {
                cache.store(ONE, facts);
            }
        }
    }

    private Path entry(String hash) {
        return folder.resolve(FactsFormat.VERSION).resolve(hash + ".facts");
    }

    private static java.util.Set<String> names() {
        return facts().stream().map(LibraryClass::name).collect(Collectors.toSet());
    }

    /** Our own classes will do: they have all that the format knows. */
    static List<LibraryClass> facts() {
        return Stream.of(FactsCache.class, LibraryGraph.class, Rows.class, Sinks.class)
                .map(FactsCacheTest::facts)
                .toList();
    }

    private static LibraryClass facts(Class<?> type) {
        try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return new LibraryScanner().scan(in.readAllBytes(), Depth.CODE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
