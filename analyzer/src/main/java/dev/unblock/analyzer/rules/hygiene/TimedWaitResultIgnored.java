package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds waits that say whether they succeeded to somebody who does not listen. */
final class TimedWaitResultIgnored implements CallRule {

    private static final Map<String, List<String>> SAY = Map.of(
            "await", List.of("java.util.concurrent.CountDownLatch", "java.util.concurrent.locks.Condition"),
            "tryLock", List.of("java.util.concurrent.locks.Lock"),
            "awaitTermination", List.of("java.util.concurrent.ExecutorService"),
            "tryAcquire", List.of("java.util.concurrent.Semaphore"),
            "offer", List.of("java.util.concurrent.BlockingQueue"));

    private static final Set<String> FORCES = Set.of("shutdownNow", "isTerminated");

    private static final Set<String> NEVER_FULL = Set.of(
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
        return "A wait that can end without success is not asked how it ended.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.concat(CallRule.super.inspect(inspection), ReleasedUnasked.inspect(inspection));
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        CallSite site = call.site();
        boolean ignored = site.result() == CallSite.Outcome.DROPPED
                && site.target().returnType().equals("boolean")
                && SAY.getOrDefault(call.name(), List.of()).stream()
                        .anyMatch(type -> inspection.isSubtype(call.owner(), type))
                && !isAskedAgain(inspection, call)
                && !isForcedToEnd(call)
                && !isNeverFull(inspection, call);
        if (isEmission(call)) {
            return Optional.of(Problem.at(call.method(), site)
                    .severity(Severity.MEDIUM)
                    .message(call.name()
                            + "() answers why it could not emit (nobody listens, too much waits, two threads at once), and nobody"
                            + " looks: the element is lost without a trace. Look at the answer, or call orThrow()."));
        }
        return ignored
                ? Optional.of(Problem.at(call.method(), site)
                        .severity(severity(inspection, call))
                        .message(words(call.name())))
                : Optional.empty();
    }

    /** Of Reactor's sinks: <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Sinks.html">Sinks</a>. */
    private static boolean isEmission(Call call) {
        return call.name().matches("tryEmit(Next|Value)")
                && call.owner().startsWith("reactor.core.publisher.Sinks")
                && call.site().result() == CallSite.Outcome.DROPPED;
    }

    /** Who starts or ends the application has nothing else to do when the time is up. */
    private static Severity severity(Inspection inspection, Call call) {
        return switch (call.name()) {
            case "tryLock" -> Severity.HIGH;
            case "awaitTermination" -> Severity.INFO;
            default -> inspection.place(call.method()) == Place.STARTUP ? Severity.INFO : Severity.MEDIUM;
        };
    }

    private static String words(String name) {
        return switch (name) {
            case "awaitTermination" ->
                "awaitTermination() answers false when tasks are still at it, and nobody looks: they go on, or are cut"
                        + " off with the process. Look at the answer, and call shutdownNow() then.";
            case "offer" ->
                "offer() answers false when the queue is full, and nobody looks: the element is lost without a"
                        + " trace. Look at the answer, or put with a time limit and say what then.";
            case "await" ->
                "await() answers false when the time is up, and nobody looks: the code goes on as if what it"
                        + " waited for had happened. Look at the answer.";
            default ->
                name + "() answers false when it got nothing, and nobody looks: the code goes on unprotected and"
                        + " later gives back what it never had. Look at the answer.";
        };
    }

    /** A loop around the wait for a condition looks for itself. */
    private static boolean isAskedAgain(Inspection inspection, Call call) {
        return call.name().equals("await")
                && call.site().site().inLoop()
                && inspection.isSubtype(call.owner(), "java.util.concurrent.locks.Condition");
    }

    /** Whatever the answer was, what is left is stopped, or asked about in another way. */
    private static boolean isForcedToEnd(Call call) {
        return call.name().equals("awaitTermination")
                && call.method().calls().stream()
                        .anyMatch(other -> FORCES.contains(other.target().name()));
    }

    private static boolean isNeverFull(Inspection inspection, Call call) {
        return call.name().equals("offer")
                && call.site().receiver().stream()
                        .flatMap(queue ->
                                inspection.program().origins(call.method().key(), queue).stream())
                        .anyMatch(made -> made instanceof Value.Allocation queue
                                && NEVER_FULL.contains(queue.type())
                                && queue.arguments().isEmpty());
    }
}
