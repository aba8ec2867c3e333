package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code pool.execute(() -> print(names)); names.clear();}: the method goes on changing what it has handed to another thread, by a task or through a queue,
 * and nothing says which comes first.
 */
final class ChangedAfterHandOver {

    private static final Set<String> PLAIN = Set.of(
            "java.util.List",
            "java.util.Set",
            "java.util.Map",
            "java.util.Collection",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.lang.StringBuilder");
    private static final Set<String> CHANGES = Set.of("append", "insert", "setLength", "reverse", "deleteCharAt");
    private static final Set<String> AWAITS = Set.of(
            "join",
            "get",
            "await",
            "awaitTermination",
            "invokeAll",
            "take",
            "acquire",
            "arriveAndAwaitAdvance",
            "block",
            "waitFor",
            "close");
    private static final Set<String> PUTS = Set.of("put", "offer", "add", "transfer");

    private ChangedAfterHandOver() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> Stream.concat(
                        handed(inspection, method), queued(inspection, method))
                .flatMap(hand -> changeAfter(method, hand).stream().map(change -> problem(method, change, hand)))
                .distinct());
    }

    /** @param object that another thread has from now on */
    private record Hand(CallSite call, Value object) {}

    private static Stream<Hand> handed(Inspection inspection, MethodFact method) {
        return inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .flatMap(edge -> Values.functions(edge.site())
                        .filter(task -> task.implementation().equals(edge.callee()))
                        .flatMap(task -> task.variables().stream())
                        .filter(variable -> isPlain(method, variable))
                        .map(variable -> new Hand(startOf(method, edge), variable)));
    }

    /** A thread has the object from its start on. */
    private static CallSite startOf(MethodFact method, CallEdge edge) {
        return method.calls().stream()
                .filter(call -> call.target().name().equals("start")
                        && call.index() > edge.site().index()
                        && call.receiver().filter(edge.site()::gives).isPresent())
                .findFirst()
                .orElse(edge.site());
    }

    private static Stream<Hand> queued(Inspection inspection, MethodFact method) {
        return method.calls().stream()
                .filter(call -> PUTS.contains(call.target().name())
                        && inspection.isSubtype(call.target().owner(), "java.util.concurrent.BlockingQueue"))
                .flatMap(call -> call.arguments().stream()
                        .limit(1)
                        .filter(element -> element instanceof Value.Allocation && isPlain(method, element))
                        .map(element -> new Hand(call, element)));
    }

    /** One object: what the method was given, or the only one of its type that it makes. */
    private static boolean isPlain(MethodFact method, Value value) {
        if (value instanceof Value.Allocation made) {
            return PLAIN.contains(made.type())
                    && method.calls().stream().filter(call -> call.gives(made)).count() == 1;
        }
        return value instanceof Value.Parameter
                && method.writtenIn().isEmpty()
                && method.declaredType(value).filter(PLAIN::contains).isPresent();
    }

    /** The first change behind the hand-over, on the same way, with nothing in between that waits for the other thread. */
    private static Optional<CallSite> changeAfter(MethodFact method, Hand hand) {
        CallSite given = hand.call();
        return method.calls().stream()
                .filter(call -> call.index() > given.index()
                        && call.site().line() > given.site().endLine()
                        && call.site().loops() == given.site().loops()
                        && call.locks().isEmpty()
                        && call.receiver().filter(hand.object()::equals).isPresent()
                        && (Containers.changes(call.target().name())
                                || CHANGES.contains(call.target().name())))
                .findFirst()
                .filter(change -> method.calls().stream()
                        .noneMatch(call -> call.index() > given.index()
                                && call.index() < change.index()
                                && AWAITS.contains(call.target().name())));
    }

    private static Problem problem(MethodFact method, CallSite change, Hand hand) {
        return Problem.at(method, change)
                .severity(hand.object() instanceof Value.Allocation ? Severity.MEDIUM : Severity.LOW)
                .message("What was handed to another thread in line "
                        + hand.call().site().line()
                        + " is changed here, with nothing that says which comes first: the other thread sees it half changed, or fails."
                        + " Hand over a copy, or change it before.");
    }
}
