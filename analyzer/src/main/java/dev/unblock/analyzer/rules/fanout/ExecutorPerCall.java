package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.LoopFact.Drive;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Keepers;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class ExecutorPerCall implements CallRule {

    /** What they give is done on the pool that they are given, and does not end it. */
    private static final Set<String> RUNS_ON = Set.of(
            "subscribeOn", "publishOn", "observeOn", "runOn", "emitOn", "runSubscriptionOn", "supplyAsync", "runAsync");

    private static final Set<String> KEEPS = Set.of("put", "putIfAbsent", "add", "addLast", "set");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public boolean isAboutTraffic() {
        return true;
    }

    @Override
    public String summary() {
        return "A thread pool is made for every call.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!makesThreads(inspection, call)
                || inspection.accesses().isBuilding(call.method())
                || isKept(call)
                || Keepers.keepWhatItMakes(inspection, call.method())
                || Keepers.runOnce(inspection, call.method())) {
            return Optional.empty();
        }
        Place place = inspection.place(call.method());
        if (place == Place.MAIN || place == Place.TEST || place == Place.STARTUP) {
            return Optional.empty();
        }
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(severity(inspection, call, place))
                .message(
                        "A thread pool is made for every call: the limit is per call, not for the process, and threads are"
                                + " started and thrown away each time. Make one pool, inject it, and shut it down with the"
                                + " application.")
                .remedy(Remedy.recipe("UseNamedExecutor", 1)));
    }

    private static boolean makesThreads(Inspection inspection, Call call) {
        return ExecutorCalls.makesExecutor(call)
                || ExecutorCalls.makes(call, "java.util.Timer")
                || isScheduler(call)
                || isMaker(inspection, call);
    }

    /** A scheduler with threads of its own, or named workers of Vert.x. */
    private static boolean isScheduler(Call call) {
        return call.owner().equals("reactor.core.scheduler.Schedulers")
                        && call.name().startsWith("new")
                || call.owner().equals("io.vertx.core.Vertx") && call.name().equals("createSharedWorkerExecutor");
    }

    /** A method of the class's own that makes one for whoever asks, and keeps none. */
    private static boolean isMaker(Inspection inspection, Call call) {
        return call.owner().equals(call.method().key().owner())
                && inspection.program().method(call.site().target()).stream()
                        .filter(maker -> !maker.returned().isEmpty()
                                && maker.annotations().isEmpty())
                        .anyMatch(maker -> maker.returned().stream().allMatch(made -> maker.calls().stream()
                                .anyMatch(
                                        one -> one.gives(made) && ExecutorCalls.makesExecutor(new Call(maker, one)))));
    }

    private static Severity severity(Inspection inspection, Call call, Place place) {
        if (place == Place.BOUNDED_POOL && isForLoop(inspection, call) || isPicked(inspection, call)) {
            return Severity.INFO;
        }
        return place == Place.NOWHERE || isThreadOfItsOwn(call) ? Severity.LOW : Severity.HIGH;
    }

    /** An {@code if} lets the method make it: most calls may do without. */
    private static boolean isPicked(Inspection inspection, Call call) {
        MethodFact method = call.method();
        Span whole = new Span(method.site().line(), 1, method.endLine(), Integer.MAX_VALUE);
        return inspection.choices().isPicked(call.site().site(), whole);
    }

    /** It serves the loop after it, which goes on for as long as its thread does. */
    private static boolean isForLoop(Inspection inspection, Call call) {
        return !call.site().site().inLoop()
                && inspection
                        .loopsIn(call.site().site().file())
                        .filter(loop -> loop.drive() == Drive.CONDITION
                                && loop.line() > call.site().site().line()
                                && loop.line() <= call.method().endLine())
                        .anyMatch(loop -> call.method().calls().stream()
                                .anyMatch(other -> loop.body().holds(other.site())
                                        && other.receiver()
                                                .filter(call.site()::gives)
                                                .isPresent()));
    }

    /** What a thread does as a whole it does once. */
    private static boolean isThreadOfItsOwn(Call call) {
        return call.method().named().name().equals("run")
                && call.method().parameters().isEmpty()
                && !call.site().site().inLoop();
    }

    /** Stored in a field, given to the caller or to a new object, it lives longer than the call. */
    private static boolean isKept(Call call) {
        boolean given = call.method().calls().stream()
                .filter(other -> other.target().isConstructor()
                        && !other.target().owner().startsWith("java.")
                        && other.index() != call.site().index())
                .flatMap(other -> other.arguments().stream())
                .anyMatch(value -> holds(value, call));
        boolean collected = call.method().calls().stream()
                .filter(other -> KEEPS.contains(other.target().name())
                        && Values.receiverField(other).isPresent())
                .flatMap(other -> other.arguments().stream())
                .anyMatch(value -> holds(value, call));
        return given
                || collected
                || Lifecycle.starts(call.method())
                || call.method().accesses().stream()
                        .anyMatch(a -> a.written().filter(v -> holds(v, call)).isPresent())
                || call.method().returned().stream().anyMatch(v -> holds(v, call));
    }

    /** The pool itself or what was made of it; what a task in it gave is another matter. */
    private static boolean holds(Value value, Call call) {
        return value.alternatives()
                .anyMatch(one -> call.site().gives(one) || madeOf(one).stream().anyMatch(part -> holds(part, call)));
    }

    private static List<Value> madeOf(Value value) {
        if (value instanceof Value.Allocation made) {
            return made.arguments();
        }
        if (value instanceof Value.Functional function) {
            return function.captured();
        }
        return value instanceof Value.Result result
                        && !RUNS_ON.contains(result.target().name())
                ? result.arguments()
                : List.of();
    }
}
