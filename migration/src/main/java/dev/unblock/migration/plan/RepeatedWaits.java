package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Finding;
import java.util.Optional;
import java.util.Set;

/**
 * Methods that wait and go on when they are interrupted, before the same code waits again, there or elsewhere. With the
 * interrupt flag set each later wait would end at once: a loop around it would run hot, {@code while (true) { work(); pause(); }},
 * and what is ended step by step, {@code stopSenders(); stopWriters();}, would no longer be waited for.
 */
final class RepeatedWaits {

    private static final String INTERRUPT = "java.lang.InterruptedException";
    private static final Set<String> ASKS_THE_FLAG = Set.of("isInterrupted", "interrupted");

    private final Program program;
    private final NamedMethods named;

    RepeatedWaits(Program program, NamedMethods named) {
        this.program = program;
        this.named = named;
    }

    /** A method that would come to the same wait again after the interrupt that the finding tells of. */
    Optional<MethodFact> after(Finding finding) {
        return named.of(finding.method()).stream()
                .filter(method -> goesOn(method, finding.line()))
                .flatMap(method -> program.callers(method.key()).stream())
                .filter(edge -> edge.hop().isSameThread())
                .flatMap(edge -> program.method(edge.caller()).filter(caller -> waitsAgain(caller, edge)).stream())
                .findFirst();
    }

    private static boolean goesOn(MethodFact method, int line) {
        return method.catches().stream()
                .anyMatch(
                        clause -> clause.site().line() == line && !clause.uses().contains(Use.RETHROWN));
    }

    private boolean waitsAgain(MethodFact caller, CallEdge edge) {
        return !caller.key().equals(edge.callee())
                && caller.calls().stream().noneMatch(RepeatedWaits::asksTheFlag)
                && (edge.site().site().inLoop() || waitsLater(caller, edge));
    }

    private static boolean asksTheFlag(CallSite call) {
        return call.target().owner().equals("java.lang.Thread")
                && ASKS_THE_FLAG.contains(call.target().name());
    }

    private boolean waitsLater(MethodFact caller, CallEdge edge) {
        return program.callees(caller.key()).stream()
                .filter(other -> other.hop().isSameThread()
                        && other.site().index() > edge.site().index())
                .anyMatch(other -> other.callee().equals(edge.callee())
                        || program.method(other.callee())
                                .filter(RepeatedWaits::isInterrupted)
                                .isPresent());
    }

    private static boolean isInterrupted(MethodFact method) {
        return method.thrown().contains(INTERRUPT)
                || method.catches().stream().anyMatch(clause -> clause.types().contains(INTERRUPT));
    }
}
