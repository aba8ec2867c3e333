package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.cache.CacheFolder;
import dev.unblock.analyzer.inference.FactsCache;
import dev.unblock.analyzer.inference.LibraryWaits;
import dev.unblock.analyzer.linking.Linker;
import dev.unblock.analyzer.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was inferred once is not inferred again, unless anything is different. */
final class KnownAnswersTest {

    private static final String LIBRARY = """
            package lib;
            public final class Box {
                public void open() throws InterruptedException { lift(); }
                private static void lift() throws InterruptedException { Thread.sleep(50); }
                public void shut() {}
            }
            """;
    private static final String APPLICATION = """
            package app;
            class App {
                void run(lib.Box box) throws InterruptedException { box.open(); }
            }
            """;

    /** Jars by their source: a jar of another moment is another jar. */
    private final Map<String, Path> jars = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void answersTheSameAgainFromOneFile() throws IOException {
        assertThat(waits(LIBRARY, APPLICATION, List.of())).containsExactly("lib.Box#open()");
        assertThat(answers()).hasSize(1);
        byte[] kept = Files.readAllBytes(answers().get(0));

        assertThat(waits(LIBRARY, APPLICATION, List.of())).containsExactly("lib.Box#open()");
        assertThat(answers().get(0)).hasBinaryContent(kept);
    }

    @Test
    void asksAgainWhenTheLibraryIsAnother() throws IOException {
        waits(LIBRARY, APPLICATION, List.of());

        assertThat(waits(LIBRARY.replace("Thread.sleep(50);", ""), APPLICATION, List.of()))
                .isEmpty();
    }

    @Test
    void asksAgainWhenTheApplicationCallsOtherMethods() throws IOException {
        waits(LIBRARY, APPLICATION.replace("open", "shut"), List.of());

        assertThat(waits(LIBRARY, APPLICATION, List.of())).containsExactly("lib.Box#open()");
    }

    @Test
    void asksAgainWhenUsersAddRows() throws IOException {
        Path rows = folder.resolve("rows.csv");
        Files.writeString(rows, "lib.Box,lift(),none\n");
        waits(LIBRARY, APPLICATION, List.of());

        assertThat(waits(LIBRARY, APPLICATION, List.of(rows))).isEmpty();
        Files.writeString(rows, "lib.Box,shut(),none\n");
        assertThat(waits(LIBRARY, APPLICATION, List.of(rows))).containsExactly("lib.Box#open()");
    }

    @Test
    void seeksBesideTheLinkWhatItAnswersAfterwards() {
        Catalogue catalogue = Catalogue.standard();
        try (LibraryFixture fixture = LibraryFixture.of(folder, LIBRARY, APPLICATION)) {
            LibraryWaits libraries = LibraryWaits.of(List.of(fixture.jar()), FactsCache.none());
            Program program = Linker.link(
                    fixture.facts(), facts -> libraries.begin(facts, catalogue.inLibraries(facts.hierarchy())));

            assertThat(Waits.of(program, catalogue, libraries).all())
                    .extracting(wait -> wait.call().target().signature())
                    .containsExactly("lib.Box#open()");
        }
    }

    @Test
    void answersAnotherProgramThanTheOneThatItSoughtFor() throws IOException {
        Catalogue catalogue = Catalogue.standard();
        try (LibraryFixture fixture = LibraryFixture.of(folder, LIBRARY, APPLICATION);
                LibraryFixture other = LibraryFixture.of(
                        Files.createTempDirectory(folder, "other"), LIBRARY, APPLICATION.replace("open", "shut"))) {
            LibraryWaits libraries = LibraryWaits.of(List.of(fixture.jar()), FactsCache.none());
            libraries.begin(
                    fixture.facts(), catalogue.inLibraries(fixture.facts().hierarchy()));

            assertThat(Waits.of(Linker.link(other.facts()), catalogue, libraries)
                            .all())
                    .isEmpty();
        }
    }

    private List<String> waits(String library, String application, List<Path> rows) throws IOException {
        Path place = Files.createTempDirectory(folder, "run");
        try (LibraryFixture fixture = LibraryFixture.of(place, library, application)) {
            FactsCache cache = FactsCache.in(CacheFolder.in(folder.resolve("cache")));
            return Waits.of(
                            Linker.link(fixture.facts()),
                            Catalogue.standard().with(rows),
                            LibraryWaits.of(List.of(jars.computeIfAbsent(library, key -> fixture.jar())), cache))
                    .all()
                    .map(wait -> wait.call().target().signature())
                    .toList();
        }
    }

    private List<Path> answers() throws IOException {
        try (var files = Files.walk(folder.resolve("cache"))) {
            return files.filter(
                            file -> file.getParent().getFileName().toString().startsWith("inferred-"))
                    .toList();
        }
    }
}
