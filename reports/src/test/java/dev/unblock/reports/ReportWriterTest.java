package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.Project;
import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import dev.unblock.reports.presentation.Layout;
import dev.unblock.reports.presentation.Presentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportWriterTest {

    @TempDir
    private Path folder;

    @Test
    void writesEveryFormatUnderItsName() throws IOException {
        Path target = folder.resolve("not/yet/there");
        List<Path> written = ReportWriter.write(
                SampleResult.result(), EnumSet.allOf(ReportFormat.class), target, ReportOptions.plain());
        assertThat(written)
                .extracting(path -> path.getFileName().toString())
                .startsWith("report.html", "unblock.json", "unblock.sarif", "findings.csv", "report.md")
                .containsExactlyElementsOf(Arrays.stream(ReportFormat.values())
                        .map(ReportFormat::fileName)
                        .toList());
        assertThat(listed(target)).hasSize(ReportFormat.values().length);
    }

    @Test
    void writesAPageForEachModuleOfADirectory() throws IOException {
        ReportOptions options = ReportOptions.plain().withPresentation(Presentation.OURS.as(Layout.DIRECTORY));
        ReportWriter.write(ofTwoModules(), EnumSet.of(ReportFormat.HTML), folder, options);

        Path report = folder.resolve(Layout.FOLDER);
        assertThat(listed(report))
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "index.html", "report.css", "report.js", "module-1-module0.html", "module-2-module1.html");
        Document index = Jsoup.parse(Files.readString(report.resolve("index.html")));
        assertThat(index.select("#breakdown a[href^=module-]").eachText())
                .containsExactlyInAnyOrder("module0", "module1");
        Document page = Jsoup.parse(Files.readString(report.resolve("module-2-module1.html")));
        assertThat(page.select("a[href=index.html]")).hasSize(1);
        assertThat(page.select("#in-full .card > .at").eachText())
                .isNotEmpty()
                .allMatch(place -> place.startsWith("module1/"));
        assertThat(page.select("style")).isEmpty();
    }

    private static Result ofTwoModules() {
        Result large = LargeResult.of(80);
        return new Result(
                large.schema(),
                large.tool(),
                new Project("trips", List.of("module0", "module1"), Optional.empty(), 17, Optional.empty()),
                large.coverage(),
                large.entryPoints(),
                large.findings(),
                large.metrics(),
                large.score(),
                large.plan(),
                large.ranking(),
                large.pools(),
                large.ruleSet(),
                large.suppressions());
    }

    @Test
    void replacesAnEarlierReportAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("plan.md");
        ReportWriter.write(file, "old");
        ReportWriter.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(listed(folder)).containsExactly(file);
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("target"), "a file, no folder");
        assertThatThrownBy(() -> ReportWriter.write(
                        SampleResult.result(), EnumSet.of(ReportFormat.JSON), inTheWay, ReportOptions.plain()))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("cannot write", "target", "give a folder that can be written to");
        assertThat(inTheWay).hasContent("a file, no folder");
    }

    @Test
    void leavesTheFolderCleanWhenAReplacementFails() throws IOException {
        Path file = folder.resolve("report.md");
        Files.createDirectories(file.resolve("taken"));
        assertThatThrownBy(() -> ReportWriter.write(file, "text")).isInstanceOf(UsageException.class);
        assertThat(listed(folder)).containsExactly(file);
    }

    @Test
    void keepsAllOldReportsWhenOneOfTheNewCannotBeWritten() throws IOException {
        Path old = Files.writeString(folder.resolve("unblock.json"), "old");
        ReportOptions broken = ReportOptions.plain().withRulePages(rule -> {
            throw new IllegalStateException("after unblock.json is written");
        });
        assertThatThrownBy(() -> ReportWriter.write(
                        SampleResult.result(), EnumSet.of(ReportFormat.JSON, ReportFormat.SARIF), folder, broken))
                .isInstanceOf(IllegalStateException.class);
        assertThat(old).hasContent("old");
        assertThat(listed(folder)).containsExactly(old);
    }

    private static List<Path> listed(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
