package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds tasks that lead to their own submission again, once for each of several things. */
final class RecursiveSubmission implements Rule {

    private static final int FARTHEST = 200;
    private static final int WIDEST = 3;

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A task submits several tasks like itself, so that their number grows with every level.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .filter(edge -> isSubmission(inspection, method, edge) && isRepeated(inspection, method, edge))
                .filter(edge -> reaches(inspection, edge.callee(), method.key()))
                .map(edge -> edge.site().site().inLoop() || !isOneOfTwo(inspection, method, edge)
                        ? problem(method, edge)
                        : problem(method, edge).severity(Severity.INFO))
                .distinct());
    }

    /** A fork is made for it: its pool takes the tasks of a task first. */
    private static boolean isSubmission(Inspection inspection, MethodFact method, CallEdge edge) {
        return ExecutorCalls.target(inspection, method, edge.site()).isPresent()
                || edge.site().target().name().endsWith("Async")
                || edge.site().target().name().equals("start");
    }

    private static boolean isRepeated(Inspection inspection, MethodFact method, CallEdge edge) {
        return edge.site().site().inLoop()
                || isCalledInLoop(inspection, edge.callee(), method.key())
                || isOneOfTwo(inspection, method, edge)
                || method.writtenIn().isPresent()
                        && inspection.program().callers(method.key()).stream()
                                .anyMatch(above -> inspection.program().method(above.caller()).stream()
                                        .anyMatch(caller -> inspection
                                                .repeats()
                                                .perElement(caller, above.site())
                                                .isPresent()));
    }

    /** {@code pool.execute(() -> page.links().forEach(this::visit))}: the task comes back here for each of several things. */
    private static boolean isCalledInLoop(Inspection inspection, MethodKey task, MethodKey method) {
        return inspection.program().callers(method).stream()
                .anyMatch(back -> back.caller().equals(task)
                        && back.hop().isSameThread()
                        && (back.site().site().inLoop() || isPerElement(inspection, back)));
    }

    private static boolean isPerElement(Inspection inspection, CallEdge edge) {
        return inspection.program().method(edge.caller()).stream()
                .anyMatch(caller ->
                        inspection.repeats().perElement(caller, edge.site()).isPresent());
    }

    /** {@code submit(left); submit(right)}: each leads to two more, unless only one of both is ever reached. */
    private static boolean isOneOfTwo(Inspection inspection, MethodFact method, CallEdge edge) {
        return !edge.site().target().name().startsWith("schedule")
                && inspection.program().callees(method.key()).stream()
                        .anyMatch(other -> !other.hop().isSameThread()
                                && other.site().index() != edge.site().index()
                                && other.site().target().equals(edge.site().target())
                                && other.site().receiver().equals(edge.site().receiver())
                                && !inspection
                                        .choices()
                                        .areApart(
                                                other.site().site(), edge.site().site())
                                && !inspection
                                        .choices()
                                        .isAfterFailure(other.site().site())
                                && !inspection
                                        .choices()
                                        .isAfterFailure(edge.site().site())
                                && reaches(inspection, other.callee(), method.key()));
    }

    private static boolean reaches(Inspection inspection, MethodKey from, MethodKey to) {
        Set<MethodKey> seen = new HashSet<>(Set.of(from));
        Deque<MethodKey> next = new ArrayDeque<>(seen);
        while (!next.isEmpty() && seen.size() < FARTHEST) {
            MethodKey method = next.remove();
            if (method.equals(to)) {
                return true;
            }
            narrow(inspection.program().callees(method))
                    .map(CallEdge::callee)
                    .filter(seen::add)
                    .forEach(next::add);
        }
        return false;
    }

    /** A call of very many targets says little about each. */
    private static Stream<CallEdge> narrow(List<CallEdge> edges) {
        Map<Integer, Long> widths =
                edges.stream().collect(Collectors.groupingBy(edge -> edge.site().index(), Collectors.counting()));
        return edges.stream().filter(edge -> widths.get(edge.site().index()) <= WIDEST);
    }

    private static Problem problem(MethodFact method, CallEdge edge) {
        return Problem.at(method, edge.site())
                .confidence(Confidence.MEDIUM)
                .message(
                        "A task that comes by here submits further ones of its kind, and each of them does the same: their"
                                + " number grows with every level and nothing limits it. Bound the depth, or keep a queue that a few"
                                + " workers take from.");
    }
}
