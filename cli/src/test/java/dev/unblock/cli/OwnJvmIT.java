package dev.unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.cli.UnblockJar.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typed without options, the program works in a JVM of its own, and nobody notices. */
final class OwnJvmIT {

    @TempDir
    private Path folder;

    @Test
    void givesTheSameResultInAJvmOfItsOwn() throws IOException {
        Path project = ExampleProject.in(folder);

        Run here = UnblockJar.run("analyze", project, "--no-cache", "--output", folder.resolve("here"));
        Run there = UnblockJar.runPlainly("analyze", project, "--no-cache", "--output", folder.resolve("there"));

        assertThat(there.exitCode()).as(there.err()).isEqualTo(here.exitCode());
        assertThat(there.err()).isEqualTo(here.err());
        assertThat(Files.readString(folder.resolve("there/unblock.json")))
                .isEqualTo(Files.readString(folder.resolve("here/unblock.json")));
    }

    @Test
    void endsWithTheExitCodeOfTheOtherJvm() {
        Run run = UnblockJar.runPlainly("analyze", ExampleProject.in(folder), "--fail-on", "info");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(UnblockJar.runPlainly("analyze", folder.resolve("nowhere")).exitCode())
                .isEqualTo(2);
    }
}
