package dev.unblock.analyzer.recording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;

/** Collects what a recording did not record, so that its figures are read as the lower bounds they are. */
final class RecordingLimits {

    private static final String SETTING = "jdk.ActiveSetting";

    private final Map<Long, String> thresholds = new HashMap<>();
    private final Map<Long, WaitKind> kinds = new HashMap<>();
    private long truncated;

    void see(RecordedEvent event) {
        EventType type = event.getEventType();
        WaitKind.ofEvent(type.getName()).ifPresent(kind -> kinds.put(type.getId(), kind));
        if (type.getName().equals(SETTING) && "threshold".equals(event.getString("name"))) {
            thresholds.put(event.getLong("id"), event.getString("value"));
        }
    }

    /** A stack that was cut may have had application code further out. */
    void withoutApplication(RecordedStackTrace stack) {
        truncated += stack.isTruncated() ? 1 : 0;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        TreeSet<String> higher = new TreeSet<>();
        kinds.forEach((id, kind) -> {
            double millis = millis(thresholds.getOrDefault(id, "0 ns"));
            if (millis > 0) {
                higher.add(kind + " under "
                        + BigDecimal.valueOf(millis).stripTrailingZeros().toPlainString() + " ms");
            }
        });
        if (!higher.isEmpty()) {
            sentences.add("Lower bound: not recorded were waits of " + String.join(", ", higher) + ".");
        }
        if (truncated > 0) {
            sentences.add("Lower bound: " + truncated + " stacks were cut before any application code; "
                    + "record with -XX:FlightRecorderOptions:stackdepth=256.");
        }
        return sentences;
    }

    /** A setting as the JVM writes it, e.g. {@code 20 ms}; anything else counts as no threshold. */
    static double millis(String setting) {
        String[] parts = setting.strip().split(" ");
        if (parts.length != 2 || !parts[0].matches("\\d+")) {
            return 0;
        }
        long value = Long.parseLong(parts[0]);
        return switch (parts[1]) {
            case "ns" -> value / 1e6;
            case "us" -> value / 1e3;
            case "ms" -> value;
            case "s" -> value * 1e3;
            case "m" -> value * 60e3;
            default -> 0;
        };
    }
}
