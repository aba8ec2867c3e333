package dev.unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.cli.UnblockJar.Run;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as its users meet it, good input and bad. */
final class AnalyzeIT {

    @TempDir
    private Path folder;

    private Path output;

    @BeforeEach
    void openTheFolderToOthers() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        output = folder.resolve("out");
    }

    @Test
    void writesEveryFormatOfABareFolder() {
        Run run = analyze(ExampleProject.in(folder), "--format", "html,json,sarif,csv,md");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(output)
                .isDirectoryContaining("glob:**/report.html")
                .isDirectoryContaining("glob:**/unblock.json")
                .isDirectoryContaining("glob:**/unblock.sarif")
                .isDirectoryContaining("glob:**/findings.csv")
                .isDirectoryContaining("glob:**/report.md");
        assertThat(result().findings())
                .extracting(Finding::file, Finding::line)
                .contains(tuple("shop/Reader.java", 9), tuple("shop/Waiter.java", 9));
    }

    @Test
    void givesTheSameBytesTwice() throws IOException {
        Path project = ExampleProject.in(folder);
        analyze(project, "--format", "html,json,sarif,csv,md");
        List<byte[]> first = contents();
        analyze(project, "--format", "html,json,sarif,csv,md");

        assertThat(contents()).usingElementComparator(Arrays::compare).isEqualTo(first);
    }

    @Test
    void leavesTheProjectAsItWas() throws IOException {
        Path project = ExampleProject.in(folder);
        analyze(project);

        assertThat(project.resolve("shop/Reader.java")).hasContent(ExampleProject.READER);
        try (Stream<Path> files = Files.walk(project)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void failsTheGateThatWasAskedFor() {
        Run run = analyze(ExampleProject.in(folder), "--fail-on", "info");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("gate");
    }

    @Test
    void goesOnPastAFileThatCannotBeParsed() {
        Path project = ExampleProject.in(folder);
        ExampleProject.write(project.resolve("shop/Broken.java"), "package shop; class Broken { void ( }");

        Run run = analyze(project);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(result().findings()).extracting(Finding::file).contains("shop/Waiter.java");
        assertThat(result().coverage().notAnalysed())
                .extracting(NotAnalysed::file)
                .contains("shop/Broken.java");
    }

    @Test
    void goesOnPastACorruptClassFile() throws IOException {
        Path project = ExampleProject.in(folder);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.write(classes.resolve("Broken.class"), new byte[] {1, 2, 3, 4});

        Run run = analyze(project, "--classes", classes);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(result().coverage().notAnalysed())
                .anySatisfy(entry -> assertThat(entry.file()).endsWith("Broken.class"));
    }

    @Test
    void goesOnPastAnUnreadableFolder() throws IOException {
        Path project = ExampleProject.in(folder);
        ExampleProject.write(project.resolve("closed/Hidden.java"), "package closed; class Hidden {}");
        Files.setPosixFilePermissions(project.resolve("closed"), PosixFilePermissions.fromString("---------"));

        Run run = UnblockJar.runWithoutPrivileges("analyze", project, "--output", output);

        Files.setPosixFilePermissions(project.resolve("closed"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(result().coverage().notAnalysed())
                .extracting(NotAnalysed::file)
                .contains("closed");
    }

    @Test
    void saysThatLibrariesAreMissing() {
        Path project = ExampleProject.in(folder);
        ExampleProject.write(project.resolve("shop/Client.java"), """
                package shop;

                import org.springframework.web.client.RestTemplate;

                public class Client {
                    private final RestTemplate rest = new RestTemplate();

                    public String get() {
                        return rest.getForObject("http://localhost/", String.class);
                    }
                }
                """);

        Run run = analyze(project);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(result().findings()).extracting(Finding::file).contains("shop/Client.java");
        assertThat(result().coverage().notAnalysed()).isNotEmpty();
    }

    @Test
    void refusesAPathThatDoesNotExist() {
        assertMistake(analyze(folder.resolve("nowhere")), "nowhere");
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        assertMistake(analyze(Files.createFile(folder.resolve("file"))), "is not a folder");
    }

    @Test
    void refusesAnEmptyFolder() throws IOException {
        assertMistake(analyze(Files.createDirectory(folder.resolve("empty"))), "no Java sources");
    }

    @Test
    void refusesAClassPathThatIsNotThere() {
        assertMistake(analyze(ExampleProject.in(folder), "--classpath", folder.resolve("missing.jar")), "missing.jar");
    }

    @Test
    void refusesAnOutputFolderThatCannotBeWritten() throws IOException {
        Path project = ExampleProject.in(folder);
        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));

        Run run = UnblockJar.runWithoutPrivileges("analyze", project, "--output", readOnly.resolve("out"));

        assertMistake(run, "cannot write");
    }

    @Test
    void refusesAFormatThatItDoesNotKnow() {
        assertMistake(analyze(ExampleProject.in(folder), "--format", "pdf"), "pdf");
    }

    @Test
    void refusesASeverityThatItDoesNotKnow() {
        assertMistake(analyze(ExampleProject.in(folder), "--fail-on", "awful"), "awful");
    }

    @Test
    void refusesAnUnknownOption() {
        assertMistake(analyze(ExampleProject.in(folder), "--frobnicate"), "--frobnicate");
    }

    private Run analyze(Path project, Object... options) {
        return UnblockJar.run(Stream.concat(Stream.of("analyze", project, "--output", output), Stream.of(options))
                .toArray());
    }

    private static void assertMistake(Run run, String about) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(about).doesNotContain("\tat ");
    }

    private Result result() {
        try {
            return ResultJson.read(Files.readString(output.resolve("unblock.json")));
        } catch (IOException e) {
            throw new AssertionError("no result was written", e);
        }
    }

    private List<byte[]> contents() throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            List<Path> sorted = files.sorted().toList();
            List<byte[]> bytes = new ArrayList<>();
            for (Path file : sorted) {
                bytes.add(Files.readAllBytes(file));
            }
            assertThat(bytes).hasSize(5);
            return bytes;
        }
    }
}
