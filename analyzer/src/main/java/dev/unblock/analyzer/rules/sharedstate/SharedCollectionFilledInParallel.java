package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ElementWrite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
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
    private static final Set<String> CHANGES =
            Set.of("add", "addAll", "put", "putAll", "merge", "compute", "computeIfAbsent", "append", "remove");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    /** The parallel work brings its threads itself. */
    @Override
    public boolean needsManyThreads() {
        return false;
    }

    @Override
    public String summary() {
        return "Several tasks fill one local collection that is not thread-safe.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.of(
                        byLambdas(inspection),
                        byReferences(inspection),
                        intoArrays(inspection),
                        intoIdentities(inspection),
                        ChangedAfterHandOver.inspect(inspection))
                .flatMap(problems -> problems)
                .distinct();
    }

    /** {@code parallelStream().forEach(found::add)}: no code of the project's own in between. */
    private static Stream<Problem> byReferences(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> CapturedByTasks.isParallelStream(inspection, call))
                .filter(call -> Values.functions(call.site())
                        .anyMatch(function -> CHANGES.contains(
                                        function.implementation().name())
                                && function.captured().stream().anyMatch(SharedCollectionFilledInParallel::isUnsafe)))
                .map(call -> problem(call.method(), call.site()));
    }

    /** {@code parallelStream().reduce(new ArrayList<>(), …)}: the identity is one object, and each part of the work begins with it. */
    private static Stream<Problem> intoIdentities(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> call.name().equals("reduce") && CapturedByTasks.isParallelStream(inspection, call))
                .filter(call ->
                        call.site().arguments().stream().limit(1).anyMatch(SharedCollectionFilledInParallel::isUnsafe))
                .map(
                        call -> Problem.at(call.method(), call.site())
                                .severity(Severity.HIGH)
                                .message(
                                        "reduce begins each part of the work with the same object, which is not thread-safe: the parts fill it at"
                                                + " once, and elements get lost or stand there twice. Use collect, which makes one for each part."));
    }

    private static Stream<Problem> byLambdas(Inspection inspection) {
        return CapturedByTasks.in(inspection).flatMap(tasks -> tasks.task().calls().stream()
                .filter(call -> changesCaptured(inspection, tasks, call))
                .map(call -> problem(tasks.task(), call)));
    }

    /** {@code sum[0] += x}: an array of one element stands for a variable that a lambda may not assign. */
    private static Stream<Problem> intoArrays(Inspection inspection) {
        return CapturedByTasks.in(inspection).flatMap(tasks -> tasks.task().elementWrites().stream()
                .filter(write -> changesCaptured(inspection, tasks, write))
                .map(write -> problem(tasks.task(), write)));
    }

    private static boolean changesCaptured(Inspection inspection, CapturedByTasks tasks, ElementWrite write) {
        boolean sameElement = write.index() instanceof Value.Constant
                || write.isUpdate() && !(write.index() instanceof Value.Parameter);
        return sameElement
                && write.locks().isEmpty()
                && tasks.madeForSeveral(inspection, write.array())
                        .filter(Value.Allocation.class::isInstance)
                        .isPresent();
    }

    private static boolean changesCaptured(Inspection inspection, CapturedByTasks tasks, CallSite call) {
        return CHANGES.contains(call.target().name())
                && call.locks().isEmpty()
                && call.receiver().stream()
                        .flatMap(value -> tasks.madeForSeveral(inspection, value).stream())
                        .anyMatch(SharedCollectionFilledInParallel::isUnsafe);
    }

    private static boolean isUnsafe(Value value) {
        return value instanceof Value.Allocation made && UNSAFE.contains(made.type());
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
