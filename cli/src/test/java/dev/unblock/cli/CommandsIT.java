package dev.unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.cli.UnblockJar.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands beside analyze, through the real jar. */
final class CommandsIT {

    @TempDir
    private Path folder;

    @Test
    void listsRulesAndExplainsEach() {
        Run rules = UnblockJar.run("rules");
        assertThat(rules.exitCode()).isZero();
        String first = rules.out().lines().findFirst().orElseThrow().split("\\s+")[0];

        Run page = UnblockJar.run("explain", first);

        assertThat(page.exitCode()).isZero();
        assertThat(page.out()).contains("## What it finds");
    }

    @Test
    void knowsWhenARuleDoesNotExist() {
        Run run = UnblockJar.run("explain", "../../etc/passwd");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("unblock rules");
    }

    @Test
    void checksAgainstTheBaseline() {
        Path project = ExampleProject.in(folder);
        assertThat(UnblockJar.run("check", project).exitCode()).isEqualTo(2);
        assertThat(UnblockJar.run("baseline", project).exitCode()).isZero();
        assertThat(UnblockJar.run("check", project).exitCode()).isZero();

        ExampleProject.write(project.resolve("shop/Later.java"), """
                package shop;

                public class Later {
                    public void pause() throws InterruptedException {
                        Thread.sleep(2000);
                    }
                }
                """);
        Run run = UnblockJar.run("check", project);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("shop/Later.java:5").contains("1 new");
    }

    @Test
    void plansWithoutTouchingTheSources() throws IOException {
        Path project = ExampleProject.in(folder);
        Run run = UnblockJar.run("plan", project, "--output", folder.resolve("out"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("out/plan.json")).isNotEmptyFile();
        assertThat(folder.resolve("out/plan.md")).isNotEmptyFile();
        assertThat(project.resolve("shop/Reader.java")).hasContent(ExampleProject.READER);
    }

    @Test
    void comparesAResultWithItselfToNothing() {
        Path project = ExampleProject.in(folder);
        UnblockJar.run("analyze", project, "--output", folder.resolve("out"));
        Path result = folder.resolve("out/unblock.json");

        Run run = UnblockJar.run("compare", result, result, "--output", folder.resolve("compared"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("0 introduced, 0 fixed");
        assertThat(folder.resolve("compared/comparison.html")).isNotEmptyFile();
    }

    @Test
    void rendersAStoredResultAgain() throws IOException {
        Path project = ExampleProject.in(folder);
        UnblockJar.run("analyze", project, "--output", folder.resolve("out"), "--no-source");
        byte[] first = Files.readAllBytes(folder.resolve("out/report.html"));

        Run run = UnblockJar.run(
                "report", folder.resolve("out/unblock.json"), "--output", folder.resolve("again"), "--no-source");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("again/report.html")).hasBinaryContent(first);
    }

    @Test
    void refusesAStoredResultThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"schema\":\"sarif\"}");

        Run run = UnblockJar.run("report", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no result of unblock").doesNotContain("\tat ");
    }

    @Test
    void asksWhichWavesToMigrate() {
        Run run = UnblockJar.run("migrate", ExampleProject.in(folder));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--all or --wave");
    }

    @Test
    void refusesToApplyWithProofWhereThereIsNoBuild() {
        Path project = ExampleProject.in(folder);

        Run run = UnblockJar.run("migrate", project, "--all", "--apply");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--verify none");
        assertThat(project.resolve("shop/Reader.java")).hasContent(ExampleProject.READER);
    }

    @Test
    void saysItsVersion() {
        assertThat(UnblockJar.run("--version").out()).startsWith("unblock 0.");
    }
}
