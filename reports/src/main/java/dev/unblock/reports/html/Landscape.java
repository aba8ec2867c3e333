package dev.unblock.reports.html;

import dev.unblock.reports.insight.Repository;
import dev.unblock.reports.insight.Standing;
import dev.unblock.reports.text.Figures;
import java.util.Comparator;
import java.util.List;

/**
 * Repositories by score and effort, the larger the circle the more severe findings; the worst carry their number.
 *
 * <p>Hours grow on a logarithmic scale: a portfolio has repositories of one hour and of a thousand.
 *
 * @param scored repositories that have a score, the worst first
 * @param top the end of the scale of hours
 * @param mostSevere of one repository
 */
record Landscape(List<Repository> scored, double top, long mostSevere) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 300;
    private static final int LEFT = 44;
    private static final int RIGHT = 12;
    private static final int TOP = 22;
    private static final int BOTTOM = 34;
    private static final int NUMBERED = 10;
    private static final double LARGEST = 22;
    private static final double SMALLEST = 3.5;
    private static final int FEW = 40;
    private static final double ROOM_FOR_NUMBER = 10;
    private static final int[] HOURS = {0, 1, 10, 100, 1_000, 10_000};

    static Landscape of(List<Repository> repositories) {
        List<Repository> scored = repositories.stream()
                .filter(repository -> repository.score().isPresent())
                .toList();
        double hours =
                scored.stream().mapToDouble(Repository::likelyHours).max().orElse(0);
        long severe = scored.stream().mapToLong(Repository::severe).max().orElse(0);
        return new Landscape(scored, Math.max(10, hours), severe);
    }

    String svg() {
        Svg svg = new Svg(WIDTH, HEIGHT, description());
        axes(svg);
        scored.stream()
                .sorted(Comparator.comparingLong(Repository::severe).reversed())
                .forEach(repository -> svg.circle(
                        repository.severe() > 0 ? "bubble severe" : "bubble",
                        x(repository),
                        y(repository.likelyHours()),
                        radius(repository),
                        title(repository)));
        List<Repository> numbered = scored.stream().limit(NUMBERED).toList();
        for (int i = 0; i < numbered.size(); i++) {
            Repository repository = numbered.get(i);
            double aside = radius(repository) < ROOM_FOR_NUMBER ? -radius(repository) - 4 : 4;
            svg.text("rank-mark", x(repository), y(repository.likelyHours()) + aside, String.valueOf(i + 1));
        }
        return svg.toString();
    }

    private void axes(Svg svg) {
        for (int hours : HOURS) {
            if (hours <= top) {
                svg.line("grid-line", LEFT, y(hours), WIDTH - RIGHT, y(hours));
                svg.text("tick-y", LEFT - 6, y(hours) + 4, Figures.count(hours) + " h");
            }
        }
        for (Standing standing : Standing.values()) {
            svg.line("grid-line", x(standing.from()), TOP, x(standing.from()), HEIGHT - BOTTOM);
            svg.text("tick-x", x(standing.from()), HEIGHT - BOTTOM + 15, String.valueOf(standing.from()));
            svg.text("tick-x zone", x(standing.from()) + 3, TOP - 8, standing.words());
        }
        svg.text("tick-x", x(100), HEIGHT - BOTTOM + 15, "100");
        svg.text("tick-x", x(50), HEIGHT - 3, "score");
    }

    private static double x(Repository repository) {
        return x(repository.score().orElse(0));
    }

    private static double x(double score) {
        return LEFT + score / 100 * (WIDTH - LEFT - RIGHT);
    }

    private double y(double hours) {
        return HEIGHT - BOTTOM - Math.log1p(hours) / Math.log1p(top) * (HEIGHT - BOTTOM - TOP - LARGEST - 2);
    }

    private double radius(Repository repository) {
        double share = Math.sqrt((double) repository.severe() / Math.max(1, mostSevere));
        return SMALLEST + (largest() - SMALLEST) * share;
    }

    /** Many circles are drawn smaller, so that they stay apart. */
    private double largest() {
        double crowd = Math.sqrt((double) scored.size() / FEW);
        return Math.max(SMALLEST, LARGEST / Math.max(1, crowd));
    }

    private static String title(Repository repository) {
        return repository.name() + ": score " + repository.score().orElse(0) + ", "
                + Figures.count(repository.severe()) + " severe, "
                + (repository.effort().isNothing()
                        ? "no step left"
                        : repository.effort().range());
    }

    private static String description() {
        return "Repositories by score, left to right, and by likely hours of work, bottom to top; the figures are in the"
                + " table below";
    }
}
