package dev.unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a command's options is told at once, not when minutes of work are done. */
final class MistakesBeforeWorkTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "plan", "migrate --all", "check"})
    void refusesAFileInPlaceOfTheOutputFolder(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");

        assertRefused(command, "cannot write to " + file.resolve("out"), "--output", file.resolve("out"));
        assertRefused(command, "cannot write to " + file, "--output", file);
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "plan", "migrate --all", "check"})
    void refusesAFormatThatItDoesNotKnow(String command) throws IOException {
        assertRefused(command, "--format does not know 'pdf'", "--format", "html,pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "plan", "migrate --all", "check"})
    void refusesABrandThatItCannotRead(String command) throws IOException {
        Path brand = Files.writeString(folder.resolve("brand.properties"), "colour=red");

        assertRefused(command, "does not know colour", "--brand", brand);
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "plan", "check"})
    void refusesToBuildWhatHasNoBuild(String command) throws IOException {
        assertRefused(
                command, "no build.gradle in " + folder.resolve("project") + " that --build could run", "--build");
    }

    private void assertRefused(String command, String message, Object... options) throws IOException {
        Path project = ExampleProject.in(folder);
        Files.writeString(
                project.resolve("unblock-baseline.json"), "{\"schema\": \"unblock-baseline/1\", \"findings\": {}}");
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--no-cache", project.toString()));
        for (Object option : options) {
            words.add(option.toString());
        }
        StringWriter told = new StringWriter();

        int code = Unblock.commandLine(new PrintWriter(told), new PrintWriter(told))
                .execute(words.toArray(String[]::new));

        assertThat(told.toString().lines()).singleElement().asString().contains(message);
        assertThat(code).isEqualTo(ExitCode.USAGE.number());
        assertThat(project.resolve("target")).doesNotExist();
    }
}
