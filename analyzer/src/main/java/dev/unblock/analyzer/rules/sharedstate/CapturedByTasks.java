package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An object that a method makes and gives to a task, which several threads run at once, or several tasks of which get it. */
record CapturedByTasks(MethodFact maker, CallEdge edge, MethodFact task) {

    private static final String STREAM = "java.util.stream.BaseStream";
    /** What they are given runs on all rails at once; what is gathered from them has another type. */
    private static final Set<String> RAILS = Set.of(
            "reactor.core.publisher.ParallelFlux",
            "io.reactivex.parallel.ParallelFlowable",
            "io.reactivex.rxjava3.parallel.ParallelFlowable");
    /** The last of them holds for the whole stream. */
    private static final Set<String> MODES = Set.of("parallelStream", "parallel", "sequential");

    /** The tasks that the program hands to other threads, each with the method that does so. */
    static Stream<CapturedByTasks> in(Inspection inspection) {
        return inspection.methods().flatMap(method -> inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream()
                        .map(task -> new CapturedByTasks(method, edge, task))));
    }

    /** What the task's captured variable was made as, if several threads use it at once. */
    Optional<Value> madeForSeveral(Inspection inspection, Value used) {
        return captured(inspection, used).filter(made -> isParallel(inspection, made));
    }

    /** The type of the object that the value is, as far as its making tells. */
    static Optional<String> type(Value made) {
        if (made instanceof Value.Allocation object) {
            return Optional.of(object.type());
        }
        return made instanceof Value.Result result
                ? Optional.ofNullable(result.target().returnType())
                : Optional.empty();
    }

    /** A call on a parallel stream, or on the rails of a parallel publisher, that runs what it is given on many threads. */
    static boolean isParallelStream(Inspection inspection, Inspection.Call call) {
        return RAILS.contains(call.owner())
                || inspection.isSubtype(call.owner(), STREAM)
                        && !isOneByOne(call.site())
                        && call.site().receiver().stream()
                                .flatMap(Values::chain)
                                .map(link -> link.target().name())
                                .filter(MODES::contains)
                                .findFirst()
                                .filter(mode -> !mode.equals("sequential"))
                                .isPresent();
    }

    /** One element after the other, each with what was done for the one before to be seen. */
    private static boolean isOneByOne(CallSite call) {
        return call.target().name().equals("forEachOrdered");
    }

    /** Where the method that hands over is a lambda itself: what it captured in turn, in the method around it. */
    private Stream<Value> aroundMaker(Inspection inspection, Value given) {
        return given instanceof Value.Parameter outer && maker.writtenIn().isPresent()
                ? inspection.program().method(maker.writtenIn().get()).stream()
                        .flatMap(around -> around.calls().stream())
                        .flatMap(Values::functions)
                        .filter(f -> f.implementation().equals(maker.key())
                                && outer.index() < f.variables().size())
                        .map(f -> f.variables().get(outer.index()))
                        .limit(1)
                : Stream.of(given);
    }

    private Optional<Value> captured(Inspection inspection, Value value) {
        if (!(value instanceof Value.Parameter parameter)) {
            return Optional.empty();
        }
        return Values.functions(edge.site())
                .filter(f -> f.implementation().equals(task.key())
                        && parameter.index() < f.variables().size())
                .map(f -> f.variables().get(parameter.index()))
                .flatMap(given -> aroundMaker(inspection, given))
                .filter(made -> made instanceof Value.Allocation || made instanceof Value.Result)
                .findFirst();
    }

    /** More than one task at a time: a parallel stream, a hand-over in a loop, or two of them. */
    private boolean isParallel(Inspection inspection, Value made) {
        String owner = edge.site().target().owner();
        if (RAILS.contains(owner)) {
            return true;
        }
        if (inspection.isSubtype(owner, STREAM)) {
            return !isOneByOne(edge.site());
        }
        if (isNextInChain(inspection)) {
            return false;
        }
        int madeIn = maker.calls().stream()
                .filter(call -> call.gives(made))
                .mapToInt(call -> call.site().loops())
                .max()
                .orElse(0);
        return edge.site().site().loops() > madeIn || maker.writtenIn().isPresent() || isGivenTwice(made);
    }

    /** {@code last = last.thenCompose(…)}, in a loop: each step waits for the one before. */
    private boolean isNextInChain(Inspection inspection) {
        return inspection.isSubtype(edge.site().target().owner(), "java.util.concurrent.CompletionStage")
                && edge.site()
                        .receiver()
                        .map(CapturedByTasks::startOfChain)
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

    private boolean isGivenTwice(Value made) {
        long makers = maker.calls().stream().filter(call -> call.gives(made)).count();
        long tasks = maker.calls().stream()
                .filter(call -> Values.functions(call)
                        .anyMatch(function -> function.captured().contains(made)))
                .count();
        return makers == 1 && tasks > 1;
    }
}
