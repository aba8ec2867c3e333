package dev.unblock.reports.insight;

import dev.unblock.model.Score;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a score in points that add up to it.
 *
 * <p>A score is a whole number, rounded down, and its parts have tenths. So that a reader can add them up, parts are shown
 * in whole points: each is rounded down, and what is then missing is given back to those that lost most by that.
 *
 * @param part what the points are for
 * @param points whole ones, or the part's own where the score was bounded and no parts add up to it
 */
public record ScorePoints(Score.Part part, double points) {

    /** In the order of the score's parts. */
    public static List<ScorePoints> of(Score score) {
        double floors = score.parts().stream()
                .mapToDouble(part -> Math.floor(part.points()))
                .sum();
        long missing = Math.round(score.value() - floors);
        List<Score.Part> uneven = score.parts().stream()
                .filter(part -> fraction(part) > 0)
                .sorted(Comparator.comparingDouble(ScorePoints::fraction).reversed())
                .toList();
        if (missing < 0 || missing > uneven.size()) {
            return score.parts().stream()
                    .map(part -> new ScorePoints(part, part.points()))
                    .toList();
        }
        Map<Score.Part, Double> given = new HashMap<>();
        uneven.subList(0, (int) missing).forEach(part -> given.put(part, 1.0));
        return score.parts().stream()
                .map(part -> new ScorePoints(part, Math.floor(part.points()) + given.getOrDefault(part, 0.0)))
                .toList();
    }

    private static double fraction(Score.Part part) {
        return part.points() - Math.floor(part.points());
    }
}
