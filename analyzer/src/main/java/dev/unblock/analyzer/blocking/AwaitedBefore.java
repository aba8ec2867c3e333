package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Calls that return only when each future of a collection is complete: a loop's or a stream's, or a method's that holds one. */
final class AwaitedBefore {

    private static final Set<String> AWAITS = Set.of("get", "join");
    private static final String FUTURE = "java.util.concurrent.Future";
    private static final Set<String> TO_EACH = Set.of("forEach", "map");

    private final Program program;

    AwaitedBefore(Program program) {
        this.program = program;
    }

    /** The call has waited for the future, or for each element of what it is taken from. */
    boolean by(CallSite call, Value future) {
        return awaitedEach(call).filter(all -> isFrom(future, all)).isPresent() || isByMethod(call, future);
    }

    private boolean isByMethod(CallSite call, Value future) {
        if (call.dispatch() == Dispatch.INTERFACE) {
            return false;
        }
        return program.method(call.target())
                .filter(method -> IntStream.range(0, call.arguments().size())
                        .filter(i -> isFrom(future, call.arguments().get(i)))
                        .anyMatch(i -> awaits(method, new Value.Parameter(i))))
                .isPresent();
    }

    private boolean awaits(MethodFact method, Value.Parameter parameter) {
        return method.calls().stream()
                .anyMatch(call -> awaitedEach(call).filter(parameter::equals).isPresent()
                        || isAwaiting(call)
                                && call.receiver()
                                        .filter(future -> future.equals(parameter)
                                                || isAllOf(future) && future.contains(parameter))
                                        .isPresent());
    }

    /** What the call goes through, waiting for one after the other. */
    private Optional<Value> awaitedEach(CallSite call) {
        if (isAwaiting(call)) {
            return call.receiver().filter(future -> call.site().inLoop()).flatMap(AwaitedBefore::gone);
        }
        boolean toEach = TO_EACH.contains(call.target().name())
                && call.arguments().stream()
                        .anyMatch(given -> given instanceof Value.Functional function
                                && AWAITS.contains(function.implementation().name())
                                && isFuture(function.implementation().owner()));
        return toEach ? call.receiver().map(AwaitedBefore::streamed) : Optional.empty();
    }

    private boolean isAwaiting(CallSite call) {
        return AWAITS.contains(call.target().name())
                && call.target().parameterTypes().isEmpty()
                && isFuture(call.target().owner());
    }

    /** Suppliers and references are asked by {@code get} as well, and wait for nothing; libraries' own futures are called so. */
    private boolean isFuture(String type) {
        return type.endsWith("Future") || program.facts().hierarchy().isSubtype(type, FUTURE);
    }

    /** The collection that a loop took the value from. */
    private static Optional<Value> gone(Value element) {
        if (element instanceof Value.Computed computed && computed.operands().size() == 1) {
            return Optional.of(computed.operands().get(0));
        }
        return Optional.of(element)
                .filter(value -> value instanceof Value.Result next
                        && next.target().name().equals("next"))
                .flatMap(next -> ((Value.Result) next).receiver())
                .filter(value -> value instanceof Value.Result walk
                        && walk.target().name().equals("iterator"))
                .flatMap(walk -> ((Value.Result) walk).receiver());
    }

    private static Value streamed(Value stream) {
        return stream instanceof Value.Result result
                        && result.target().name().equals("stream")
                        && result.receiver().isPresent()
                ? result.receiver().get()
                : stream;
    }

    private static boolean isFrom(Value future, Value source) {
        return !(source instanceof Value.Constant || source instanceof Value.Unknown || source instanceof Value.Self)
                && future.contains(source);
    }

    private static boolean isAllOf(Value value) {
        return value.parts()
                .anyMatch(part -> part instanceof Value.Result result
                        && result.target().name().equals("allOf"));
    }
}
