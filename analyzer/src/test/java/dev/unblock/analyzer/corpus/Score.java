package dev.unblock.analyzer.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much was found, and how much of what was found is true.
 *
 * @param waits expected
 * @param found of them, whatever was said about thread and kind
 * @param exact of those, with the right thread and kind
 * @param alarms beside them
 */
record Score(long waits, long found, long exact, long alarms) {

    static Score of(List<Verdict> verdicts) {
        return new Score(
                verdicts.stream().filter(one -> !one.isAlarm()).count(),
                verdicts.stream().filter(Verdict::isFound).count(),
                verdicts.stream().filter(Verdict::isExact).count(),
                verdicts.stream().filter(Verdict::isAlarm).count());
    }

    Score plus(Score other) {
        return new Score(waits + other.waits, found + other.found, exact + other.exact, alarms + other.alarms);
    }

    double recall() {
        return waits == 0 ? 1 : (double) found / waits;
    }

    double precision() {
        return found + alarms == 0 ? 1 : (double) found / (found + alarms);
    }

    double exactness() {
        return found == 0 ? 1 : (double) exact / found;
    }

    /** A table with a line for each value of what the verdicts are grouped by. */
    static String table(String title, List<Verdict> verdicts, Function<Verdict, String> by) {
        Map<String, List<Verdict>> groups =
                verdicts.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%-44s %6s %6s %6s %7s %7s %9s%n",
                title,
                "waits",
                "found",
                "exact",
                "alarms",
                "recall",
                "precision"));
        groups.forEach((name, group) -> table.append(of(group).line(name)));
        return table.append(of(verdicts).line("all")).toString();
    }

    private String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-44s %6d %6d %6d %7d %7.3f %9.3f%n",
                name,
                waits,
                found,
                exact,
                alarms,
                recall(),
                precision());
    }
}
