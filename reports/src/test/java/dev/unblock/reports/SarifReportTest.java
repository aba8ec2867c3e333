package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.unblock.model.CallPath;
import dev.unblock.model.Exposure;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class SarifReportTest {

    private static final JsonSchema OFFICIAL = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));
    private static final JsonNode RUN = run(SampleResult.result());

    @Test
    void theSampleFollowsTheOfficialSchema() {
        assertThat(OFFICIAL.validate(log(SampleResult.result()))).isEmpty();
    }

    @Test
    void hostileNamesFollowTheOfficialSchema() {
        assertThat(OFFICIAL.validate(log(HostileResult.result()))).isEmpty();
    }

    @Test
    void theSchemaWouldNoticeAMistake() {
        JsonNode log = log(SampleResult.result());
        ((ObjectNode) log.at("/runs/0/results/0")).put("level", "fatal");
        assertThat(OFFICIAL.validate(log)).isNotEmpty();
    }

    @Test
    void givesTheShortestPathFirst() {
        JsonNode flows = result(SampleFindings.pause()).path("codeFlows");
        assertThat(flows).hasSize(2);
        assertThat(flows.at("/0/threadFlows/0/locations")).hasSize(3);
        assertThat(flows.at("/1/threadFlows/0/locations")).hasSize(5);
    }

    @Test
    void givesPathsBelowTheRootOfTheRepository() {
        JsonNode place = result(SampleFindings.rate()).at("/locations/0/physicalLocation/artifactLocation");
        assertThat(place.path("uri").asText()).isEqualTo("services/trips/src/main/java/com/acme/trips/RateClient.java");
        assertThat(place.path("uriBaseId").asText()).isEqualTo("%SRCROOT%");
    }

    @Test
    void givesGitHubsHashOfTheLineWhereTheSourceIsAtHand() {
        Finding rate = SampleFindings.rate();
        String text = new SampleSources().text(rate.file()).orElseThrow();
        assertThat(result(rate)
                        .at("/partialFingerprints/primaryLocationLineHash")
                        .asText())
                .matches("[0-9a-f]{8,16}:1");
        assertThat(text.lines().count()).isGreaterThan(rate.line());
        assertThat(Reports.render(SampleResult.result(), ReportFormat.SARIF, ReportOptions.plain()))
                .doesNotContain("primaryLocationLineHash");
    }

    @Test
    void staysWithinGitHubsLimits() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        String log = Reports.render(LargeResult.of(30_000), ReportFormat.SARIF, GoldenReportsTest.OPTIONS);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(log.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(packed.size()).isLessThan(10_000_000);
    }

    @Test
    void givesNoMoreStepsThanGitHubShows() {
        Finding rate = SampleFindings.rate();
        CallPath.Frame frame = rate.paths().get(0).frames().get(0);
        CallPath deep = new CallPath("e", Collections.nCopies(600, frame));
        CallPath deeper = new CallPath("e", Collections.nCopies(40_000, frame));
        JsonNode one = run(SampleResult.result().withFindings(List.of(withPaths(rate, List.of(deep, deep)))));
        JsonNode other = run(SampleResult.result().withFindings(List.of(withPaths(rate, List.of(deeper, deep)))));
        assertThat(one.at("/results/0/codeFlows")).hasSize(1);
        assertThat(other.at("/results/0/codeFlows/0/threadFlows/0/locations")).hasSize(1_000);
    }

    private static Finding withPaths(Finding like, List<CallPath> paths) {
        Exposure exposure = new Exposure(
                1,
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return like.withExposure(paths, exposure);
    }

    @Test
    void encodesPaths() {
        JsonNode uris = run(HostileResult.result()).path("results");
        assertThat(uris.findValuesAsText("uri")).isNotEmpty().allMatch(uri -> uri.matches("[\\w.~/%-]+"));
    }

    @Test
    void marksAcceptedAndSuppressedFindings() {
        assertThat(result(SampleFindings.save()).path("baselineState").asText()).isEqualTo("unchanged");
        assertThat(result(SampleFindings.save()).at("/suppressions/0/kind").asText())
                .isEqualTo("external");
        assertThat(result(SampleFindings.invoice()).at("/suppressions/0/kind").asText())
                .isEqualTo("inSource");
        assertThat(result(SampleFindings.rate()).has("suppressions")).isFalse();
    }

    @Test
    void namesWhatWasNotAnalysed() {
        assertThat(RUN.at("/invocations/0/toolExecutionNotifications").findValuesAsText("text"))
                .anyMatch(text -> text.contains("does not parse"));
    }

    @Test
    void leavesOutTheLeastSevereAboveTheLimitAndSaysSo() {
        JsonNode run = run(LargeResult.of(6_000));
        assertThat(run.path("results")).hasSize(5_000);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .startsWith("1000 findings");
        assertThat(run.path("results").findValuesAsText("severity")).contains("critical", "high");
        assertThat(run.at("/results/0/properties/severity").asText()).isEqualTo("critical");
    }

    private static JsonNode result(Finding finding) {
        List<JsonNode> results = StreamSupport.stream(RUN.path("results").spliterator(), false)
                .filter(node ->
                        node.at("/partialFingerprints/unblock~1v1").asText().equals(finding.id()))
                .toList();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static JsonNode run(Result result) {
        return log(result).at("/runs/0");
    }

    private static JsonNode log(Result result) {
        try {
            return new ObjectMapper().readTree(Reports.render(result, ReportFormat.SARIF, GoldenReportsTest.OPTIONS));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
