package dev.unblock.reports.insight;

import dev.unblock.model.Measurement.Scenario;
import dev.unblock.model.Measurement.Variant;
import dev.unblock.reports.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the figures of a scenario say, in sentences. The first variant is the state before, the second the state after,
 * all others are alternatives that a reader would ask about.
 */
public final class Reading {

    private static final double SAME = 0.05;

    private Reading() {}

    public static List<String> of(Scenario scenario) {
        List<String> sentences = new ArrayList<>();
        List<Variant> variants = scenario.variants();
        if (variants.size() > 1) {
            sentences.add(goodput(variants.get(0), variants.get(1)));
            sentences.add(latency(variants.get(0), variants.get(1)));
            blocked(variants.get(0), variants.get(1)).ifPresent(sentences::add);
        }
        variants.stream()
                .skip(2)
                .map(alternative -> alternative(alternative, variants.get(1)))
                .forEach(sentences::add);
        variants.stream().map(Reading::forecast).flatMap(Optional::stream).forEach(sentences::add);
        return List.copyOf(sentences);
    }

    private static String goodput(Variant before, Variant after) {
        String figures = before.name() + " " + Figures.decimal(before.goodputPerSecond()) + ", " + after.name() + " "
                + Figures.decimal(after.goodputPerSecond()) + " answers per second";
        double ratio = after.goodputPerSecond() / before.goodputPerSecond();
        if (!Double.isFinite(ratio)) {
            return "Goodput: " + figures + ".";
        }
        if (Math.abs(ratio - 1) <= SAME) {
            return "Goodput is the same: " + figures + ".";
        }
        return "Goodput " + (ratio > 1 ? "rises" : "falls") + ": " + figures + " (" + Figures.decimal(ratio)
                + " times).";
    }

    private static String latency(Variant before, Variant after) {
        return "Median latency: " + before.name() + " " + overFloor(before) + ", " + after.name() + " "
                + overFloor(after) + ".";
    }

    private static String overFloor(Variant variant) {
        double times = variant.latencyP50Millis() / variant.latencyFloorMillis();
        String floor =
                Double.isFinite(times) ? " (" + String.format(Locale.ROOT, "%.2f", times) + " times its floor)" : "";
        return Figures.decimal(variant.latencyP50Millis()) + " ms" + floor;
    }

    private static Optional<String> blocked(Variant before, Variant after) {
        if (before.blockedMillisPerRequest().isEmpty()
                || after.blockedMillisPerRequest().isEmpty()) {
            return Optional.empty();
        }
        String moved = after.blockedElsewhereMillisPerRequest()
                .map(millis -> "; on other threads " + after.name() + " still waits " + Figures.decimal(millis) + " ms")
                .orElse("");
        return Optional.of("Waiting on request threads, per answered request: " + before.name() + " "
                + Figures.decimal(before.blockedMillisPerRequest().get()) + " ms, " + after.name() + " "
                + Figures.decimal(after.blockedMillisPerRequest().get()) + " ms" + moved + ".");
    }

    private static String alternative(Variant alternative, Variant after) {
        double ratio = alternative.goodputPerSecond() / after.goodputPerSecond();
        String cost = Figures.count(alternative.peakThreads()) + " threads and "
                + Figures.decimal(alternative.residentMegabytes()) + " MB, against "
                + Figures.count(after.peakThreads()) + " threads and " + Figures.decimal(after.residentMegabytes())
                + " MB";
        String verdict = ratio >= 1 - SAME ? "answers as much as " + after.name() : "answers less than " + after.name();
        return "Alternative " + alternative.name() + " " + verdict + " ("
                + Figures.decimal(alternative.goodputPerSecond()) + "/s) at the price of " + cost + ".";
    }

    private static Optional<String> forecast(Variant variant) {
        double error = variant.goodputPerSecond() / variant.forecastGoodputPerSecond() - 1;
        return Double.isFinite(error)
                ? Optional.of("Forecast for " + variant.name() + ": "
                        + Figures.decimal(variant.forecastGoodputPerSecond()) + "/s; measured "
                        + Figures.decimal(variant.goodputPerSecond()) + "/s (" + Figures.signed(100 * error) + " %).")
                : Optional.empty();
    }
}
