package dev.unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadedClassesTest {

    private static final String KEEPS = "-XX:ArchiveClassesAtExit=";
    private static final String USES = "-XX:SharedArchiveFile=";

    @TempDir
    private Path cache;

    @Test
    void marksTheFirstRunAndKeepsThemInTheSecond() throws IOException {
        assertThat(start(1).options()).isEmpty();

        keptBy(start(2));

        assertThat(start(3).options()).anyMatch(option -> option.startsWith(USES) && option.endsWith(".jsa"));
    }

    @Test
    void keepsNothingOfARunThatWroteNothing() {
        start(1).options();
        LoadedClasses killed = start(2);
        killed.options();
        killed.settle(OptionalInt.of(0));

        assertThat(start(3).options()).anyMatch(option -> option.startsWith(KEEPS));
    }

    @Test
    void throwsAwayWhatAKilledRunWrote() throws IOException {
        start(1).options();
        LoadedClasses killed = start(2);
        Files.writeString(Path.of(file(killed.options())), "half of the cla");

        killed.settle(OptionalInt.of(137));

        assertThat(start(3).options()).anyMatch(option -> option.startsWith(KEEPS));
        assertThat(files()).noneMatch(file -> file.endsWith(".tmp"));
    }

    @Test
    void letsRunsAtTheSameTimeWriteBesideEachOther() throws IOException {
        start(1).options();
        LoadedClasses one = start(2);
        LoadedClasses other = start(3);
        Path ofOther = Path.of(file(other.options()));

        keptBy(one);
        Files.writeString(ofOther, "other");
        other.settle(OptionalInt.of(0));

        assertThat(files()).filteredOn(file -> file.endsWith(".tmp")).isEmpty();
        assertThat(start(4).options()).anyMatch(option -> option.startsWith(USES));
    }

    @Test
    void belongsToOneJar() throws IOException {
        start(1).options();
        keptBy(start(2));

        File changed = Files.writeString(cache.resolve("other.jar"), "other").toFile();

        assertThat(LoadedClasses.of(List.of("--cache=" + cache), changed, 3).options())
                .isEmpty();
    }

    @Test
    void doesNothingWithoutACache() throws IOException {
        LoadedClasses none = LoadedClasses.of(List.of("analyze", "--no-cache"), jar(), 1);

        assertThat(none.options()).isEmpty();
        none.settle(OptionalInt.of(0));
        assertThat(files()).isEmpty();
    }

    @Test
    void doesNothingWhereItCannotWrite() throws IOException {
        Path file = Files.createFile(cache.resolve("no-folder"));

        assertThat(LoadedClasses.of(List.of("--cache", file.toString()), jar(), 1)
                        .options())
                .isEmpty();
    }

    private LoadedClasses start(long process) {
        return LoadedClasses.of(List.of("analyze", "--cache", cache.toString()), jar(), process);
    }

    private static File jar() {
        return new File("unblock.jar");
    }

    private static void keptBy(LoadedClasses classes) throws IOException {
        Files.writeString(Path.of(file(classes.options())), "classes");
        classes.settle(OptionalInt.of(4));
    }

    private static String file(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(KEEPS))
                .findFirst()
                .orElseThrow()
                .substring(KEEPS.length());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }
}
