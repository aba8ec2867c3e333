package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unblock.analyzer.AnswerKey.Row;
import dev.unblock.model.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the findings against the sample's own list. What is not found yet and what is found too much is printed, and
 * neither may become more.
 */
final class ProblemsOfTheSampleTest {

    private static final Path APP = Path.of("..", "sample-legacy-app");
    private static final double RECALL = 1;
    private static final int MOST_ALARMS_ON_LOOK_ALIKES = 0;
    private static final int MOST_BESIDE_THE_LIST = 0;

    private static AnswerKey key;
    private static List<Finding> findings;

    @BeforeAll
    static void analyse() throws IOException {
        key = AnswerKey.of(APP);
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(APP), step -> {})) {
            assumeTrue(
                    analysis.program().facts().hierarchy().isKnown("org.springframework.boot.SpringApplication"),
                    "the sample's libraries are not on this machine yet");
            findings = AllRulesRan.in(analysis).findings();
        }
    }

    @Test
    void findsTheProblems() {
        List<Row> missed = key.problems().stream()
                .filter(row -> findings.stream().noneMatch(finding -> key.isProblem(row, finding)))
                .toList();
        double recall = 1 - (double) missed.size() / key.problems().size();
        print("found of " + key.problems().size() + ": " + percent(recall) + " " + perFamily(missed), missed);
        assertThat(recall).isGreaterThanOrEqualTo(RECALL);
    }

    @Test
    void leavesLookAlikesAlone() {
        List<String> alarms = key.lookAlikes().stream()
                .flatMap(row -> findings.stream()
                        .filter(finding -> key.isAt(row, finding) && isNoProblem(finding))
                        .map(finding -> row.id() + " " + place(finding)))
                .distinct()
                .toList();
        print("alarms on " + key.lookAlikes().size() + " look-alikes: " + alarms.size(), alarms);
        assertThat(alarms).hasSizeLessThanOrEqualTo(MOST_ALARMS_ON_LOOK_ALIKES);
    }

    @Test
    void findsLittleBesideTheList() {
        List<String> beside = findings.stream()
                .filter(finding -> isNoProblem(finding) && !key.isNeither(finding))
                .map(ProblemsOfTheSampleTest::place)
                .toList();
        print("findings: " + findings.size() + ", beside the list: " + beside.size(), beside);
        assertThat(beside).hasSizeLessThanOrEqualTo(MOST_BESIDE_THE_LIST);
    }

    private boolean isNoProblem(Finding finding) {
        return key.problems().stream().noneMatch(row -> key.isProblem(row, finding) || key.isAt(row, finding));
    }

    private static Map<String, String> perFamily(List<Row> missed) {
        Map<String, Long> all =
                key.problems().stream().collect(Collectors.groupingBy(Row::family, Collectors.counting()));
        Map<String, String> recall = new TreeMap<>();
        all.forEach((family, count) -> recall.put(
                family,
                percent(1
                        - (double) missed.stream()
                                        .filter(row -> row.family().equals(family))
                                        .count()
                                / count)));
        return recall;
    }

    private static String place(Finding finding) {
        return finding.rule() + " " + finding.severity().label() + " " + finding.file() + ":" + finding.line();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static void print(String title, List<?> lines) {
        System.out.println("sample: " + title);
        lines.forEach(line -> System.out.println("  " + line));
    }
}
