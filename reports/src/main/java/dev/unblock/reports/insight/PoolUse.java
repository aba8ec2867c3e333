package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.model.Pool;
import dev.unblock.model.Pool.Limit;
import dev.unblock.model.Result;
import dev.unblock.reports.text.Figures;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A pool of threads by name, with what its threads run into.
 *
 * @param waits of the blocking findings there, by kind
 */
public record PoolUse(Pool pool, long findings, SortedMap<String, Long> waits) {

    private static final Comparator<PoolUse> BUSIEST_FIRST = Comparator.comparing(
                    (PoolUse use) -> use.pool().thread())
            .thenComparing(use -> -use.waitCount())
            .thenComparing(use -> -use.pool().handOvers().size())
            .thenComparing(use -> use.pool().name())
            .thenComparing(use -> use.pool().id());

    /** By kind of thread, then the one with most waits first. */
    static List<PoolUse> of(Result result, List<Finding> counted) {
        return result.pools().stream()
                .map(pool -> of(pool, counted))
                .sorted(BUSIEST_FIRST)
                .toList();
    }

    private static PoolUse of(Pool pool, List<Finding> counted) {
        Set<String> ids = new HashSet<>(pool.findings());
        List<Finding> here =
                counted.stream().filter(finding -> ids.contains(finding.id())).toList();
        return new PoolUse(pool, here.size(), WaitKinds.of(here));
    }

    public long waitCount() {
        return waits.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether anything runs there, as far as it was seen. */
    public boolean isUsed() {
        return !pool.handOvers().isEmpty() || !pool.entryPoints().isEmpty();
    }

    public boolean isUnlimited() {
        return pool.threads().kind() == Pool.Bounds.UNBOUNDED;
    }

    /** How many threads, in words. */
    public String threads() {
        Limit limit = pool.threads();
        return switch (limit.kind()) {
            case BOUNDED ->
                limit.number().map(number -> Figures.count(number, "thread")).orElse("limited");
            case UNBOUNDED -> "no limit";
            case UNKNOWN -> "not known";
        };
    }

    /** How many tasks can wait, in words. */
    public String queue() {
        Limit limit = pool.queue();
        return switch (limit.kind()) {
            case BOUNDED ->
                limit.number()
                        .map(number -> number == 0 ? "none" : Figures.count(number))
                        .orElse("limited");
            case UNBOUNDED -> "no limit";
            case UNKNOWN -> "not known";
        };
    }
}
