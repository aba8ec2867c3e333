package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What GitLab and GitHub show beside the code. */
final class ForgeFormatsTest {

    private static final ReportOptions BELOW = ReportOptions.plain().in(Optional.empty(), "services/trips");

    @Test
    void gitlabGetsAllItAsksForAndNothingTwice() {
        JsonNode issues = json(SampleResult.result());
        assertThat(issues).isNotEmpty().allSatisfy(issue -> {
            assertThat(issue.path("description").asText()).isNotBlank();
            assertThat(issue.path("check_name").asText()).isNotBlank();
            assertThat(issue.path("severity").asText()).matches("info|minor|major|critical|blocker");
            assertThat(issue.at("/location/path").asText()).startsWith("services/trips/src/");
            assertThat(issue.at("/location/lines/begin").asInt()).isPositive();
        });
        assertThat(issues.findValuesAsText("fingerprint")).doesNotHaveDuplicates();
    }

    @Test
    void gitlabKeepsFindingsOfOneIdApart() {
        Finding rate = SampleFindings.rate();
        assertThat(json(SampleResult.result().withFindings(List.of(rate, rate))).findValuesAsText("fingerprint"))
                .containsExactly(rate.id(), rate.id() + "-2");
    }

    @Test
    void gitlabIsNotToldWhatTheSourceSilences() {
        Finding silenced = SampleFindings.rate().withStatus(Finding.Status.SUPPRESSED);
        assertThat(json(SampleResult.result().withFindings(List.of(silenced)))).isEmpty();
    }

    @Test
    void githubGetsTheWorstTenOfAKindAndIsToldOfTheOthers() {
        List<String> lines = annotations(LargeResult.of(1_000));
        assertThat(lines).filteredOn(line -> line.startsWith("::error ")).hasSize(10);
        assertThat(lines).filteredOn(line -> line.startsWith("::warning ")).hasSize(10);
        assertThat(lines).filteredOn(line -> line.startsWith("::notice ")).hasSize(10);
        assertThat(lines.get(lines.size() - 1))
                .contains("open findings, the worst 30 shown")
                .doesNotStartWith("::");
        assertThat(lines.get(0)).contains("(critical)");
    }

    @Test
    void githubGetsPlacesFromTheRootOfTheRepository() {
        assertThat(annotations(SampleResult.result().withFindings(List.of(SampleFindings.rate())))
                        .get(0))
                .startsWith("::error file=services/trips/src/main/java/com/acme/trips/RateClient.java,line=");
    }

    @Test
    void githubTakesNoCommandFromOthers() {
        assertThat(annotations(HostileResult.result()))
                .allMatch(line -> line.startsWith("Unblock: ")
                        || line.matches("::(error|warning|notice) file=[^:,]*,line=\\d+,endLine=\\d+(,col=\\d+)?"
                                + ",title=[^:,]*::.*"));
    }

    @Test
    void aJobsSummaryFitsWhateverTheSize() {
        String text = Reports.render(LargeResult.of(10_000), ReportFormat.SUMMARY, ReportOptions.plain());
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1024 * 1024);
        assertThat(text).contains("### All ").containsPattern("… and \\d+ more");
    }

    private static List<String> annotations(Result result) {
        return Reports.render(result, ReportFormat.GITHUB, BELOW).lines().toList();
    }

    private static JsonNode json(Result result) {
        try {
            return new ObjectMapper().readTree(Reports.render(result, ReportFormat.GITLAB, BELOW));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
