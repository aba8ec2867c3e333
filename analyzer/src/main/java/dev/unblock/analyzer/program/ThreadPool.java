package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.model.Pool;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Threads that share a name and a limit, and what they run.
 *
 * @param executor what is known of its limits and of how it is made
 * @param built where, for those that the project builds
 * @param handOvers where the project hands work to it
 * @param entryPoints ids of those that begin on it
 * @param runs methods that its threads can run
 */
public record ThreadPool(
        String id,
        String name,
        Pool.Origin origin,
        ThreadContext thread,
        Executor executor,
        Optional<Site> built,
        List<HandOver> handOvers,
        List<String> entryPoints,
        Set<MethodKey> runs) {

    public ThreadPool {
        handOvers = List.copyOf(handOvers);
        entryPoints = List.copyOf(entryPoints);
        runs = Set.copyOf(runs);
    }

    /** A call that hands a task to the pool. */
    public record HandOver(MethodKey method, Site site) {}
}
