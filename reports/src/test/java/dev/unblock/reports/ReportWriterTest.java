package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
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
