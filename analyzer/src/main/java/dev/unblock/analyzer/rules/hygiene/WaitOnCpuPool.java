package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.rules.hygiene.Pools.HandOver;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds pools with a thread per core, as calculations want them, whose tasks wait for partners. */
final class WaitOnCpuPool implements Rule {

    private static final Set<String> SIZED_BY_CORES = Set.of("newWorkStealingPool");
    private static final Set<String> ONE_MORE = Set.of("1");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A pool with a thread per core is given tasks that wait, and its cores idle meanwhile.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Pools.of(inspection).values().stream()
                .flatMap(List::stream)
                .filter(handOver -> Pools.makers(inspection, handOver).anyMatch(WaitOnCpuPool::isSizedByCores))
                .flatMap(handOver -> wait(inspection, handOver).stream().map(wait -> problem(handOver, wait)))
                .distinct();
    }

    private static Optional<Wait> wait(Inspection inspection, HandOver handOver) {
        return inspection.remote().in(handOver.task()).or(() -> inspection
                .database()
                .in(handOver.task()));
    }

    private static boolean isSizedByCores(Value made) {
        if (made instanceof Value.Result result) {
            return SIZED_BY_CORES.contains(result.target().name())
                            && result.arguments().isEmpty()
                    || result.target().name().equals("newFixedThreadPool")
                            && result.arguments().stream().limit(1).anyMatch(WaitOnCpuPool::isCores);
        }
        return made instanceof Value.Allocation pool
                && (pool.type().equals("java.util.concurrent.ForkJoinPool")
                                && pool.arguments().isEmpty()
                        || pool.type().equals("java.util.concurrent.ThreadPoolExecutor")
                                && pool.arguments().stream().skip(1).limit(1).anyMatch(WaitOnCpuPool::isCores));
    }

    /** The number of cores, or one more or less; a multiple of it was made for waits. */
    private static boolean isCores(Value size) {
        if (size instanceof Value.Computed computed) {
            return computed.operands().stream().anyMatch(WaitOnCpuPool::isCores)
                    && computed.operands().stream()
                            .allMatch(operand -> isCores(operand)
                                    || operand instanceof Value.Constant one && ONE_MORE.contains(one.text()));
        }
        return size instanceof Value.Result result && result.target().name().equals("availableProcessors");
    }

    private static Problem problem(HandOver handOver, Wait wait) {
        return Problem.at(handOver.method(), handOver.edge().site())
                .severity(Severity.LOW)
                .waitsIn(wait)
                .message("This pool has a thread per core, which is right for calculations; this task waits ("
                        + wait.called() + "), so that cores idle while work stands in the queue. Use a pool that is as"
                        + " large as the waits need, or virtual threads, and keep this one for calculations.");
    }
}
