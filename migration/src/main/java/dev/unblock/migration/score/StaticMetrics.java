package dev.unblock.migration.score;

import dev.unblock.model.EntryPoint;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What can be counted in the code, by name; a figure is always there, so that two results can be compared. */
public final class StaticMetrics {

    private StaticMetrics() {}

    /** The figures of these findings. */
    public static Map<String, Double> of(List<EntryPoint> entryPoints, List<Finding> findings) {
        List<Finding> open = findings.stream()
                .filter(finding -> finding.status() != Finding.Status.SUPPRESSED)
                .toList();
        Map<String, Double> figures = new TreeMap<>();
        for (Family family : Family.values()) {
            figures.put("findings." + family.label(), count(open, finding -> finding.family() == family));
        }
        for (Severity severity : Severity.values()) {
            figures.put("findings." + severity.label(), count(open, finding -> finding.severity() == severity));
        }
        figures.put("findings.total", (double) open.size());
        figures.put("blockingCalls.onRequestThreads", count(open, on(ThreadContext.REQUEST)));
        figures.put("blockingCalls.onEventLoops", count(open, on(ThreadContext.EVENT_LOOP)));
        figures.put("blockingCalls.onCommonPool", count(open, on(ThreadContext.COMMON_POOL)));
        figures.put("blockingCalls.onSchedulers", count(open, on(ThreadContext.SCHEDULER)));
        figures.put("entryPoints.total", (double) entryPoints.size());
        figures.put("entryPoints.blocking", blocking(entryPoints, open));
        figures.put("clients.withoutTimeout", count(open, curedBy("AddHttpClientTimeouts")));
        figures.put("pools.unbounded", count(open, curedBy("BoundExecutorFactory")));
        figures.put("waits.withoutLimit", count(open, curedBy("BoundFutureWaits")));
        return figures;
    }

    private static double count(List<Finding> findings, Predicate<Finding> which) {
        return findings.stream().filter(which).count();
    }

    private static Predicate<Finding> on(ThreadContext thread) {
        return finding -> finding.tellsOfOneWait() && finding.threads().contains(thread);
    }

    private static Predicate<Finding> curedBy(String recipe) {
        return finding -> finding.remedy().recipe().filter(recipe::equals).isPresent();
    }

    /** Request handlers from which a wait can be reached on the request's own thread. */
    private static double blocking(List<EntryPoint> entryPoints, List<Finding> findings) {
        Set<String> requests = entryPoints.stream()
                .filter(entry -> entry.thread() == ThreadContext.REQUEST)
                .map(EntryPoint::id)
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(on(ThreadContext.REQUEST))
                .flatMap(finding -> finding.paths().stream())
                .map(path -> path.entryPoint())
                .filter(requests::contains)
                .distinct()
                .count();
    }
}
