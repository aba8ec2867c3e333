package dev.unblock.benchmarks;

import dev.unblock.model.Measurement;
import dev.unblock.model.Measurement.Scenario;
import dev.unblock.model.Measurement.Variant;
import java.io.PrintWriter;
import java.util.Locale;

/** A measurement in a few lines of text. */
final class MeasurementTable {

    private final Measurement measurement;

    MeasurementTable(Measurement measurement) {
        this.measurement = measurement;
    }

    void print(PrintWriter out) {
        out.println(measurement.machine() + ": " + measurement.validity());
        measurement.invalidReasons().forEach(reason -> out.println("  " + reason));
        for (Scenario scenario : measurement.scenarios()) {
            out.println(line(
                    "%s at %.0f/s, partners %.0f ms",
                    scenario.route(), scenario.offeredPerSecond(), scenario.partnerLatencyMillis()));
            scenario.variants().forEach(variant -> out.println(row(variant)));
        }
    }

    private static String row(Variant variant) {
        return line(
                "  %-22s %6.1f/s (forecast %6.1f)  p50 %5.0f ms (floor %4.0f)  unanswered %5d  threads %5d  %4.0f MB"
                        + "  blocked %5.0f ms, elsewhere %5.0f ms",
                variant.name(),
                variant.goodputPerSecond(),
                variant.forecastGoodputPerSecond(),
                variant.latencyP50Millis(),
                variant.latencyFloorMillis(),
                variant.unanswered(),
                variant.peakThreads(),
                variant.residentMegabytes(),
                variant.blockedMillisPerRequest().orElse(Double.NaN),
                variant.blockedElsewhereMillisPerRequest().orElse(Double.NaN));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
