package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.LoopFact.Drive;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code while (running) { job = queue.poll(); if (job != null) work(job); }}: a loop that goes on asking a queue for elements while it is empty, and never
 * waits in between.
 */
final class SpinningPolls {

    private static final Set<String> POLLS = Set.of("poll", "pollFirst", "pollLast");
    private static final Set<String> LOOKS = Set.of("isEmpty", "size", "peek", "hasNext");
    private static final Set<String> LETS_OTHERS = Set.of("onSpinWait", "yield", "park", "parkNanos", "idle");

    private SpinningPolls() {}

    static Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> emissions = inspection
                .calls()
                .filter(call -> isEmittedForEver(inspection, call.site()))
                .map(call -> Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .message(
                                "The handler of failures says to try again whatever the cause: once the sink has ended, or nobody takes what it"
                                        + " holds, this thread spins for ever. Give up for some causes, or use EmitFailureHandler.busyLooping with a"
                                        + " limit."));
        return Stream.concat(polls(inspection), emissions);
    }

    /** {@code sink.emitNext(value, (signal, result) -> true)}. */
    private static boolean isEmittedForEver(Inspection inspection, CallSite call) {
        return call.target().name().matches("emit(Next|Value|Complete|Empty|Error)")
                && call.target().owner().startsWith("reactor.core.publisher.Sinks")
                && Values.functions(call)
                        .flatMap(function -> inspection.program().method(function.implementation()).stream())
                        .anyMatch(handler -> !handler.returned().isEmpty()
                                && handler.returned().stream().allMatch(given -> Values.text(given)
                                        .filter(text -> text.equals("true") || text.equals("1"))
                                        .isPresent()));
    }

    private static Stream<Problem> polls(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> POLLS.contains(call.target().name())
                        && call.target().parameterTypes().isEmpty()
                        && isShared(inspection, method, call))
                .filter(call -> innermost(inspection, call)
                        .filter(loop -> spins(inspection, method, call, loop))
                        .isPresent())
                .map(call -> problem(method, call)));
    }

    /** Others put something in meanwhile, or nobody would ask again. */
    private static boolean isShared(Inspection inspection, MethodFact method, CallSite call) {
        String owner = call.target().owner();
        boolean concurrent = owner.startsWith("java.util.concurrent.")
                || owner.startsWith("java.util.") && isMadeForThreads(inspection, method, call);
        return concurrent && call.receiver().flatMap(Values::field).isPresent();
    }

    private static boolean isMadeForThreads(Inspection inspection, MethodFact method, CallSite call) {
        List<Value> made = call.receiver().stream()
                .flatMap(queue -> inspection.program().origins(method.key(), queue).stream())
                .toList();
        return !made.isEmpty()
                && made.stream()
                        .allMatch(queue -> queue instanceof Value.Allocation one
                                && one.type().startsWith("java.util.concurrent."));
    }

    private static Optional<LoopFact> innermost(Inspection inspection, CallSite call) {
        return inspection
                .loopsIn(call.site().file())
                .filter(loop -> loop.body().holds(call.site()))
                .max(Comparator.comparingInt(LoopFact::line));
    }

    private static boolean spins(Inspection inspection, MethodFact method, CallSite poll, LoopFact loop) {
        List<CallSite> others = method.calls().stream()
                .filter(call -> call.index() != poll.index() && loop.body().holds(call.site()))
                .toList();
        return loop.drive() == Drive.CONDITION
                && poll.site().line() > loop.line()
                && !inspection.choices().isAskedByGuard(poll.site())
                && inspection.choices().in(poll.site().file()).stream().noneMatch(choice -> choice.arms().stream()
                        .anyMatch(arm -> arm.holds(poll.site()) && arm.isWithin(loop.body())))
                && others.stream()
                        .noneMatch(call -> LETS_OTHERS.contains(call.target().name()))
                && others.stream().noneMatch(call -> looksAtQueue(poll, call))
                && inspection.waits().in(method.key()).stream()
                        .noneMatch(wait ->
                                loop.body().holds(wait.call().site()) && !isDecided(inspection, poll, wait.call()))
                && others.stream()
                        .noneMatch(call -> !isDecided(inspection, poll, call)
                                && inspection.slow().at(method, call).isPresent());
    }

    /** It ends when the queue is empty. */
    private static boolean looksAtQueue(CallSite poll, CallSite call) {
        return LOOKS.contains(call.target().name()) && call.receiver().equals(poll.receiver());
    }

    /** Done with what was got: what that waits for is no pause of the loop. */
    private static boolean isDecided(Inspection inspection, CallSite poll, CallSite call) {
        return call.index() > poll.index() && inspection.choices().isDecidedBy(poll.site(), call.site());
    }

    private static Problem problem(MethodFact method, CallSite poll) {
        return Problem.at(method, poll)
                .severity(Severity.MEDIUM)
                .message("While the queue is empty this loop asks it again and again, and takes a whole core. Let "
                        + poll.target().name() + " wait for some time, or take.");
    }
}
