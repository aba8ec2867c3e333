package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds them where the transaction is opened: that is where they can be moved out of it. */
final class RemoteCallInTransaction implements Rule {

    /** Milliseconds that a transaction may well be kept open for: less than a query takes. */
    private static final int SHORT = 10;

    /** Into a queue of this process, which waits for room alone. */
    private static final Set<String> GIVES = Set.of("put", "offer", "add", "transfer");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A database transaction is held open while something slow outside the database is waited for.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> inspection.transactions().isOpenedFor(method))
                .flatMap(method -> method.calls().stream()
                        .flatMap(call -> waits(inspection, method, call)
                                .map(wait ->
                                        problem(inspection, method, call, wait).related(way(inspection, method, call)))
                                .stream()));
    }

    /** What another transactional method does is told there. */
    private static Optional<Wait> waits(Inspection inspection, MethodFact method, CallSite call) {
        boolean ownTransaction = inspection.slow().edgesAt(method, call).stream()
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .anyMatch(callee -> inspection.transactions().isOpenedFor(callee));
        return ownTransaction
                ? Optional.empty()
                : inspection.slow().at(method, call).or(() -> file(inspection, method, call));
    }

    private static List<Location> way(Inspection inspection, MethodFact method, CallSite call) {
        return inspection.slow().way(method, call).stream()
                .map(step -> new Location(step.site().file(), step.site().line(), "waits below this call"))
                .toList();
    }

    private static Optional<Wait> file(Inspection inspection, MethodFact method, CallSite call) {
        return inspection.waits().in(method.key()).stream()
                .filter(wait -> wait.call().index() == call.index())
                .filter(wait -> wait.kind().group() == Group.FILE && wait.api().latency() > 1)
                .findFirst();
    }

    /** A transaction that is given no time can be kept for as long as the other side likes. */
    private static String limit(MethodFact method) {
        boolean limited = method.annotations().stream()
                .anyMatch(annotation -> annotation.values().containsKey("timeout")
                        || annotation.values().containsKey("timeoutString"));
        return limited ? "" : " No timeout ends the transaction.";
    }

    /** A file, a cache or a name that is known already answers at once, a message is only handed over, a pause below may be one before another try, and nobody else needs the rows while the application starts. */
    private static boolean isShort(Inspection inspection, MethodFact method, CallSite call, Wait wait) {
        return wait.kind().group() == Group.FILE
                || wait.kind() == Kind.DNS
                || wait.api().latency() < SHORT
                || wait.isMessageSent()
                || wait.kind() == Kind.QUEUE
                        && GIVES.contains(wait.call().target().name())
                || mayBeKept(inspection, method, call)
                || wait.kind() == Kind.LATCH && Lifecycle.starts(wait.method())
                || wait.kind() == Kind.SLEEP && !wait.call().equals(call)
                || inspection.place(method) == Place.STARTUP;
    }

    /** {@code @GlobalTransactional} of Seata: other services are asked in the transaction on purpose, and undo their part with it. */
    private static boolean spansServices(MethodFact method) {
        return method.annotations().stream().anyMatch(annotation -> Descriptors.simpleName(annotation.type())
                .equals("GlobalTransactional"));
    }

    /** A cache may have the answer to the call, or to one that it leads to. */
    private static boolean mayBeKept(Inspection inspection, MethodFact method, CallSite call) {
        return inspection.keptAnswers().mayAnswer(method.key(), call)
                || inspection.slow().way(method, call).stream().anyMatch(inspection.keptAnswers()::mayAnswer);
    }

    private static Problem problem(Inspection inspection, MethodFact method, CallSite call, Wait wait) {
        return Problem.at(method, call)
                .severity(
                        spansServices(method) || isShort(inspection, method, call, wait)
                                ? Severity.INFO
                                : Severity.HIGH)
                .waitsIn(wait)
                .message("The transaction stays open while " + call.target().name() + " waits"
                        + (wait.call().equals(call) ? "" : " in " + wait.called())
                        + ": its database connection and row locks are kept as long, and what is done outside the database is"
                        + " not undone with it." + limit(method) + " Do it before or after the transaction.")
                .remedy(Remedy.manual("H1: what belongs to the transaction is a decision of the domain."));
    }
}
