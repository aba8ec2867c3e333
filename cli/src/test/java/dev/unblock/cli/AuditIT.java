package dev.unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.cli.UnblockJar.Run;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many repositories through the real jar. */
final class AuditIT {

    @TempDir
    private Path folder;

    private Path output;

    @BeforeEach
    void makesTwoRepositoriesOfOneName() {
        output = folder.resolve("out");
        ExampleProject.in(folder.resolve("east"));
        ExampleProject.in(folder.resolve("west"));
    }

    @Test
    void goesOnWhenARepositoryFails() throws IOException {
        Run run = audit("# the shops\neast/project\n\nmissing # gone\nwest/project\n");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.out()).contains("2 of 3 repositories").contains("portfolio.html");
        assertThat(run.err()).contains("1/3 east/project").contains("3/3 west/project");
        assertThat(Files.readString(output.resolve("portfolio.csv")).lines().skip(1))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("east/project,analysed"))
                .anyMatch(line -> line.startsWith("west/project,analysed"))
                .anyMatch(line -> line.startsWith("missing,failed,\"there is no such folder\""));
        assertThat(Files.readString(output.resolve("portfolio.html")))
                .contains(">east/project</a>", ">west/project</a>", "there is no such folder", "Thread.sleep");
        assertThat(output.resolve("portfolio.md")).isNotEmptyFile();
        assertThat(output.resolve("portfolio.json")).isNotEmptyFile();
        assertThat(output.resolve("repositories/east_project/report.html")).isNotEmptyFile();
        assertThat(output.resolve("repositories/west_project/report.html")).isNotEmptyFile();
    }

    @Test
    void isDoneWhenAllWereAnalysed() {
        Run run = audit("name,path\nE,east/project\n\"W, west\",\"west/project\"\n");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 of 2 repositories");
    }

    @Test
    void countsARepositoryThatIsListedTwiceOnce() {
        Run run = audit("east/project\neast/../east/project/\n");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("1 of 1 repositories");
    }

    @Test
    void resumesWhereAnEarlierRunStopped() throws IOException {
        audit("east/project\n");
        Path east = output.resolve("repositories/project/unblock.json");
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(east, before);
        Path broken = output.resolve("repositories/other/unblock.json");
        ExampleProject.write(folder.resolve("other/A.java"), "class A {}\n");
        ExampleProject.write(broken, "{\"schema\":");

        Run run = audit("east/project\nother\n", "--resume");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.getLastModifiedTime(east)).isEqualTo(before);
        assertThat(broken).content().contains("unblock-result/1");
    }

    @Test
    void goesOnAfterNamesAndAddressesOfAnyKind() throws IOException {
        String hostile = "<img src=x onerror=alert(1)>${7*7} =1+1 \u202Egpj";
        ExampleProject.write(folder.resolve(hostile).resolve("A.java"), "class A {}\n");
        ExampleProject.write(folder.resolve("broken/B.java"), "class B { void (((\n");
        Run run = audit(hostile + "\nbroken\nhttps://user:secret@forge.example/a/b.git\ngit@forge.example:c/d\n"
                + "../../../../etc/passwd\njavascript:alert(1)\neast/project\n");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.out()).contains("3 of 7 repositories");
        String page = Files.readString(output.resolve("portfolio.html"));
        assertThat(page)
                .contains("this is an address, not a folder", "\\u202E")
                .doesNotContain("<img", "secret", "\u202E", "href=\"javascript");
        try (var places = Files.list(output.resolve("repositories"))) {
            assertThat(places).allMatch(place -> place.getFileName().toString().matches("[\\p{L}\\p{N}._-]+"));
        }
    }

    @Test
    void letsNoSecondRunIntoItsFolder() throws IOException {
        Files.createDirectories(output);
        try (var channel = FileChannel.open(
                        output.resolve(".unblock.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            Run run = audit("east/project\n");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("another run is writing").doesNotContain("\tat ");
        }
        assertThat(audit("east/project\n").exitCode()).isZero();
    }

    @Test
    void refusesAListThatNamesNothing() {
        Run run = audit("# nothing yet\n");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("names no repository").doesNotContain("\tat ");
        assertThat(output.resolve("portfolio.html")).doesNotExist();
    }

    @Test
    void refusesAListThatIsMissing() {
        Run run = UnblockJar.run("audit", "--repos", folder.resolve("none.txt"), "--output", output);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot read").doesNotContain("\tat ");
    }

    @Test
    void tellsTheLineOfTheTableThatNamesNoFolder() {
        Run run = audit("name,path\neast,east/project\nwest,\n");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("line 3");
    }

    private Run audit(String list, Object... options) {
        Path file = folder.resolve("repositories.txt");
        ExampleProject.write(file, list);
        return options.length == 0
                ? UnblockJar.run("audit", "--repos", file, "--output", output)
                : UnblockJar.run("audit", "--repos", file, "--output", output, options[0]);
    }
}
