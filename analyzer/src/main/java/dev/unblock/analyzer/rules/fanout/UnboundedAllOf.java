package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds collections of futures, one for each element of something, that are started all at once. */
final class UnboundedAllOf implements CallRule {

    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final Set<String> GATHERS =
            Set.of("allOf", "anyOf", "allAsList", "successfulAsList", "whenAllComplete");
    private static final Set<String> LIMITS = Set.of(
            "acquire", "acquireUninterruptibly", "tryAcquire", "partition", "limit", "subList", "acquirePermission");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "As many asynchronous calls as a collection has elements are started at once and gathered.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean gathers = GATHERS.contains(call.name())
                && (call.owner().equals(FUTURE) || call.owner().endsWith(".Futures"))
                && call.site().arguments().size() == 1
                && call.site().arguments().get(0).alternatives().noneMatch(UnboundedAllOf::isWrittenOut);
        if (!gathers || isLimited(inspection, call.method()) || isBoundByPool(inspection, call.method())) {
            return Optional.empty();
        }
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(Severity.INFO)
                .confidence(Confidence.MEDIUM)
                .message(call.name()
                        + " gathers one future for every element of a collection, and all of them were started"
                        + " at once: a long list becomes as many calls on whatever they share. Start them in portions, or"
                        + " behind a semaphore or a pool with a bounded queue."));
    }

    /** The futures are named one by one: an array that shows its elements, or has a fixed number of them. */
    private static boolean isWrittenOut(Value value) {
        return value instanceof Value.Allocation made
                && made.type().endsWith("[]")
                && (made.arguments().stream().allMatch(Value.Constant.class::isInstance)
                        || made.arguments().size() > 1
                                && made.arguments().stream().noneMatch(UnboundedAllOf::isLength));
    }

    private static boolean isLength(Value value) {
        return value instanceof Value.Computed
                || value instanceof Value.Result result
                        && result.target().returnType().equals("int")
                || value instanceof Value.FieldRead read && read.type().equals("int");
    }

    private static boolean isLimited(Inspection inspection, MethodFact method) {
        return around(inspection, method)
                .anyMatch(call -> LIMITS.contains(call.target().name())
                        || call.target().name().equals("size") && call.site().inLoop());
    }

    /** Every task goes to a pool that is known to have bounds for threads and queue. */
    private static boolean isBoundByPool(Inspection inspection, MethodFact method) {
        List<Executor> pools = pools(inspection, method);
        return !pools.isEmpty()
                && pools.stream()
                        .allMatch(pool -> pool.threads().kind() == Limit.Kind.BOUNDED
                                && pool.queue().kind() == Limit.Kind.BOUNDED);
    }

    private static List<Executor> pools(Inspection inspection, MethodFact method) {
        return inspection.program().type(method.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(other -> other.named().equals(method.named()))
                .flatMap(other ->
                        other.calls().stream().flatMap(call -> ExecutorCalls.target(inspection, other, call).stream()))
                .toList();
    }

    private static Stream<CallSite> around(Inspection inspection, MethodFact method) {
        return inspection.program().type(method.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(other -> other.named().equals(method.named()))
                .flatMap(other -> other.calls().stream());
    }
}
