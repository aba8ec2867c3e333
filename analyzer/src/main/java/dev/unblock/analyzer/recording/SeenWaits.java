package dev.unblock.analyzer.recording;

import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Evidence;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Joins the waits of a recording to the findings, by file and line.
 *
 * <p>A finding that the run did not reach stays as it is: not seen is not refuted. A wait that no finding explains is a miss
 * of the analysis, and is told as such.
 */
public final class SeenWaits {

    private final List<BlockedFrame> frames;
    private final Set<BlockedFrame> explained = new HashSet<>();

    private SeenWaits(BlockedTime seen) {
        this.frames = seen.frames();
    }

    /**
     * Findings with the evidence of the run, and waits of the run without a finding.
     *
     * @param unexplained sorted as the recording lists them, the longest first
     */
    public record Joined(List<Finding> findings, List<BlockedFrame> unexplained) {

        public Joined {
            findings = List.copyOf(findings);
            unexplained = List.copyOf(unexplained);
        }

        /** The unexplained waits as parts that the analysis missed. */
        public List<NotAnalysed> misses() {
            return unexplained.stream()
                    .map(frame -> new NotAnalysed(frame.file(), sentence(frame)))
                    .toList();
        }
    }

    public static Joined join(List<Finding> findings, BlockedTime seen) {
        SeenWaits waits = new SeenWaits(seen);
        List<Finding> marked = findings.stream().map(waits::marked).toList();
        return new Joined(marked, waits.unexplained());
    }

    private Finding marked(Finding finding) {
        if (finding.sink().isEmpty()) {
            return finding;
        }
        List<BlockedFrame> here =
                frames.stream().filter(frame -> isAt(finding, frame)).toList();
        explained.addAll(here);
        return evidence(here).map(finding::withEvidence).orElse(finding);
    }

    private static Optional<Evidence> evidence(List<BlockedFrame> frames) {
        if (frames.isEmpty()) {
            return Optional.empty();
        }
        List<BlockedFrame> counted = withoutDoubles(frames);
        long count = counted.stream().mapToLong(BlockedFrame::count).sum();
        double millis = counted.stream().mapToDouble(BlockedFrame::totalMillis).sum();
        return Optional.of(new Evidence(count, Optional.of(Math.round(millis * 10) / 10.0)));
    }

    /** A traced call holds the events of its own wait: it counts where there are none. */
    private static List<BlockedFrame> withoutDoubles(List<BlockedFrame> frames) {
        List<BlockedFrame> events =
                frames.stream().filter(frame -> frame.kind() != WaitKind.TRACED).toList();
        return events.isEmpty() ? frames : events;
    }

    private static boolean isAt(Finding finding, BlockedFrame frame) {
        return (finding.file().equals(frame.file()) || finding.file().endsWith("/" + frame.file()))
                && finding.line() <= frame.line()
                && frame.line() <= finding.endLine();
    }

    private List<BlockedFrame> unexplained() {
        return frames.stream()
                .filter(frame -> frame.occasion() == Occasion.WORK && !explained.contains(frame))
                .toList();
    }

    private static String sentence(BlockedFrame frame) {
        return String.format(
                Locale.ROOT,
                "line %d waited %d times, %.1f ms in all, in the recorded run (%s), and no finding explains it",
                frame.line(),
                frame.count(),
                frame.totalMillis(),
                frame.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
