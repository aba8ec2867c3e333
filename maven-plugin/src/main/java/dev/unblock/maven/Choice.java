package dev.unblock.maven;

import dev.unblock.model.UsageException;
import dev.unblock.reports.ReportFormat;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words in parameters that stand for one of a few values. */
final class Choice {

    private Choice() {}

    /** The value of that name, whatever its case. */
    static <E extends Enum<E>> E of(String parameter, String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> unknown(
                        parameter,
                        word,
                        Arrays.stream(type.getEnumConstants())
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /** The formats of a list; {@code unblock.json} is always one, as it is what other programs read. */
    static Set<ReportFormat> formats(String parameter, String list) {
        Set<ReportFormat> chosen = EnumSet.of(ReportFormat.JSON);
        Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .map(label -> format(parameter, label))
                .forEach(chosen::add);
        return chosen;
    }

    private static ReportFormat format(String parameter, String label) {
        return ReportFormat.fromLabel(label)
                .orElseThrow(() -> unknown(
                        parameter,
                        label,
                        Arrays.stream(ReportFormat.values())
                                .map(ReportFormat::label)
                                .collect(Collectors.joining(", "))));
    }

    private static UsageException unknown(String parameter, String word, String known) {
        return new UsageException(parameter + " does not know '" + word + "'; it knows " + known);
    }
}
