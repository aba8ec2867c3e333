package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Coverage;
import dev.unblock.model.Coverage.NotAnalysed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was not seen is told: libraries that are not at hand, and classes in them that cannot be read. */
final class CoverageNotesTest {

    private static final NotAnalysed NO_LIBRARIES =
            new NotAnalysed(".", "no class path: calls into libraries were not followed");

    @TempDir
    Path folder;

    @Test
    void saysThatLibrariesWereNotFollowed() throws IOException {
        source("""
                import com.partner.Client;
                class Orders {
                    String load(Client client) { return client.load("a"); }
                }
                """);

        assertThat(notes()).contains(NO_LIBRARIES);
    }

    @Test
    void countsNoCallsThatNobodyWrote() throws IOException {
        source("""
                import com.partner.Client;
                import java.util.List;
                class Orders {
                    void load(Client client, List<String> ids) {
                        for (String id : ids) { id.trim(); }
                    }
                }
                """);

        Coverage coverage = coverage();
        assertThat(coverage.callSites()).isEqualTo(1);
        assertThat(coverage.resolvedCallSites()).isEqualTo(1);
    }

    @Test
    void saysNothingWhereOnlyTheJdkIsCalled() throws IOException {
        source("""
                class Orders {
                    String load(String id) { return id.trim().concat(new int[] {1}.clone().toString()); }
                }
                """);

        assertThat(notes()).doesNotContain(NO_LIBRARIES);
    }

    @Test
    void saysNothingWhereTheLibraryIsThere() throws IOException {
        source("""
                import com.partner.Client;
                class Orders {
                    String load(Client client) { return client.load("a"); }
                }
                """);
        Path jar = jar("partner.jar", "com/partner/Client.class", new byte[] {1, 2, 3});

        assertThat(notes(jar)).doesNotContain(NO_LIBRARIES);
    }

    @Test
    void namesTheBrokenClassesOfSoundJars() throws IOException {
        source("""
                import com.partner.Client;
                class Orders {
                    String load(Client client) { return client.load("a"); }
                }
                """);
        Path jar = jar("partner.jar", "com/partner/Client.class", new byte[] {1, 2, 3});

        assertThat(notes(jar)).anySatisfy(note -> {
            assertThat(note.file()).isEqualTo("partner.jar");
            assertThat(note.reason()).contains("com.partner.Client cannot be read");
        });
    }

    @Test
    void leavesBrokenClassesAloneThatNobodyAsksFor() throws IOException {
        source("""
                class Orders {
                    String load(String id) { return id.trim(); }
                }
                """);
        Path jar = jar("partner.jar", "com/partner/Unused.class", new byte[] {1, 2, 3});

        assertThat(notes(jar)).noneMatch(note -> note.reason().contains("cannot be read"));
    }

    private void source(String text) throws IOException {
        Path file = folder.resolve("src/main/java/shop/Orders.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package shop;\n" + text);
    }

    private Path jar(String name, String entry, byte[] content) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
        }
        return jar;
    }

    private List<NotAnalysed> notes(Path... classPath) {
        return coverage(classPath).notAnalysed();
    }

    private Coverage coverage(Path... classPath) {
        AnalysisRequest request =
                new AnalysisRequest(folder, List.of(classPath), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return analysis.coverage();
        }
    }
}
