package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells futures that are surely complete when they are asked: asking those does not wait. */
final class CompletedFutures {

    private static final Set<String> BORN_COMPLETE = Set.of(
            "completedFuture",
            "completedStage",
            "failedFuture",
            "failedStage",
            "immediateFuture",
            "immediateVoidFuture");
    private static final Set<String> ASKS_FOR_COMPLETION =
            Set.of("isDone", "isCompletedNormally", "isCompletedExceptionally", "state");
    private static final Set<String> ASYNC = Set.of(
            "org.springframework.scheduling.annotation.Async", "jakarta.ejb.Asynchronous", "javax.ejb.Asynchronous");
    private static final Set<String> AWAITS = Set.of("get", "join");
    private static final Set<String> COMPLETES =
            Set.of("complete", "completeExceptionally", "obtrudeValue", "obtrudeException");
    private static final Set<String> TELLS_WHEN_DONE =
            Set.of("javax.swing.SwingWorker", "java.util.concurrent.FutureTask");
    private static final Set<String> TASKS =
            Set.of("java.util.concurrent.FutureTask", "java.util.concurrent.RunnableFuture");

    private final Program program;
    private final AwaitedBefore awaited;

    CompletedFutures(Program program) {
        this.program = program;
        this.awaited = new AwaitedBefore(program);
    }

    /** The future is complete when the method gets to the call. */
    boolean isComplete(MethodFact method, CallSite call, Value future) {
        return isBornComplete(future)
                || isOfDoneWorker(method, future)
                || method.calls().stream()
                        .filter(c -> c.index() < call.index())
                        .anyMatch(before -> completes(before, future, call))
                || wasCompleteWhenHandedOver(method, future)
                || !isAnswerOfProxy(future)
                        && program.origins(method.key(), future).stream().allMatch(CompletedFutures::isBornComplete);
    }

    /** A worker of a user interface, or a task, asks itself for its result when it is told that there is one. */
    private boolean isOfDoneWorker(MethodFact method, Value future) {
        return future instanceof Value.Self
                && method.key().name().equals("done")
                && method.key().parameterTypes().isEmpty()
                && TELLS_WHEN_DONE.stream().anyMatch(type -> program.facts()
                        .hierarchy()
                        .isSubtype(method.key().owner(), type));
    }

    /** What an asynchronous method returns is handed to its caller before the method has begun. */
    private boolean isAnswerOfProxy(Value future) {
        return future instanceof Value.Result result
                && program.method(result.target())
                        .filter(method -> isAsync(method.annotations()) || isAsyncType(result.target()))
                        .isPresent();
    }

    private boolean isAsyncType(MethodKey method) {
        return program.type(method.owner())
                .filter(type -> isAsync(type.annotations()))
                .isPresent();
    }

    private static boolean isAsync(List<AnnotationFact> annotations) {
        return annotations.stream().anyMatch(annotation -> ASYNC.contains(annotation.type()));
    }

    private static boolean isBornComplete(Value value) {
        return value.alternatives()
                .allMatch(one -> one instanceof Value.Result result
                        && (BORN_COMPLETE.contains(result.target().name()) || isCompletion(result.target())));
    }

    /** {@code CompletionService} gives futures when they are done. */
    private static boolean isCompletion(MethodKey given) {
        return given.owner().endsWith("CompletionService")
                && (given.name().equals("take") || given.name().equals("poll"));
    }

    private boolean completes(CallSite before, Value future, CallSite call) {
        String name = before.target().name();
        boolean awaits =
                AWAITS.contains(name) && before.target().parameterTypes().isEmpty();
        if (before.receiver().filter(future::equals).isPresent()) {
            if (name.equals("run") && TASKS.contains(before.target().owner())) {
                return true;
            }
            if (COMPLETES.contains(name)) {
                return true;
            }
            // Who gives a time limit does not rely on the answer.
            return (awaits || ASKS_FOR_COMPLETION.contains(name))
                    && call.target().parameterTypes().isEmpty();
        }
        // A time limit that all did not keep ends in an exception.
        return AWAITS.contains(name)
                        && before.receiver()
                                .filter(all -> awaitsAll(all, future))
                                .isPresent()
                || name.equals("invokeAll") && future.parts().anyMatch(p -> isResultOf(p, before))
                || awaited.by(before, future);
    }

    private static boolean isResultOf(Value value, CallSite call) {
        return value instanceof Value.Result result && result.call() == call.index();
    }

    /** In a lambda: the future was captured, or is an element of what the lambda is mapped over. */
    private boolean wasCompleteWhenHandedOver(MethodFact method, Value future) {
        if (!method.writtenIn().isPresent()) {
            return false;
        }
        return program.callers(method.key()).stream().anyMatch(edge -> {
            Optional<Value> receiver = edge.site().receiver();
            if (receiver.filter(CompletedFutures::comesFromAllOf).isPresent() || isBegunAfterAllOf(edge)) {
                return true;
            }
            Optional<Value> outside = outside(method, edge.site(), future).or(() -> receiver);
            if (receiver.isPresent() && receiver.equals(outside(method, edge.site(), future))) {
                // A callback of the future itself.
                return true;
            }
            return outside.isPresent()
                    && program.method(edge.caller())
                            .filter(caller -> !caller.equals(method))
                            .filter(caller -> isComplete(caller, edge.site(), outside.get()))
                            .isPresent();
        });
    }

    /** What a captured variable of the lambda was outside of it. */
    private static Optional<Value> outside(MethodFact lambda, CallSite handover, Value inside) {
        if (!(inside instanceof Value.Parameter parameter)) {
            return Optional.empty();
        }
        return handover.arguments().stream()
                .filter(a -> a instanceof Value.Functional f
                        && f.implementation().equals(lambda.key())
                        && parameter.index() < f.captured().size())
                .map(a -> ((Value.Functional) a).captured().get(parameter.index()))
                .findFirst();
    }

    /** {@code all.then(Mono.fromCallable(() -> …))}. */
    private boolean isBegunAfterAllOf(CallEdge handover) {
        return program.method(handover.caller()).stream()
                .flatMap(maker -> maker.calls().stream())
                .filter(next -> next.arguments().stream().anyMatch(given -> isResultOf(given, handover.site())))
                .anyMatch(next ->
                        next.receiver().filter(CompletedFutures::comesFromAllOf).isPresent());
    }

    private static boolean comesFromAllOf(Value value) {
        return value.parts()
                .anyMatch(part -> part instanceof Value.Result result
                        && result.target().name().equals("allOf"));
    }

    /** {@code allOf} was given the future itself, or made from the collection that the future is taken from. */
    private static boolean awaitsAll(Value all, Value future) {
        return comesFromAllOf(all)
                && all.parts().anyMatch(part -> part.equals(future) || isSource(part) && future.contains(part));
    }

    private static boolean isSource(Value value) {
        return value instanceof Value.Result
                || value instanceof Value.Allocation
                || value instanceof Value.Parameter
                || value instanceof Value.FieldRead;
    }
}
