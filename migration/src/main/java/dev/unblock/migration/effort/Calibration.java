package dev.unblock.migration.effort;

import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.rules.RuleCatalog;
import dev.unblock.model.Family;
import dev.unblock.model.Plan.Effort;
import dev.unblock.model.UsageException;
import dev.unblock.recipes.RecipeCatalog;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person's work takes, in hours: guesses of ours, which a project or a consultant replaces by own ones.
 *
 * <p>Work of one kind at {@code n} places costs {@code n ^ places} times the first one: the second place is easier.
 */
public final class Calibration {

    /** The file's usual name, beside the project's build file. */
    public static final String FILE = "unblock-effort.properties";

    private static final String REVIEW = "review";
    private static final String STEP = "step";
    private static final String HAND = "hand";
    private static final String PLACES = "places";
    private static final double EASIER = 0.85;

    private static final Calibration STANDARD = new Calibration(
            Map.of(
                    REVIEW,
                    new Hours(0.125, 0.25, 1),
                    STEP,
                    new Hours(0.125, 0.25, 1),
                    HAND + "." + Family.BLOCKING.label(),
                    new Hours(1, 3, 8),
                    HAND + "." + Family.SHARED_STATE.label(),
                    new Hours(0.5, 1, 4),
                    HAND + "." + Family.FAN_OUT.label(),
                    new Hours(0.5, 1.5, 4),
                    HAND + "." + Family.HYGIENE.label(),
                    new Hours(0.25, 0.5, 2)),
            EASIER,
            "");

    private final Map<String, Hours> hours;
    private final double easier;
    private final String source;

    private Calibration(Map<String, Hours> hours, double easier, String source) {
        this.hours = Map.copyOf(hours);
        this.easier = easier;
        this.source = source;
    }

    /** Our own guesses. */
    public static Calibration standard() {
        return STANDARD;
    }

    /**
     * That of a project: the named file, else its own, else ours.
     *
     * @throws UsageException if the file cannot be read or says something that is not understood
     */
    public static Calibration of(Path project, Optional<Path> named) {
        Path own = project.resolve(FILE);
        return named.or(() -> Optional.of(own).filter(Files::isRegularFile))
                .map(Calibration::read)
                .orElse(STANDARD);
    }

    static Calibration read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException("cannot read " + file + ": " + e.getMessage(), e);
        }
        List<String> wrong = properties.stringPropertyNames().stream()
                .sorted()
                .flatMap(key -> complaint(key, properties.getProperty(key)).stream())
                .toList();
        if (!wrong.isEmpty()) {
            throw new UsageException(file + ": " + String.join("; ", wrong));
        }
        return STANDARD.with(properties, file);
    }

    private Calibration with(Properties properties, Path file) {
        Map<String, Hours> all = new HashMap<>(hours);
        properties.stringPropertyNames().stream()
                .filter(key -> !key.equals(PLACES))
                .forEach(key ->
                        all.put(key, Hours.parse(properties.getProperty(key)).orElseThrow()));
        double factor =
                exponent(properties.getProperty(PLACES, String.valueOf(easier))).orElseThrow();
        return new Calibration(all, factor, ", by " + file.getFileName());
    }

    private static Optional<String> complaint(String key, String value) {
        if (key.equals(PLACES)) {
            return exponent(value).isPresent()
                    ? Optional.empty()
                    : Optional.of("places needs a number above 0, at most 1, and is '" + value + "'");
        }
        if (!known().contains(key)) {
            return Optional.of("'" + key + "' is neither review, step, step.RECIPE, hand.FAMILY, hand.RULE nor places");
        }
        return Hours.parse(value).isPresent()
                ? Optional.empty()
                : Optional.of(key + " needs minimum, likely and maximum hours (0.5, 1, 4) and is '" + value + "'");
    }

    private static Set<String> known() {
        return Stream.of(
                        Stream.of(REVIEW, STEP),
                        RecipeCatalog.entries().stream().map(recipe -> STEP + "." + recipe.name()),
                        Arrays.stream(Family.values()).map(family -> HAND + "." + family.label()),
                        RuleCatalog.rules().stream().map(Rule::name).map(rule -> HAND + "." + rule))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private static Optional<Double> exponent(String text) {
        try {
            return Optional.of(Double.valueOf(text.strip())).filter(value -> value > 0 && value <= 1);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A step that a machine applies and proves: reading it, deciding, testing by hand, mending tests. */
    public Effort step(String recipe, int places) {
        Hours review = hours.get(REVIEW);
        Hours first = hours.getOrDefault(STEP + "." + recipe, hours.get(STEP));
        return effort(
                review.plus(first.times(factor(places))),
                "review " + review.words() + " + first place " + first.words() + times(places));
    }

    /** Findings of one rule that a person resolves without a recipe. */
    public Effort byHand(String rule, Family family, int places) {
        Hours first = hours.getOrDefault(HAND + "." + rule, hours.get(HAND + "." + family.label()));
        return effort(first.times(factor(places)), "first place " + first.words() + times(places));
    }

    private Effort effort(Hours sum, String how) {
        return new Effort(rounded(sum.minimum()), rounded(sum.likely()), rounded(sum.maximum()), how + source);
    }

    private double factor(int places) {
        return Math.pow(places, easier);
    }

    private String times(int places) {
        return places == 1 ? "" : " x " + places + "^" + Hours.number(easier) + " places";
    }

    /** To the minute: an estimate claims no more, and prints the same everywhere. */
    private static double rounded(double hours) {
        return Math.round(hours * 1000) / 1000.0;
    }
}
