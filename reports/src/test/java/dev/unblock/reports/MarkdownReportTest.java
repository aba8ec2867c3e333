package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownReportTest {

    @Test
    void fitsIntoAPullRequestCommentWhateverTheSize() {
        String text = Reports.render(LargeResult.of(10_000), ReportFormat.MARKDOWN, ReportOptions.plain());
        assertThat(text).hasSizeLessThanOrEqualTo(60_000).contains("| Blocking |", "Declined as unsafe");
    }

    @Test
    void saysHowMuchAComparisonLeavesOut() {
        Comparison comparison = Comparison.of(SampleResult.result(), LargeResult.of(10_000));
        assertThat(comparison.markdown()).hasSizeLessThanOrEqualTo(60_000).containsPattern("… and \\d+ more");
    }

    @Test
    void showsTheSlicesOfEachWave() {
        String text = PlanReport.render(SampleResult.result());
        assertThat(text)
                .contains("| Slice | Last step | Steps | Changes | After |")
                .containsPattern("\\| \\d\\.1 \\| .* \\| \\d+ \\| ")
                .contains("--apply --commit`, each slice is one commit.");
    }
}
