package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells queues that can be full, so that putting waits, from those that take whatever comes. */
final class Queues {

    private static final Set<String> NEVER_FULL = Set.of(
            "java.util.concurrent.PriorityBlockingQueue",
            "java.util.concurrent.DelayQueue",
            "java.util.concurrent.LinkedTransferQueue");
    private static final Set<String> FULL_AT_CAPACITY =
            Set.of("java.util.concurrent.LinkedBlockingQueue", "java.util.concurrent.LinkedBlockingDeque");

    private final Program program;

    Queues(Program program) {
        this.program = program;
    }

    /** How sure it is that putting can wait; empty for queues that are never full. */
    Optional<Certainty> mayBeFull(MethodFact method, Optional<Value> queue) {
        List<Value> origins = queue.map(q -> program.origins(method.key(), q)).orElse(List.of());
        if (!origins.isEmpty() && origins.stream().allMatch(Queues::isNeverFull)) {
            return Optional.empty();
        }
        boolean known = !origins.isEmpty() && origins.stream().allMatch(Value.Allocation.class::isInstance);
        return Optional.of(known ? Certainty.SURE : Certainty.LIKELY);
    }

    private static boolean isNeverFull(Value value) {
        return value instanceof Value.Allocation made
                && (NEVER_FULL.contains(made.type())
                        || FULL_AT_CAPACITY.contains(made.type())
                                && made.arguments().stream().noneMatch(Queues::isCapacity));
    }

    /** A collection to begin with is no capacity, nor is the largest number. */
    private static boolean isCapacity(Value argument) {
        if (argument instanceof Value.Constant constant) {
            return !String.valueOf(Integer.MAX_VALUE).equals(constant.text());
        }
        return !(argument instanceof Value.Allocation)
                && !(argument instanceof Value.Result result
                        && result.target().returnType().startsWith("java.util."));
    }
}
