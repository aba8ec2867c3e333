package dev.unblock.migration.score;

import static dev.unblock.migration.Found.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScoringTest {

    @Test
    void nothingFoundIsAHundred() {
        assertThat(Scoring.score(List.of()).value()).isEqualTo(100);
    }

    @Test
    void removingAFindingNeverLowersTheScore() {
        Random random = new Random(42);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Family family = Family.values()[random.nextInt(Family.values().length)];
            Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
            findings.add(finding(family, severity, "a.B#m" + i + "()"));
        }
        int last = Scoring.score(findings).value();
        assertThat(last).isBetween(0, 60);
        while (!findings.isEmpty()) {
            findings.remove(random.nextInt(findings.size()));
            int now = Scoring.score(findings).value();
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
    }

    @Test
    void oneCriticalWaitCostsMoreThanOneHint() {
        int critical = Scoring.score(List.of(finding(Family.BLOCKING, Severity.CRITICAL, "a.B#c()")))
                .value();
        int low = Scoring.score(List.of(finding(Family.BLOCKING, Severity.LOW, "a.B#c()")))
                .value();

        assertThat(critical).isEqualTo(97);
        assertThat(low).isEqualTo(99);
    }

    @Test
    void countsWaitsOnRequestThreads() {
        Map<String, Double> figures = StaticMetrics.of(
                List.of(),
                List.of(
                        finding(Family.BLOCKING, Severity.HIGH, "a.B#one()"),
                        finding(Family.HYGIENE, Severity.LOW, "a.B#two()")));

        assertThat(figures)
                .containsEntry("blockingCalls.onRequestThreads", 1.0)
                .containsEntry("findings.hygiene", 1.0)
                .containsEntry("findings.total", 2.0)
                .containsEntry("pools.unbounded", 0.0);
    }
}
