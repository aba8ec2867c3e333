package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what one thread opens and a task on another thread ends: where it belongs to its thread, or where the one that
 * opened it still uses it.
 */
final class ResourceEndedOnAnotherThread implements Rule {

    /** They bind themselves to the thread that opens them, or may be used by one thread only. */
    private static final List<String> BOUND = List.of(
            "org.springframework.transaction.TransactionStatus",
            "jakarta.persistence.EntityManager",
            "javax.persistence.EntityManager",
            "jakarta.persistence.EntityTransaction",
            "javax.persistence.EntityTransaction",
            "org.hibernate.Session",
            "org.hibernate.Transaction",
            "org.apache.ibatis.session.SqlSession",
            "jakarta.jms.Session",
            "javax.jms.Session",
            "org.apache.kafka.clients.consumer.Consumer");

    private static final String CONNECTION = "java.sql.Connection";
    private static final Set<String> ENDS =
            Set.of("commit", "rollback", "close", "commitSync", "commitAsync", "unsubscribe");
    private static final Set<String> TRANSACTION_ENDS = Set.of("commit", "rollback");
    private static final Set<String> CLOSES = Set.of("close");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "What one thread opened is ended by a task on another thread.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread() && !ShutdownHooks.start(method, edge))
                .flatMap(edge -> inspection.program().method(edge.callee()).stream()
                        .filter(task -> task.writtenIn().isPresent())
                        .flatMap(task -> problems(inspection, method, edge, task)))
                .distinct());
    }

    private static Stream<Problem> problems(Inspection inspection, MethodFact method, CallEdge edge, MethodFact task) {
        return Values.functions(edge.site())
                .filter(function -> function.implementation().equals(task.key()))
                .flatMap(function -> IntStream.range(0, function.variables().size())
                        .boxed()
                        .filter(at -> isOpenedHere(function.variables().get(at)))
                        .flatMap(at -> ends(
                                inspection,
                                method,
                                edge,
                                task,
                                at,
                                function.variables().get(at))));
    }

    private static boolean isOpenedHere(Value value) {
        return value instanceof Value.Result || value instanceof Value.Allocation;
    }

    private static Stream<Problem> ends(
            Inspection inspection, MethodFact method, CallEdge edge, MethodFact task, int at, Value opened) {
        String type = task.parameters().get(at).type();
        Value captured = new Value.Parameter(at);
        return task.calls().stream()
                .filter(call -> isGiven(call, captured))
                .filter(call -> isWrong(inspection, method, edge, call, type, opened))
                .limit(1)
                .map(call -> problem(method, task, call, opened));
    }

    private static boolean isGiven(CallSite call, Value captured) {
        return call.receiver().filter(captured::equals).isPresent()
                || call.target().owner().endsWith("TransactionManager")
                        && call.arguments().contains(captured);
    }

    private static boolean isWrong(
            Inspection inspection, MethodFact method, CallEdge edge, CallSite end, String type, Value opened) {
        String name = end.target().name();
        if (BOUND.stream().anyMatch(bound -> inspection.isSubtype(type, bound))) {
            return ENDS.contains(name);
        }
        if (inspection.isSubtype(type, CONNECTION) && TRANSACTION_ENDS.contains(name)) {
            return usedIn(method, opened).anyMatch(call -> call.target().name().equals("setAutoCommit"));
        }
        return CLOSES.contains(name)
                && inspection.isSubtype(type, "java.lang.AutoCloseable")
                && usedIn(method, opened)
                        .anyMatch(call -> call.index() > edge.site().index()
                                && !hasWaited(inspection, method, edge.site(), call));
    }

    private static Stream<CallSite> usedIn(MethodFact method, Value opened) {
        return method.calls().stream()
                .filter(call -> call.receiver().filter(opened::equals).isPresent());
    }

    private static boolean hasWaited(Inspection inspection, MethodFact method, CallSite from, CallSite until) {
        return Waited.between(inspection, method, from, until);
    }

    private static Problem problem(MethodFact method, MethodFact task, CallSite end, Value opened) {
        List<Location> related = method.calls().stream()
                .filter(call -> call.gives(opened))
                .limit(1)
                .map(call -> new Location(call.site().file(), call.site().line(), "opened here, by another thread"))
                .toList();
        return Problem.at(task, end)
                .severity(Severity.HIGH)
                .message(end.target().name() + "() runs in a task, on another thread than the one that opened this: a"
                        + " transaction or session belongs to the thread that began it, and whoever opened it may still use"
                        + " it. Open, use and end it in one place: all in the task, or all after waiting for it.")
                .related(related)
                .remedy(Remedy.manual("H1: what is bound to a thread ends on that thread."));
    }
}
