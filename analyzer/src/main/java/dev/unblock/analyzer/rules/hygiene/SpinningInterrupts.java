package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.LoopFact.Drive;
import dev.unblock.analyzer.facts.LoopFact.Progress;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code while (true) { try { work(queue.take()); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } }}: the flag is set again and the loop
 * goes on, so that the next wait ends at once with the same exception, and the next.
 */
final class SpinningInterrupts {

    private static final String INTERRUPTED = "java.lang.InterruptedException";

    private SpinningInterrupts() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.catches().stream()
                .filter(clause -> clause.types().contains(INTERRUPTED)
                        && clause.uses().contains(Use.INTERRUPT_RESTORED)
                        && clause.uses().stream().noneMatch(use -> use == Use.RETURNS || use == Use.RETHROWN))
                .filter(clause -> goesOn(inspection, method, clause))
                .map(clause -> problem(method, clause)));
    }

    /** The clause and the waiting stand in the loop, which by its own text nothing else ends. */
    private static boolean goesOn(Inspection inspection, MethodFact method, CatchFact clause) {
        Optional<LoopFact> innermost = inspection
                .loopsIn(clause.site().file())
                .filter(loop -> loop.body().holds(clause.site()))
                .max(Comparator.comparingInt(LoopFact::line));
        return innermost
                .filter(loop -> loop.drive() == Drive.CONDITION && loop.progress() == Progress.NONE)
                .filter(loop -> inspection
                        .tries()
                        .endingIn(clause.site())
                        .filter(attempt -> attempt.body().isWithin(loop.body()))
                        .isPresent())
                .filter(loop -> isEndless(method, loop) && !isLeft(loop, clause))
                .isPresent();
    }

    /** The clause ends with a {@code break}. */
    private static boolean isLeft(LoopFact loop, CatchFact clause) {
        return loop.once().stream()
                .anyMatch(part -> part.firstLine() == clause.site().line());
    }

    /** Nothing is asked in its head: no call, no field. */
    private static boolean isEndless(MethodFact method, LoopFact loop) {
        return method.calls().stream().noneMatch(call -> call.site().line() == loop.line())
                && method.accesses().stream().noneMatch(access -> access.site().line() == loop.line())
                && method.calls().stream()
                        .noneMatch(call -> loop.body().holds(call.site())
                                && call.target().name().matches("isInterrupted|interrupted"));
    }

    private static Problem problem(MethodFact method, CatchFact clause) {
        return Problem.at(method, clause.site(), INTERRUPTED)
                .severity(Severity.MEDIUM)
                .message(
                        "The interrupt flag is set again and the loop goes on: the next wait ends at once with the same exception, and the"
                                + " thread spins instead of ending. Leave the loop as well.");
    }
}
