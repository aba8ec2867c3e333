package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** Finds waits in stages that run on whatever thread completes the one before. */
final class WaitInCompletionStage implements Rule {

    private static final Set<String> STAGES = Set.of(
            "thenApply",
            "thenAccept",
            "thenRun",
            "thenCompose",
            "thenCombine",
            "thenAcceptBoth",
            "runAfterBoth",
            "applyToEither",
            "acceptEither",
            "runAfterEither",
            "whenComplete",
            "handle",
            "exceptionally",
            "exceptionallyCompose");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A stage without Async waits on the thread that completed the stage before, which may be anybody's.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> stages = inspection
                .methods()
                .flatMap(method -> inspection.program().callees(method.key()).stream()
                        .filter(edge -> isStage(inspection, edge))
                        .flatMap(edge -> Waited.longIn(inspection, edge.callee()).stream()
                                .filter(wait -> wait.kind() != Kind.DNS)
                                .map(wait -> problem(method, edge, wait)))
                        .distinct());
        return Stream.concat(stages, WaitInOperator.inspect(inspection));
    }

    private static boolean isStage(Inspection inspection, CallEdge edge) {
        return STAGES.contains(edge.site().target().name())
                && inspection.isSubtype(edge.site().target().owner(), "java.util.concurrent.CompletionStage")
                && inspection
                        .program()
                        .method(edge.callee())
                        .filter(callee -> callee.writtenIn().isPresent() || isNamed(edge))
                        .isPresent();
    }

    /** {@code thenApply(this::load)}. */
    private static boolean isNamed(CallEdge edge) {
        return Values.functions(edge.site())
                .anyMatch(function -> function.implementation().equals(edge.callee()));
    }

    /** The stage before was given an executor, whose thread this one goes on with, where not with the caller's. */
    private static boolean isOnOwnExecutor(CallSite stage) {
        return stage.receiver().stream()
                .flatMap(Values::chain)
                .filter(before -> before.target().name().endsWith("Async"))
                .findFirst()
                .filter(before -> before.arguments().size() > 1)
                .isPresent();
    }

    private static Problem problem(MethodFact method, CallEdge edge, Wait wait) {
        String name = edge.site().target().name();
        return Problem.at(method, edge.site())
                .severity(isOnOwnExecutor(edge.site()) ? Severity.INFO : Severity.MEDIUM)
                .confidence(Confidence.MEDIUM)
                .waitsIn(wait)
                .message(name + " runs on the thread that completes the stage before, or on the caller's: the wait in "
                        + wait.called() + " holds up that thread, an I/O thread of a client if it comes from one. Use "
                        + name
                        + "Async with an executor for work that waits.");
    }
}
