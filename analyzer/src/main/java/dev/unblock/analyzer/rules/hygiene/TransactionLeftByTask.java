package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds work on the database that a transactional method hands to another thread, where the transaction does not reach. */
final class TransactionLeftByTask implements Rule {

    /** What works on data by its name, as services and repositories do. */
    private static final Pattern OF_DATA = Pattern.compile(".*(Service|Repository|Dao|DAO|Mapper)");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A transactional method hands work on the database to another thread, which the transaction does not reach.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .filter(inspection.transactions()::isOpenedFor)
                .flatMap(method -> inspection.program().callees(method.key()).stream()
                        .filter(edge -> !edge.hop().isSameThread())
                        .flatMap(edge -> problem(inspection, method, edge).stream()));
    }

    /** Who opens a transaction for the task knows that there is none. */
    private static Optional<Problem> problem(Inspection inspection, MethodFact method, CallEdge handed) {
        return inspection
                .program()
                .method(handed.callee())
                .filter(task -> !inspection.transactions().isOpenedFor(task))
                .flatMap(task -> task.calls().stream()
                        .filter(call -> needsOne(inspection, task, call)
                                || worksOnDatabase(inspection, method, task, call)
                                        && !opensItsOwn(inspection, task, call))
                        .findFirst()
                        .map(call -> problem(method, handed, call)));
    }

    private static boolean worksOnDatabase(Inspection inspection, MethodFact method, MethodFact task, CallSite call) {
        return inspection.database().at(task, call).isPresent() || isPartOfTransaction(inspection, method, task, call);
    }

    /** A service whose code is not at hand, and which the method calls within its transaction as well. */
    private static boolean isPartOfTransaction(
            Inspection inspection, MethodFact method, MethodFact task, CallSite call) {
        return OF_DATA.matcher(call.target().owner()).matches()
                && inspection
                        .program()
                        .callees(task.key(), call)
                        .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                        .allMatch(callee -> callee.is(Modifier.ABSTRACT))
                && Values.receiverField(call)
                        .filter(field -> method.calls().stream().anyMatch(own -> Values.receiverField(own)
                                .filter(field::equals)
                                .isPresent()))
                        .isPresent();
    }

    /** It fails where there is none. */
    private static boolean needsOne(Inspection inspection, MethodFact task, CallSite call) {
        return inspection
                .program()
                .callees(task.key(), call)
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .flatMap(callee -> callee.annotations().stream())
                .filter(mark -> Descriptors.simpleName(mark.type()).equals("Transactional"))
                .anyMatch(mark -> SpringAnnotations.propagation(mark).equals("MANDATORY"));
    }

    private static boolean opensItsOwn(Inspection inspection, MethodFact task, CallSite call) {
        return inspection
                .program()
                .callees(task.key(), call)
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .anyMatch(inspection.transactions()::isOpenedFor);
    }

    private static Problem problem(MethodFact method, CallEdge handed, CallSite work) {
        return Problem.at(method, handed.site())
                .severity(Severity.INFO)
                .message("The transaction of this method is bound to its thread: what "
                        + work.target().name()
                        + " does on another one (handed over by "
                        + handed.site().target().name()
                        + ") sees none of it, and stays when it is rolled back. Hand over after the commit, or open a transaction"
                        + " in the task.")
                .related(List.of(new Location(
                        work.site().file(), work.site().line(), "works on the database without the transaction")))
                .remedy(Remedy.manual("H1: a transaction is bound to its thread."));
    }
}
