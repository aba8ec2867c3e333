package dev.unblock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResultJsonTest {

    private static final Result RESULT = Result.of(
            new Tool("unblock", "1"),
            new Project("shop", List.of("."), Optional.of("abc"), 17, Optional.empty()),
            new Coverage(2, 1, 30, 29, Map.of("imports", 4, "bytecode", 25), List.of()),
            List.of(new EntryPoint(
                    "e1", "spring-mvc", ThreadContext.REQUEST, "a.B#c()", Optional.of("GET /c"), "B.java", 7)),
            List.of(new Finding(
                    FindingId.of("Rule", "a.B#c()", "x", 0),
                    "Rule",
                    Family.FAN_OUT,
                    Severity.HIGH,
                    Confidence.MEDIUM,
                    "B.java",
                    8,
                    9,
                    3,
                    "a.B#c()",
                    "message",
                    Optional.empty(),
                    List.of(ThreadContext.EVENT_LOOP, ThreadContext.REQUEST),
                    List.of(new CallPath("e1", List.of(new CallPath.Frame("a.B#c()", "B.java", 8)))),
                    List.of(),
                    Remedy.recipe("R", 2),
                    Optional.empty(),
                    Finding.Status.OPEN)),
            new Metrics(Map.of("b", 2.0, "a", 1.0), Optional.empty()),
            new Score(80, List.of(new Score.Part("start", 100, "100"))),
            Plan.empty());

    @Test
    void readsBackWhatItWrites() {
        assertThat(ResultJson.read(ResultJson.write(RESULT))).isEqualTo(RESULT);
    }

    @Test
    void readsBackExposureAndRanking() {
        Exposure.Gate gate = new Exposure.Gate("a.B#c()", "B.java", 7, 2, 3, 6);
        Exposure exposure = new Exposure(
                4,
                Map.of("request", 3, "main", 1),
                Optional.of(gate),
                List.of(new Exposure.Repeat("B.java", 5, "orders", Optional.of(9))),
                Optional.of(new Exposure.Held("lock seats", "a.B#d()", "B.java", 11, true)),
                Optional.empty(),
                Optional.of(new Exposure.Limit("argument", Optional.of(300L))),
                Optional.of(new Exposure.Estimate(45, 5, 9, Optional.of(ThreadContext.REQUEST), "5 ms each")));
        Finding finding = RESULT.findings().get(0);
        Result ranked = RESULT.withFindings(List.of(finding.withExposure(finding.paths(), exposure)))
                .withRanking(new Ranking(List.of(new Ranking.Ranked("e1", Map.of("http", 1), 45)), List.of(gate)));
        assertThat(ResultJson.read(ResultJson.write(ranked))).isEqualTo(ranked);
        assertThat(ranked.findings().get(0).estimatedMillis()).isEqualTo(45);
        assertThat(ResultJson.write(ranked)).contains("\"request\" : 3");
    }

    @Test
    void writesTheContractsFieldNamesInOrder() {
        assertThat(ResultJson.write(RESULT))
                .containsSubsequence(
                        "\"schema\" : \"unblock-result/1\"",
                        "\"tool\"",
                        "\"project\"",
                        "\"coverage\"",
                        "\"entryPoints\"",
                        "\"findings\"",
                        "\"metrics\"",
                        "\"score\"",
                        "\"plan\"")
                .contains("\"family\" : \"fan-out\"", "\"severity\" : \"high\"", "\"status\" : \"open\"")
                .containsSubsequence("\"request\"", "\"event-loop\"")
                .containsSubsequence("\"static\"", "\"a\"", "\"b\"");
    }

    @Test
    void leavesOutWhatIsAbsent() {
        assertThat(ResultJson.write(RESULT)).doesNotContain("null", "springBoot", "sink");
    }

    @Test
    void refusesAnotherSchema() {
        assertThatThrownBy(() -> ResultJson.read("{\"schema\":\"other/9\"}"))
                .isInstanceOf(MalformedResultException.class)
                .hasMessageContaining("other/9");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> ResultJson.read("<html>")).isInstanceOf(MalformedResultException.class);
    }
}
