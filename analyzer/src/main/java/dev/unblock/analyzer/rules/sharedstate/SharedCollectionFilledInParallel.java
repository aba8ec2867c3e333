package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ElementWrite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class SharedCollectionFilledInParallel implements Rule {

    private static final Set<String> UNSAFE = Set.of(
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
    /** The last of them holds for the whole stream. */
    private static final Set<String> MODES = Set.of("parallelStream", "parallel", "sequential");

    private static final Set<String> CHANGES =
            Set.of("add", "addAll", "put", "putAll", "merge", "compute", "computeIfAbsent", "append", "remove");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "Several tasks fill one local collection that is not thread-safe.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.of(byLambdas(inspection), byReferences(inspection), intoArrays(inspection))
                .flatMap(problems -> problems)
                .distinct();
    }

    /** {@code parallelStream().forEach(found::add)}: no code of the project's own in between. */
    private static Stream<Problem> byReferences(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> inspection.isSubtype(call.owner(), "java.util.stream.BaseStream") && isParallel(call))
                .filter(call -> Values.functions(call.site())
                        .anyMatch(function ->
                                CHANGES.contains(function.implementation().name())
                                        && function.captured().stream()
                                                .anyMatch(value -> value instanceof Value.Allocation made
                                                        && UNSAFE.contains(made.type()))))
                .map(call -> problem(call.method(), call.site()));
    }

    private static boolean isParallel(Inspection.Call call) {
        return call.site().receiver().stream()
                .flatMap(Values::chain)
                .map(link -> link.target().name())
                .filter(MODES::contains)
                .findFirst()
                .filter(mode -> !mode.equals("sequential"))
                .isPresent();
    }

    private static Stream<Problem> byLambdas(Inspection inspection) {
        return inspection
                .methods()
                .flatMap(method -> inspection.program().callees(method.key()).stream()
                        .filter(edge -> !edge.hop().isSameThread())
                        .flatMap(edge -> inspection.program().method(edge.callee()).stream()
                                .flatMap(task -> task.calls().stream()
                                        .filter(call -> changesCaptured(inspection, method, edge, task, call))
                                        .map(call -> problem(task, call)))))
                .distinct();
    }

    /** {@code sum[0] += x}: an array of one element stands for a variable that a lambda may not assign. */
    private static Stream<Problem> intoArrays(Inspection inspection) {
        return inspection.methods().flatMap(method -> inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream()
                        .flatMap(task -> task.elementWrites().stream()
                                .filter(write -> changesCaptured(inspection, method, edge, task, write))
                                .map(write -> problem(task, write)))));
    }

    private static boolean changesCaptured(
            Inspection inspection, MethodFact method, CallEdge edge, MethodFact task, ElementWrite write) {
        boolean sameElement = write.index() instanceof Value.Constant
                || write.isUpdate() && !(write.index() instanceof Value.Parameter);
        return sameElement
                && write.locks().isEmpty()
                && captured(edge, task, write.array())
                        .filter(made -> isParallel(inspection, method, edge, made))
                        .isPresent();
    }

    private static boolean changesCaptured(
            Inspection inspection, MethodFact method, CallEdge edge, MethodFact task, CallSite call) {
        return CHANGES.contains(call.target().name())
                && call.locks().isEmpty()
                && call.receiver().stream()
                        .flatMap(value -> captured(edge, task, value).stream())
                        .anyMatch(made -> UNSAFE.contains(made.type()) && isParallel(inspection, method, edge, made));
    }

    /** More than one task at a time: a parallel stream, a hand-over in a loop, or two of them. */
    private static boolean isParallel(Inspection inspection, MethodFact method, CallEdge edge, Value.Allocation made) {
        if (inspection.isSubtype(edge.site().target().owner(), "java.util.stream.BaseStream")) {
            return true;
        }
        if (isNextInChain(inspection, edge)) {
            return false;
        }
        int madeIn = method.calls().stream()
                .filter(call ->
                        call.target().isConstructor() && call.target().owner().equals(made.type()))
                .mapToInt(call -> call.site().loops())
                .max()
                .orElse(0);
        return edge.site().site().loops() > madeIn || method.writtenIn().isPresent() || isGivenTwice(method, made);
    }

    /** {@code last = last.thenCompose(…)}, in a loop: each step waits for the one before. */
    private static boolean isNextInChain(Inspection inspection, CallEdge edge) {
        return inspection.isSubtype(edge.site().target().owner(), "java.util.concurrent.CompletionStage")
                && edge.site()
                        .receiver()
                        .map(SharedCollectionFilledInParallel::startOfChain)
                        .filter(start -> start instanceof Value.OneOf)
                        .isPresent();
    }

    private static Value startOfChain(Value value) {
        Value at = value;
        while (at instanceof Value.Result link && link.receiver().isPresent()) {
            at = link.receiver().get();
        }
        return at;
    }

    private static boolean isGivenTwice(MethodFact method, Value.Allocation made) {
        long makers = method.calls().stream()
                .filter(call ->
                        call.target().isConstructor() && call.target().owner().equals(made.type()))
                .count();
        long tasks = method.calls().stream()
                .filter(call -> Values.functions(call)
                        .anyMatch(function -> function.captured().contains(made)))
                .count();
        return makers == 1 && tasks > 1;
    }

    /** What the task's captured variable was made as, by its creator. */
    private static Optional<Value.Allocation> captured(CallEdge edge, MethodFact task, Value value) {
        if (!(value instanceof Value.Parameter parameter)) {
            return Optional.empty();
        }
        return Values.functions(edge.site())
                .filter(f -> f.implementation().equals(task.key())
                        && parameter.index() < f.variables().size())
                .map(f -> f.variables().get(parameter.index()))
                .filter(Value.Allocation.class::isInstance)
                .map(Value.Allocation.class::cast)
                .findFirst();
    }

    private static Problem problem(MethodFact task, ElementWrite write) {
        return Problem.at(task, write.site(), "element of an array")
                .severity(Severity.HIGH)
                .message(
                        "Several tasks write to one element of an array: of two at once, one update is lost. Let each task"
                                + " return its part and combine them (sum, reduce, collect), or use an atomic or a LongAdder.");
    }

    private static Problem problem(MethodFact task, CallSite call) {
        return Problem.at(task, call)
                .severity(Severity.HIGH)
                .message("Several tasks " + call.target().name()
                        + " to one collection that is not thread-safe: elements get"
                        + " lost. Let each task return its part and collect them, or use a concurrent collection.");
    }
}
