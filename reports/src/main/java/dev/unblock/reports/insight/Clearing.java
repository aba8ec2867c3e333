package dev.unblock.reports.insight;

import dev.unblock.model.CallPath;
import dev.unblock.model.Exposure;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A method that many blocking paths go through: a fix here clears them all.
 *
 * <p>A result says itself which these are; of one that does not, the calls are taken that the shown paths share. Of calls that lie on exactly the same paths only the one nearest to the wait is kept, since it is the smallest change. The
 * entry point's own method is no such place: to fix there is to fix the entry point.
 */
public record Clearing(CallPath.Frame frame, int paths, long findings, long entryPoints) {

    private static final int SHOWN = 10;

    private static final Comparator<Clearing> MOST_PATHS_FIRST = Comparator.comparingInt(Clearing::paths)
            .thenComparingLong(Clearing::findings)
            .reversed()
            .thenComparing(clearing -> clearing.frame().file())
            .thenComparing(clearing -> clearing.frame().line())
            .thenComparing(clearing -> clearing.frame().method());

    private record Way(String finding, CallPath path) {}

    static List<Clearing> of(Result result, List<Finding> findings) {
        return result.ranking()
                .map(ranking ->
                        ranking.gates().stream().limit(SHOWN).map(Clearing::of).toList())
                .orElseGet(() -> ofShownPaths(findings));
    }

    private static Clearing of(Exposure.Gate gate) {
        CallPath.Frame frame = new CallPath.Frame(gate.method(), gate.file(), gate.line());
        return new Clearing(frame, gate.paths(), gate.findings(), gate.entryPoints());
    }

    private static List<Clearing> ofShownPaths(List<Finding> findings) {
        List<Way> ways = findings.stream()
                .filter(finding -> finding.family() == Family.BLOCKING)
                .flatMap(finding -> finding.paths().stream().map(path -> new Way(finding.id(), path)))
                .toList();
        Map<List<Integer>, CallPath.Frame> nearest = new LinkedHashMap<>();
        waysByFrame(ways).forEach((frame, on) -> {
            if (on.size() > 1) {
                nearest.merge(on, frame, (one, other) -> nearerToEnd(one, other, ways.get(on.get(0))));
            }
        });
        return nearest.entrySet().stream()
                .map(entry -> of(
                        entry.getValue(), entry.getKey().stream().map(ways::get).toList()))
                .sorted(MOST_PATHS_FIRST)
                .limit(SHOWN)
                .toList();
    }

    private static Map<CallPath.Frame, List<Integer>> waysByFrame(List<Way> ways) {
        Map<CallPath.Frame, List<Integer>> byFrame = new LinkedHashMap<>();
        for (int i = 0; i < ways.size(); i++) {
            int way = i;
            List<CallPath.Frame> frames = ways.get(i).path().frames();
            frames.subList(Math.min(1, frames.size() - 1), frames.size()).stream()
                    .distinct()
                    .forEach(frame -> byFrame.computeIfAbsent(frame, key -> new ArrayList<>())
                            .add(way));
        }
        return byFrame;
    }

    private static CallPath.Frame nearerToEnd(CallPath.Frame one, CallPath.Frame other, Way way) {
        List<CallPath.Frame> frames = way.path().frames();
        return frames.lastIndexOf(one) >= frames.lastIndexOf(other) ? one : other;
    }

    private static Clearing of(CallPath.Frame frame, List<Way> on) {
        return new Clearing(
                frame,
                on.size(),
                distinct(on.stream().map(Way::finding)),
                distinct(on.stream().map(way -> way.path().entryPoint())));
    }

    private static long distinct(Stream<String> texts) {
        return texts.distinct().count();
    }
}
