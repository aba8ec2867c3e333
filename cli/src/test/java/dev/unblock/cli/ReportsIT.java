package dev.unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.cli.UnblockJar.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored results, comparisons and histories through the real jar. */
final class ReportsIT {

    private static final String ALL = "html,json,sarif,csv,md,summary,junit,gitlab,github";

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void makesAProject() {
        project = ExampleProject.in(folder);
    }

    @Test
    void rendersEveryFormatAgainToTheSameBytes() throws IOException {
        analyze("out", "--format", ALL);
        Run run = UnblockJar.run(
                "report", at("out/unblock.json"), "--sources", project, "--format", ALL, "--output", at("again"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        try (var files = Files.list(at("out"))) {
            assertThat(files.toList()).hasSize(9).allSatisfy(file -> assertThat(
                            at("again").resolve(file.getFileName()))
                    .hasSameBinaryContentAs(file));
        }
    }

    @Test
    void speaksToGitHubOnItsOwnOutput() {
        Run run = analyze("out", "--format", "github");

        assertThat(run.out()).containsPattern("(?m)^::(error|warning|notice) file=shop/Waiter.java,line=9,");
    }

    @Test
    void refusesDamagedAndForeignResultsInOneLine() throws IOException {
        analyze("out");
        String good = Files.readString(at("out/unblock.json"));
        for (String damaged : new String[] {
            good.substring(0, good.length() / 2),
            good.replace("unblock-result/1", "unblock-result/7"),
            good.replaceFirst("\"findings\" : \\[", "\"found\" : ["),
            "[".repeat(50_000),
            ""
        }) {
            ExampleProject.write(at("damaged.json"), damaged);
            for (Run run : new Run[] {
                UnblockJar.run("report", at("damaged.json")),
                UnblockJar.run("compare", at("out/unblock.json"), at("damaged.json"))
            }) {
                assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
                assertThat(run.err().lines()).hasSize(1).first().asString().contains("damaged.json is no result");
            }
        }
    }

    @Test
    void holdsTheGateAgainstWhatIsIntroduced() {
        analyze("before");
        ExampleProject.write(project.resolve("shop/Later.java"), """
                package shop;

                public class Later {
                    public static void main(String[] arguments) throws InterruptedException {
                        Thread.sleep(2000);
                    }
                }
                """);
        analyze("after");

        assertThat(compare("after", "before", "--fail-on", "info").exitCode()).isZero();
        Run run = compare("before", "after", "--fail-on", "info");
        assertThat(run.exitCode()).as(run.out()).isEqualTo(3);
        assertThat(run.out()).contains("1 introduced, 0 fixed").contains("gate       failed");
        assertThat(compare("before", "after", "--fail-on", "often").exitCode()).isEqualTo(2);
    }

    @Test
    void writesAndShowsAHistory() throws IOException {
        analyze("out", "--history", at("h.jsonl").toString(), "--date", "2026-11-01");
        analyze("out", "--history", at("h.jsonl").toString(), "--date", "2026-11-21");
        analyze("out", "--history", at("h.jsonl").toString(), "--date", "2026-11-21");

        assertThat(at("h.jsonl")).content().hasLineCount(2);
        assertThat(at("out/report.md")).content().contains("### Trend", "| 2026-11-21 |");
        Run run = UnblockJar.run(
                "report",
                at("out/unblock.json"),
                "--history",
                at("h.jsonl"),
                "--format",
                "md",
                "--output",
                at("again"));
        assertThat(run.exitCode()).isZero();
        assertThat(at("again/report.md")).content().contains("| 2026-11-21 |");
    }

    @Test
    void asksForTheDayWhereNoCommitTellsIt() {
        Run run = analyze("out", "--history", at("h.jsonl").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--date");
        assertThat(at("h.jsonl")).doesNotExist();
    }

    private Run analyze(String output, String... options) {
        Object[] arguments = new Object[4 + options.length];
        arguments[0] = "analyze";
        arguments[1] = project;
        arguments[2] = "--output";
        arguments[3] = at(output);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return UnblockJar.run(arguments);
    }

    private Run compare(String before, String after, String... options) {
        return UnblockJar.run(
                "compare",
                at(before + "/unblock.json"),
                at(after + "/unblock.json"),
                "--output",
                at("compared"),
                options[0],
                options[1]);
    }

    private Path at(String name) {
        return folder.resolve(name);
    }
}
