package dev.unblock.reports.markdown;

import static dev.unblock.reports.markdown.Markdown.text;

import dev.unblock.model.Measurement;
import dev.unblock.model.Measurement.Scenario;
import dev.unblock.model.Measurement.Variant;
import dev.unblock.reports.insight.Reading;
import dev.unblock.reports.text.Figures;
import java.util.stream.Collectors;

/** The measurement as tables. */
final class MeasuredMarkdown {

    private static final String HEAD =
            "| | forecast /s | goodput /s | floor ms | p50 ms | p99 ms | threads | MB | blocked ms | elsewhere ms |\n"
                    + "|:--|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";

    private MeasuredMarkdown() {}

    static void write(Document document, Measurement measurement) {
        document.block("### Before and after, measured");
        boolean isValid = measurement.validity() == Measurement.Validity.VALID;
        if (!isValid) {
            document.block("> **INVALID.** These figures must not be compared or quoted: "
                    + text(String.join("; ", measurement.invalidReasons())));
        }
        for (Scenario scenario : measurement.scenarios()) {
            document.block("**" + text(scenario.name()) + "**, " + text(scenario.route()) + ", "
                    + Figures.decimal(scenario.offeredPerSecond())
                    + " requests offered per second, a partner call takes "
                    + Figures.decimal(scenario.partnerLatencyMillis()) + " ms");
            document.lines(
                    HEAD,
                    scenario.variants().stream().map(MeasuredMarkdown::row).toList());
            if (isValid) {
                document.block(
                        Reading.of(scenario).stream().map(s -> "- " + text(s)).collect(Collectors.joining("\n")));
            }
        }
    }

    private static String row(Variant v) {
        return "| " + text(v.name()) + " | " + Figures.decimal(v.forecastGoodputPerSecond()) + " | "
                + Figures.decimal(v.goodputPerSecond()) + " | " + Figures.decimal(v.latencyFloorMillis()) + " | "
                + Figures.decimal(v.latencyP50Millis()) + " | " + Figures.decimal(v.latencyP99Millis()) + " | "
                + Figures.count(v.peakThreads()) + " | " + Figures.decimal(v.residentMegabytes()) + " | "
                + v.blockedMillisPerRequest().map(Figures::decimal).orElse("–") + " | "
                + v.blockedElsewhereMillisPerRequest().map(Figures::decimal).orElse("–") + " |";
    }
}
