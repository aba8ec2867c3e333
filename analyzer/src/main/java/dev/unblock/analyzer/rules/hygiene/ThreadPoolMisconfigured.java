package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the figures that a pool is made with to what such a pool does with them. */
final class ThreadPoolMisconfigured implements CallRule {

    private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
    private static final String SCHEDULED = "java.util.concurrent.ScheduledThreadPoolExecutor";
    private static final Set<String> KEEP_THREADS =
            Set.of("newFixedThreadPool", "newCachedThreadPool", "newSingleThreadExecutor");

    private static final Set<String> DROPS = Set.of(
            "java.util.concurrent.ThreadPoolExecutor$DiscardPolicy",
            "java.util.concurrent.ThreadPoolExecutor$DiscardOldestPolicy");

    private static final Set<String> ENDLESS = Set.of(
            "java.util.concurrent.LinkedBlockingQueue",
            "java.util.concurrent.LinkedBlockingDeque",
            "java.util.concurrent.PriorityBlockingQueue",
            "java.util.concurrent.DelayQueue",
            "java.util.concurrent.LinkedTransferQueue");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A pool does not do what its settings say: no core threads, a maximum that is never reached, tasks dropped unseen.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return complaint(inspection, call)
                .map(words -> Problem.at(call.method(), call.site()).message(words));
    }

    private static Optional<String> complaint(Inspection inspection, Call call) {
        List<Value> arguments = call.site().arguments();
        boolean scheduled = setsUp(call, SCHEDULED)
                || call.owner().equals("java.util.concurrent.Executors")
                        && call.name().equals("newScheduledThreadPool")
                || call.name().equals("setCorePoolSize") && inspection.isSubtype(call.owner(), SCHEDULED);
        if (scheduled && !arguments.isEmpty() && isZero(arguments.get(0))) {
            return Optional.of("A scheduled pool without core threads runs nothing, or spins on one core where the JDK"
                    + " lets it: its maximum counts for nothing. Give it at least one core thread.");
        }
        if (poolsVirtualThreads(call)) {
            return Optional.of(
                    "Virtual threads are kept here as if they were dear: the pool holds back what could run at the"
                            + " same time. Use newVirtualThreadPerTaskExecutor(), and a semaphore where something is scarce.");
        }
        if (call.name().equals("setMaximumPoolSize")
                && inspection.isSubtype(call.owner(), SCHEDULED)
                && !isCoreSize(call)) {
            return Optional.of(
                    "A scheduled pool never has more than its core threads: its queue has no limit, so that the"
                            + " maximum is never reached. Set the core size.");
        }
        if (dropsTasks(call)) {
            return Optional.of(
                    "What this pool cannot take is dropped in silence: nobody learns that the task never ran, and who waits"
                            + " for its future waits for ever. Let the caller run it, or let the rejection be seen.");
        }
        return setsUp(call, POOL) && neverGrows(call.site())
                ? Optional.of(
                        "This pool never gets beyond its core size: a new thread is made only when the queue is full,"
                                + " and this queue has no limit. Give the queue a capacity, or make both sizes equal.")
                : Optional.empty();
    }

    /** By the policy that the pool is made with or that is set later. */
    private static boolean dropsTasks(Call call) {
        boolean sets =
                setsUp(call, POOL) || setsUp(call, SCHEDULED) || call.name().equals("setRejectedExecutionHandler");
        return sets
                && call.site().arguments().stream()
                        .flatMap(Value::alternatives)
                        .anyMatch(given -> given instanceof Value.Allocation policy && DROPS.contains(policy.type()));
    }

    private static boolean poolsVirtualThreads(Call call) {
        boolean pools = call.owner().equals("java.util.concurrent.Executors") && KEEP_THREADS.contains(call.name())
                || setsUp(call, POOL);
        return pools
                && call.site().arguments().stream()
                        .flatMap(Values::chain)
                        .anyMatch(link -> link.target().name().equals("ofVirtual")
                                && link.target().owner().equals("java.lang.Thread"));
    }

    /** The same figure as the pool is made with says nothing wrong, if nothing at all. */
    private static boolean isCoreSize(Call call) {
        return call.site().arguments().stream().findFirst().stream().anyMatch(most -> call.method().calls().stream()
                .filter(made ->
                        made.target().isConstructor() && made.target().owner().equals(SCHEDULED))
                .flatMap(made -> made.arguments().stream().limit(1))
                .anyMatch(core -> Values.isSameObject(core, most)));
    }

    /** Also by {@code super(…)}, which gives the figures for a pool of a subclass. */
    private static boolean setsUp(Call call, String pool) {
        return call.site().target().isConstructor() && call.owner().equals(pool);
    }

    private static boolean neverGrows(CallSite call) {
        List<Value> arguments = call.arguments();
        return arguments.size() > 4
                && !Values.isSameObject(arguments.get(0), arguments.get(1))
                && !isOneThread(arguments)
                && isFigure(arguments.get(0))
                && isFigure(arguments.get(1))
                && arguments.get(4) instanceof Value.Allocation queue
                && ENDLESS.contains(queue.type())
                && isEndless(queue);
    }

    /** At most one, which ends when it has nothing to do: even without core threads a pool makes one. */
    private static boolean isOneThread(List<Value> arguments) {
        return isZero(arguments.get(0))
                && Values.text(arguments.get(1)).filter("1"::equals).isPresent();
    }

    private static boolean isEndless(Value.Allocation queue) {
        return queue.arguments().isEmpty()
                || queue.type().endsWith("PriorityBlockingQueue")
                || Values.isLargestInt(queue.arguments().get(0));
    }

    private static boolean isFigure(Value value) {
        return !(value instanceof Value.Unknown);
    }

    private static boolean isZero(Value value) {
        return Values.text(value).filter("0"::equals).isPresent();
    }
}
