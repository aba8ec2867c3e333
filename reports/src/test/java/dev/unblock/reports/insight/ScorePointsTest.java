package dev.unblock.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Score;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScorePointsTest {

    @Test
    void addUpToTheScoreThatIsRoundedDown() {
        assertThat(points(new Score(41, parts(100, -31.7, -14.8, -12.4)))).containsExactly(100.0, -32.0, -15.0, -12.0);
    }

    @Test
    void areThePartsThemselvesWhereTheyAreWhole() {
        assertThat(points(new Score(70, parts(100, -20, -10)))).containsExactly(100.0, -20.0, -10.0);
    }

    @Test
    void areThePartsThemselvesWhereTheScoreWasBounded() {
        assertThat(points(new Score(0, parts(100, -90.5, -20.25)))).containsExactly(100.0, -90.5, -20.25);
    }

    private static List<Double> points(Score score) {
        return ScorePoints.of(score).stream().map(ScorePoints::points).toList();
    }

    private static List<Score.Part> parts(double... points) {
        return Arrays.stream(points)
                .mapToObj(each -> new Score.Part("part " + each, each, ""))
                .toList();
    }
}
