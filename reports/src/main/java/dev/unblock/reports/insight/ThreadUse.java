package dev.unblock.reports.insight;

import dev.unblock.model.EntryPoint;
import dev.unblock.model.Finding;
import dev.unblock.model.Pool;
import dev.unblock.model.Result;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A kind of thread with what runs there and what makes it wait.
 *
 * @param kinds of entry points that begin there, with how many of each
 * @param waits of the blocking findings there, by kind
 */
public record ThreadUse(
        ThreadContext thread, SortedMap<String, Long> kinds, long findings, SortedMap<String, Long> waits) {

    static List<ThreadUse> of(Result result, List<Finding> findings) {
        Set<ThreadContext> pools = result.pools().stream().map(Pool::thread).collect(Collectors.toSet());
        return Arrays.stream(ThreadContext.values())
                .map(thread -> of(thread, result.entryPoints(), findings))
                .filter(use -> use.entryPoints() + use.findings() > 0 || pools.contains(use.thread()))
                .toList();
    }

    private static ThreadUse of(ThreadContext thread, List<EntryPoint> entryPoints, List<Finding> findings) {
        List<Finding> here =
                findings.stream().filter(f -> f.threads().contains(thread)).toList();
        return new ThreadUse(
                thread,
                entryPoints.stream()
                        .filter(entryPoint -> entryPoint.thread() == thread)
                        .collect(Collectors.groupingBy(EntryPoint::kind, TreeMap::new, Collectors.counting())),
                here.size(),
                WaitKinds.of(here));
    }

    public long entryPoints() {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    public long waitCount() {
        return waits.values().stream().mapToLong(Long::longValue).sum();
    }
}
