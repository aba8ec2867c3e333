package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.analyzer.program.ThreadPool;
import dev.unblock.analyzer.ranking.Findings.Found;
import dev.unblock.model.Pool;
import java.util.List;
import java.util.Optional;

/** The program's pools of threads with what their threads run into. */
final class Pools {

    private Pools() {}

    static List<Pool> of(Program program, List<Found> found) {
        return program.pools().stream().map(pool -> of(pool, found)).toList();
    }

    private static Pool of(ThreadPool pool, List<Found> found) {
        return new Pool(
                pool.id(),
                pool.name(),
                pool.origin(),
                pool.thread(),
                limit(pool.executor().threads()),
                limit(pool.executor().queue()),
                Optional.of(pool.executor().madeBy()).filter(made -> !made.isEmpty()),
                pool.built().map(site -> site.file()),
                pool.built().map(site -> site.line()),
                pool.handOvers().stream()
                        .map(at -> new Pool.HandOver(
                                at.method().signature(),
                                at.site().file(),
                                at.site().line()))
                        .distinct()
                        .toList(),
                pool.entryPoints(),
                found.stream()
                        .filter(one -> runsInto(pool, one))
                        .map(one -> one.finding().id())
                        .toList());
    }

    private static boolean runsInto(ThreadPool pool, Found one) {
        return one.finding().threads().contains(pool.thread())
                && one.problem().runs().stream().anyMatch(pool.runs()::contains);
    }

    private static Pool.Limit limit(Limit limit) {
        return switch (limit.kind()) {
            case BOUNDED -> new Pool.Limit(Pool.Bounds.BOUNDED, limit.value());
            case UNBOUNDED -> new Pool.Limit(Pool.Bounds.UNBOUNDED, Optional.empty());
            case NOT_KNOWN -> new Pool.Limit(Pool.Bounds.UNKNOWN, Optional.empty());
        };
    }
}
