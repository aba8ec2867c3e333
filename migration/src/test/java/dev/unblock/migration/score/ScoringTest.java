package dev.unblock.migration.score;

import static dev.unblock.migration.Found.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unblock.migration.score.Scoring.Ground;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Score;
import dev.unblock.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScoringTest {

    @Test
    void nothingFoundIsAHundred() {
        assertThat(score(List.of()).value()).isEqualTo(100);
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
        int last = score(findings).value();
        assertThat(last).isBetween(0, 60);
        while (!findings.isEmpty()) {
            findings.remove(random.nextInt(findings.size()));
            int now = score(findings).value();
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
    }

    @Test
    void oneCriticalWaitCostsMoreThanOneHint() {
        int critical = score(List.of(finding(Family.BLOCKING, Severity.CRITICAL, "a.B#c()")))
                .value();
        int low = score(List.of(finding(Family.BLOCKING, Severity.LOW, "a.B#c()")))
                .value();

        assertThat(critical).isEqualTo(97);
        assertThat(low).isEqualTo(99);
    }

    @Test
    void tellsSharesAndWeights() {
        Score score = score(List.of(finding(Family.BLOCKING, Severity.CRITICAL, "a.B#c()")));

        assertThat(score.weights()).containsEntry("critical", 8.0).containsEntry("info", 0.0);
        assertThat(score.parts().stream()
                        .mapToDouble(part -> part.share().orElse(0.0))
                        .sum())
                .isEqualTo(100);
        Score.Part blocking = score.parts().get(1);
        assertThat(blocking.weight()).contains(8.0);
        assertThat(blocking.points()).isCloseTo(-40 * 8 / 108.0, within(0.05));
    }

    @Test
    void judgesNoThreadsWhereNoneAreKnown() {
        Finding found = finding(Family.FAN_OUT, Severity.LOW, "a.B#c()");
        Score score = Scoring.score(List.of(found), Ground.of(7, 0, 0));

        assertThat(notApplicable(score)).containsExactly("blocking", "shared-state");
        assertThat(notApplicable(Scoring.score(List.of(), Ground.of(7, 0, 1)))).isEmpty();
        assertThat(notApplicable(Scoring.score(List.of(), Ground.of(0, 0, 0)))).hasSize(4);
    }

    private static List<String> notApplicable(Score score) {
        return score.parts().stream()
                .filter(Score.Part::isNotApplicable)
                .map(Score.Part::name)
                .toList();
    }

    private static Score score(List<Finding> findings) {
        return Scoring.score(findings, Ground.THREADS);
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
