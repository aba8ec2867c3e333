package dev.unblock.analyzer.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackTest {

    @TempDir
    private Path folder;

    /** One of everything that facts are made of. */
    record Whole(
            String text,
            int number,
            boolean flag,
            Shade shade,
            Optional<Integer> perhaps,
            List<Part> parts,
            Set<String> set,
            Pair pair,
            Note note) {}

    enum Shade {
        LIGHT,
        DARK
    }

    sealed interface Part {}

    record Leaf() implements Part {}

    record Branch(List<Part> below, Optional<Part> beside) implements Part {}

    record Pair(String left, String right) {}

    record Note(String type, Map<String, Object> values) {}

    record Other(int number) {}

    private static Whole whole(int number) {
        Note inner = new Note("inner", Map.of("class", "java.lang.String"));
        return new Whole(
                "grün \uD83D\uDE00 " + number,
                -number,
                number % 2 == 0,
                Shade.DARK,
                number == 0 ? Optional.empty() : Optional.of(1 << 30),
                List.of(
                        new Leaf(),
                        new Branch(List.of(new Branch(List.of(), Optional.empty())), Optional.of(new Leaf()))),
                Set.of("a", "b" + number),
                new Pair("", "same"),
                new Note(
                        "outer",
                        Map.of("a", 1, "b", 2L, "c", 2.5, "d", true, "e", List.of("x", inner), "f", 'c', "g", inner)));
    }

    @Test
    void givesBackWhatItWasGiven() {
        Pack writing = open("1");
        writing.put("zero", whole(0));
        writing.put("seven", whole(7));
        writing.save();

        Pack reading = open("1");
        assertThat(reading.get("zero", Whole.class)).contains(whole(0));
        assertThat(reading.get("seven", Whole.class)).contains(whole(7));
        assertThat(reading.get("eight", Whole.class)).isEmpty();
    }

    @Test
    void keepsWhatWasUsedBesideWhatIsNew() {
        Pack first = open("1");
        first.put("zero", whole(0));
        first.put("seven", whole(7));
        first.save();
        Pack second = open("1");
        second.get("seven", Whole.class);
        second.put("nine", whole(9));
        second.save();

        Pack third = open("1");
        assertThat(third.get("zero", Whole.class)).isEmpty();
        assertThat(third.get("seven", Whole.class)).contains(whole(7));
        assertThat(third.get("nine", Whole.class)).contains(whole(9));
    }

    @Test
    void isNotWrittenWhenNothingIsNew() throws IOException {
        Pack first = open("1");
        first.put("zero", whole(0));
        first.save();
        byte[] before = Files.readAllBytes(file("1"));
        Files.write(file("1"), before);
        Object key = Files.readAttributes(file("1"), java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        Pack second = open("1");
        second.get("zero", Whole.class);
        second.save();

        assertThat(Files.readAttributes(file("1"), java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(key);
    }

    @Test
    void knowsNothingOfOtherVersions() {
        Pack old = open("1");
        old.put("zero", whole(0));
        old.save();

        assertThat(open("2").get("zero", Whole.class)).isEmpty();
        assertThat(open("1").get("zero", Whole.class)).contains(whole(0));
    }

    @Test
    void throwsABrokenOrTruncatedFileAway() throws IOException {
        Pack writing = open("1");
        writing.put("zero", whole(0));
        writing.save();
        byte[] bytes = Files.readAllBytes(file("1"));
        for (int at = 0; at < bytes.length; at += 3) {
            byte[] changed = bytes.clone();
            changed[at] ^= 16;
            for (byte[] bad : List.of(changed, Arrays.copyOf(bytes, at))) {
                Files.write(file("1"), bad);

                assertThat(open("1").get("zero", Whole.class)).isEmpty();
                assertThat(file("1")).doesNotExist();
            }
        }
    }

    @Test
    void forgetsWhatMakesNoSenseThoughItsChecksumFits() {
        byte[] nonsense = new byte[200];
        Arrays.fill(nonsense, (byte) 0x7d);
        CacheFolder.in(folder).store("1", "name", nonsense);

        assertThat(open("1").get("zero", Whole.class)).isEmpty();
        assertThat(file("1")).doesNotExist();
    }

    @Test
    void forgetsARecordOfAnotherKind() {
        Pack writing = open("1");
        writing.put("zero", new Other(-5));
        writing.save();

        assertThat(open("1").get("zero", Whole.class)).isEmpty();
    }

    @Test
    void beginsAgainWhenMostTextsAreOfWhatIsGone() throws IOException {
        Pack first = open("1");
        first.put("key 0", whole(0));
        first.save();
        long size = Files.size(file("1"));
        for (int i = 1; i < 200; i++) {
            Pack next = open("1");
            next.put("key " + i, whole(i));
            next.save();
        }

        assertThat(Files.size(file("1"))).isLessThan(3 * size);
    }

    @Test
    void staysWholeWhileTwoProcessesWrite() throws IOException, InterruptedException {
        List<Process> processes = List.of(writer(), writer());
        while (processes.stream().anyMatch(Process::isAlive)) {
            Optional<Whole> found = open("1").get("zero", Whole.class);
            assertThat(found.isEmpty() || found.equals(Optional.of(whole(0)))).isTrue();
        }

        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(open("1").get("zero", Whole.class)).contains(whole(0));
        try (Stream<Path> files = Files.list(file("1").getParent())) {
            assertThat(files).containsExactly(file("1"));
        }
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

    /** Writes the same file again and again. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < 100; i++) {
                Pack pack = Pack.open(CacheFolder.in(Path.of(arguments[0])), "1", "name");
                pack.put("zero", whole(0));
                pack.save();
            }
        }
    }

    private Pack open(String version) {
        return Pack.open(CacheFolder.in(folder), version, "name");
    }

    private Path file(String version) {
        return folder.resolve(version).resolve("name.facts");
    }
}
