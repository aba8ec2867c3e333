package dev.unblock.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.CallPath;
import dev.unblock.model.CallPath.Frame;
import dev.unblock.model.Confidence;
import dev.unblock.model.Coverage;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Metrics;
import dev.unblock.model.Plan;
import dev.unblock.model.Project;
import dev.unblock.model.Remedy;
import dev.unblock.model.Result;
import dev.unblock.model.Score;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import dev.unblock.model.Tool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InsightTest {

    private static final Frame HANDLER_A = new Frame("A#a()", "A.java", 1);
    private static final Frame HANDLER_B = new Frame("B#b()", "B.java", 2);
    private static final Frame SERVICE = new Frame("S#s()", "S.java", 3);
    private static final Frame CLIENT = new Frame("C#c()", "C.java", 4);

    @Test
    void ranksEntryPointsByTheWeightOfTheirWaits() {
        Insight insight = insight(
                finding("one", Severity.HIGH, path("a", HANDLER_A, CLIENT)),
                finding("two", Severity.LOW, path("b", HANDLER_B, CLIENT)),
                finding("three", Severity.HIGH, path("b", HANDLER_B, SERVICE)));
        assertThat(insight.entryPoints()).extracting(RankedEntryPoint::cost).containsExactly(11, 10);
        assertThat(insight.entryPoints()).extracting(RankedEntryPoint::label).containsExactly("GET /b", "GET /a");
    }

    @Test
    void countsAFindingOnceForAnEntryPointAndKeepsTheShortestPath() {
        Insight insight = insight(
                finding("one", Severity.HIGH, path("a", HANDLER_A, SERVICE, CLIENT), path("a", HANDLER_A, CLIENT)));
        RankedEntryPoint first = insight.entryPoints().get(0);
        assertThat(first.cost()).isEqualTo(10);
        assertThat(first.reached().get(0).path().frames()).containsExactly(HANDLER_A, CLIENT);
    }

    @Test
    void suppressedFindingsCostNothing() {
        Finding suppressed =
                finding("one", Severity.HIGH, path("a", HANDLER_A, CLIENT)).withStatus(Finding.Status.SUPPRESSED);
        Insight insight = insight(suppressed);
        assertThat(insight.entryPoints()).allMatch(ranked -> ranked.cost() == 0);
        assertThat(insight.matrix().total()).isZero();
        assertThat(insight.suppressed()).isEqualTo(1);
        assertThat(insight.rules()).hasSize(1);
    }

    @Test
    void aFixBelongsNearestToTheWaitOfAllCallsOnTheSamePaths() {
        Insight insight = insight(finding(
                "one", Severity.HIGH, path("a", HANDLER_A, SERVICE, CLIENT), path("b", HANDLER_B, SERVICE, CLIENT)));
        assertThat(insight.clearings()).singleElement().satisfies(clearing -> {
            assertThat(clearing.frame()).isEqualTo(CLIENT);
            assertThat(clearing.paths()).isEqualTo(2);
            assertThat(clearing.entryPoints()).isEqualTo(2);
        });
    }

    @Test
    void aSharedCallAboveSeveralWaitsClearsThemAll() {
        Frame other = new Frame("D#d()", "D.java", 5);
        Insight insight = insight(
                finding("one", Severity.HIGH, path("a", HANDLER_A, SERVICE, CLIENT)),
                finding("two", Severity.HIGH, path("a", HANDLER_A, SERVICE, other)));
        assertThat(insight.clearings()).singleElement().satisfies(clearing -> {
            assertThat(clearing.frame()).isEqualTo(SERVICE);
            assertThat(clearing.findings()).isEqualTo(2);
        });
    }

    @Test
    void addsUpTheEffortOfWhatIsStillToDo() {
        Insight insight = Insight.of(result(List.of())
                .withPlan(new Plan(
                        List.of(new Plan.Wave(
                                0,
                                "Guard",
                                List.of(
                                        step("x", 1, 2, 3, Plan.State.KEPT),
                                        step("y", 4, 5, 7, Plan.State.PROPOSED),
                                        step("z", 10, 20, 40, Plan.State.PROPOSED)))),
                        List.of(),
                        List.of())));
        assertThat(insight.effort()).isEqualTo(new Effort(14, 25, 47, 2, 1));
        assertThat(insight.next())
                .extracting(NextAction::title)
                .containsExactly("Review what was changed", "Run wave 0: Guard");
    }

    @Test
    void tellsWhatBecameOfThePlanWhenNothingIsLeft() {
        Insight insight = Insight.of(result(List.of())
                .withPlan(new Plan(
                        List.of(new Plan.Wave(
                                0,
                                "Guard",
                                List.of(
                                        step("x", 1, 2, 3, Plan.State.KEPT),
                                        step("y", 1, 2, 3, Plan.State.KEPT),
                                        step("z", 1, 2, 3, Plan.State.REVERTED)))),
                        List.of(),
                        List.of())));
        assertThat(insight.verdict().text())
                .contains("2 of 3 planned steps were taken and proven; 1 was taken back, since it did not pass.")
                .contains("No step is left that a machine can prove: the others are a person's.");
        assertThat(insight.next()).extracting(NextAction::title).containsExactly("Review what was changed");
    }

    @Test
    void aScoreOfHalfSeenCodeIsAnUpperBound() {
        Result seen = result(List.of());
        Result unseen = seen.withCoverage(new Coverage(10, 10, 100, 60, Map.of(), List.of()));
        assertThat(Insight.of(unseen).seen().bound()).isEqualTo("at most ");
        assertThat(Insight.of(unseen).verdict().title()).endsWith(", as far as it was seen");
    }

    @Test
    void saysThatNothingWasAnalysed() {
        Result empty = Result.of(
                new Tool("unblock", "1"),
                new Project("p", List.of(), Optional.empty(), 17, Optional.empty()),
                new Coverage(0, 0, 0, 0, Map.of(), List.of()),
                List.of(),
                List.of(),
                Metrics.none(),
                new Score(100, List.of()),
                Plan.empty());
        assertThat(Insight.of(empty).verdict().title()).isEqualTo("Nothing was analysed");
    }

    @Test
    void explainsEveryHazardInPlainWords() {
        List<String> ids = IntStream.rangeClosed(1, 32).mapToObj(n -> "H" + n).toList();
        assertThat(Hazard.known())
                .allSatisfy(hazard -> assertThat(hazard.explanation()).isNotBlank())
                .extracting(Hazard::id)
                .containsAll(ids)
                .contains("PROOF")
                .hasSize(33);
    }

    private static Insight insight(Finding... findings) {
        return Insight.of(result(Arrays.asList(findings)));
    }

    private static Result result(List<Finding> findings) {
        return Result.of(
                new Tool("unblock", "1"),
                new Project("p", List.of("."), Optional.empty(), 17, Optional.empty()),
                new Coverage(2, 2, 10, 10, Map.of(), List.of()),
                List.of(entryPoint("a"), entryPoint("b")),
                findings,
                Metrics.none(),
                new Score(50, List.of()),
                Plan.empty());
    }

    private static EntryPoint entryPoint(String id) {
        return new EntryPoint(
                id, "spring-mvc", ThreadContext.REQUEST, "X#" + id + "()", Optional.of("GET /" + id), "X.java", 1);
    }

    private static CallPath path(String entryPoint, Frame... frames) {
        return new CallPath(entryPoint, List.of(frames));
    }

    private static Finding finding(String id, Severity severity, CallPath... paths) {
        return new Finding(
                id,
                "Rule",
                Family.BLOCKING,
                severity,
                Confidence.HIGH,
                "C.java",
                4,
                4,
                1,
                "C#c()",
                "waits",
                Optional.of(new Finding.Sink("http", "H#h()")),
                List.of(ThreadContext.REQUEST),
                List.of(paths),
                List.of(),
                Remedy.manual("because"),
                Optional.empty(),
                Finding.Status.OPEN);
    }

    private static Plan.Step step(String id, double minimum, double likely, double maximum, Plan.State state) {
        return new Plan.Step(
                id,
                "Recipe",
                "title",
                ".",
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                new Plan.Effort(minimum, likely, maximum, "guess"),
                Optional.empty(),
                state,
                Optional.empty());
    }
}
