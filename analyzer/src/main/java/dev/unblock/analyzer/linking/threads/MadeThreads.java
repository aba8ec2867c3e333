package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Chains;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.program.Program.Hop;
import dev.unblock.model.ThreadContext;
import java.util.Set;

/** Of which kind the threads are that calls make, or fork to, without naming an executor. */
final class MadeThreads {

    /** The last of them in a chain holds for the whole stream. */
    private static final Set<String> MODES = Set.of("parallelStream", "parallel", "sequential");

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final LifeLong lifeLong;

    MadeThreads(ProjectIndex index, DirectCalls calls, LifeLong lifeLong) {
        this.index = index;
        this.calls = calls;
        this.lifeLong = lifeLong;
    }

    /** One thread of its own counts as a pool of one; threads made again and again have no limit. */
    ThreadContext thread(int method, CallSite call) {
        return lifeLong.runsOnce(method) || isShutdownHook(method, call)
                ? ThreadContext.BOUNDED_POOL
                : ThreadContext.UNBOUNDED_POOL;
    }

    /** A thread for the end of the process is started once, wherever it is made. */
    private boolean isShutdownHook(int method, CallSite call) {
        return index.method(method).calls().stream()
                .filter(next ->
                        next.index() > call.index() && next.target().name().equals("addShutdownHook"))
                .flatMap(next -> next.arguments().stream())
                .flatMap(Value::alternatives)
                .anyMatch(value -> value instanceof Value.Allocation made
                        && made.type().equals(call.target().owner())
                        && made.arguments().equals(call.arguments()));
    }

    /** A builder says of which kind its thread is. */
    ThreadContext built(int method, CallSite call) {
        return isVirtual(call) ? ThreadContext.VIRTUAL : thread(method, call);
    }

    private static boolean isVirtual(CallSite call) {
        return call.target().owner().endsWith("OfVirtual")
                || Chains.before(call.receiver())
                        .anyMatch(value -> value instanceof Value.Result result
                                && result.target().name().equals("ofVirtual"));
    }

    /** A task that forks inside a fork-join pool may be run by whoever joins it. */
    Hop forked(int method) {
        return isInForkJoin(method) ? Hop.SAME_THREAD : Hop.to(ThreadContext.COMMON_POOL);
    }

    /** The code runs in a fork-join pool already, as a task's own or as a lambda handed to such a pool. */
    private boolean isInForkJoin(int method) {
        return index.supertypes(index.method(method).key().owner()).contains("java.util.concurrent.ForkJoinTask")
                || calls.makers(method).stream().anyMatch(made -> isHandedToForkJoinPool(made));
    }

    private boolean isHandedToForkJoinPool(DirectCalls.Made made) {
        return index.method(made.method()).calls().stream()
                .filter(call ->
                        call.arguments().stream().flatMap(Value::alternatives).anyMatch(made.functional()::equals))
                .anyMatch(
                        call -> index.supertypes(call.target().owner()).contains("java.util.concurrent.ForkJoinPool"));
    }

    /** Where a stream runs what it is handed, by the last word that its chain says of that. */
    Hop stream(int method, CallSite call) {
        boolean parallel = Chains.lastFirst(index.method(method), call)
                .filter(MODES::contains)
                .findFirst()
                .filter(last -> !last.equals("sequential"))
                .isPresent();
        return parallel && !isInForkJoin(method) ? Hop.to(ThreadContext.COMMON_POOL) : Hop.SAME_THREAD;
    }
}
