package dev.unblock.benchmarks.runtime;

import dev.unblock.analyzer.recording.BlockedFrame;
import dev.unblock.analyzer.recording.BlockedTime;
import dev.unblock.analyzer.recording.Occasion;
import dev.unblock.analyzer.recording.SeenWaits;
import dev.unblock.model.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run saw, beside what the analysis found.
 *
 * @param explained lines seen waiting that have a finding
 * @param missed lines seen waiting that have none
 * @param apart lines that waited only on other occasions than work
 * @param confirmed findings that the run saw
 * @param findings all findings about waits; one that was not seen is not refuted
 */
record Verdict(
        List<SeenLine> explained,
        List<SeenLine> missed,
        Map<Occasion, List<SeenLine>> apart,
        long confirmed,
        long findings) {

    Verdict {
        explained = List.copyOf(explained);
        missed = List.copyOf(missed);
        apart = Map.copyOf(apart);
    }

    static Verdict of(List<Finding> findings, BlockedTime seen) {
        List<Finding> waits =
                findings.stream().filter(finding -> finding.sink().isPresent()).toList();
        SeenWaits.Joined joined = SeenWaits.join(waits, seen);
        List<SeenLine> work = SeenLine.of(on(Occasion.WORK, seen));
        List<SeenLine> unexplained = SeenLine.of(joined.unexplained());
        List<SeenLine> explained =
                work.stream().filter(line -> !isIn(unexplained, line)).toList();
        return new Verdict(
                explained,
                unexplained,
                apart(seen, work),
                joined.findings().stream()
                        .filter(finding -> finding.evidence().isPresent())
                        .count(),
                waits.size());
    }

    /** A line counts once: where it waited on several occasions, on the first of them. */
    private static Map<Occasion, List<SeenLine>> apart(BlockedTime seen, List<SeenLine> work) {
        List<SeenLine> known = new ArrayList<>(work);
        Map<Occasion, List<SeenLine>> apart = new EnumMap<>(Occasion.class);
        for (Occasion occasion : Occasion.values()) {
            List<SeenLine> rest = SeenLine.of(on(occasion, seen)).stream()
                    .filter(line -> !isIn(known, line))
                    .toList();
            known.addAll(rest);
            apart.put(occasion, rest);
        }
        return apart;
    }

    private static List<BlockedFrame> on(Occasion occasion, BlockedTime seen) {
        return seen.frames().stream()
                .filter(frame -> frame.occasion() == occasion)
                .toList();
    }

    private static boolean isIn(List<SeenLine> lines, SeenLine line) {
        return lines.stream().anyMatch(other -> other.isAt(line.file(), line.line()));
    }

    /** As Markdown. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int seen = explained.size() + missed.size();
        lines.add(say(
                "* %d application lines were seen waiting at work; %d of them have a finding, %d have none.",
                seen, explained.size(), missed.size()));
        lines.add(say(
                "* Apart: %d lines waited only while it started, %d only to write their log, %d only in the server's own"
                        + " reading and writing below them, %d only for the transaction around what they call, %d only on a thread of its own that had no work.",
                count(Occasion.START),
                count(Occasion.LOGGING),
                count(Occasion.SERVING),
                count(Occasion.TRANSACTION),
                count(Occasion.IDLE)));
        lines.add(say(
                "* %d of %d findings about waits were seen; the run did not reach the others, or they did not wait in it.",
                confirmed, findings));
        lines.add(say("* Waits at work: %s.", kinds()));
        if (!missed.isEmpty()) {
            lines.add("");
            lines.add("| seen without a finding | in | waits | threads | times | ms |");
            lines.add("|---|---|---|---|--:|--:|");
            missed.forEach(line -> lines.add(line.row()));
        }
        return lines;
    }

    private int count(Occasion occasion) {
        return apart.getOrDefault(occasion, List.of()).size();
    }

    private String kinds() {
        Set<String> kinds = new TreeSet<>();
        explained.forEach(line -> kinds.addAll(line.kinds()));
        missed.forEach(line -> kinds.addAll(line.kinds()));
        return kinds.stream()
                .map(kind -> kind + " on "
                        + Stream.concat(explained.stream(), missed.stream())
                                .filter(line -> line.kinds().contains(kind))
                                .count()
                        + " lines")
                .collect(Collectors.joining(", "));
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
