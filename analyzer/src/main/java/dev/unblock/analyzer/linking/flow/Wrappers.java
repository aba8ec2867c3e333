package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Origins;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Methods that return a lambda which runs what they were given: {@code Runnable wrap(Runnable task)}.
 *
 * <p>Few methods return a lambda at all, or what such a method returns. These are found once; what they run is asked
 * each time, since more of it is known later.
 */
final class Wrappers {

    private static final int DEEPEST = 4;
    private static final BitSet NONE = new BitSet();

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final MethodReferences references;
    private final Runs runs;
    private final Map<Integer, BitSet> capturing = new HashMap<>();

    /** @param runs still being filled */
    Wrappers(ProjectIndex index, DirectCalls calls, MethodReferences references, Runs runs) {
        this.index = index;
        this.calls = calls;
        this.references = references;
        this.runs = runs;
        for (int level = 0; level <= DEEPEST && markCapturing(); level++) {}
    }

    /** Whether what the method returns runs on its caller's thread what was passed as this parameter. */
    boolean runs(int factory, int parameter) {
        return runs(factory, parameter, 0);
    }

    private boolean runs(int factory, int parameter, int depth) {
        return capturing.getOrDefault(factory, NONE).get(parameter)
                && index.method(factory).returned().stream()
                        .flatMap(Value::alternatives)
                        .anyMatch(returned -> runs(factory, returned, parameter, depth));
    }

    private boolean runs(int factory, Value returned, int parameter, int depth) {
        if (returned instanceof Value.Functional lambda) {
            return runs(factory, lambda, parameter);
        }
        return returned instanceof Value.Result result
                && depth < DEEPEST
                && IntStream.range(0, result.arguments().size())
                        .filter(argument -> isParameter(result.arguments().get(argument), parameter))
                        .anyMatch(argument -> IntStream.of(calls.targets(factory, result.call()))
                                .anyMatch(next -> runs(next, argument, depth + 1)));
    }

    private boolean runs(int factory, Value.Functional lambda, int parameter) {
        Optional<Value> wanted = Optional.of(new Value.Parameter(parameter));
        OptionalInt body = references.body(factory, lambda);
        return body.isPresent()
                && IntStream.range(0, runs.parameters(body.getAsInt()))
                        .filter(inside -> runs.isRunOnCallersThread(body.getAsInt(), inside))
                        .anyMatch(inside -> Origins.captured(index.method(body.getAsInt()), lambda, inside)
                                .equals(wanted));
    }

    private static boolean isParameter(Value value, int parameter) {
        return value instanceof Value.Parameter passed && passed.index() == parameter;
    }

    /** One level further from the lambdas; false once there is nothing more. */
    private boolean markCapturing() {
        boolean[] more = {false};
        for (int method = 0; method < runs.methods(); method++) {
            int factory = method;
            index.method(method).returned().stream()
                    .flatMap(Value::alternatives)
                    .flatMapToInt(returned -> captured(factory, returned))
                    .filter(parameter -> !capturing.getOrDefault(factory, NONE).get(parameter))
                    .forEach(parameter -> {
                        capturing.computeIfAbsent(factory, key -> new BitSet()).set(parameter);
                        more[0] = true;
                    });
        }
        return more[0];
    }

    private IntStream captured(int factory, Value returned) {
        if (returned instanceof Value.Functional lambda) {
            return lambda.captured().stream()
                    .filter(Value.Parameter.class::isInstance)
                    .mapToInt(value -> ((Value.Parameter) value).index());
        }
        if (returned instanceof Value.Result result) {
            return IntStream.range(0, result.arguments().size())
                    .filter(argument -> IntStream.of(calls.targets(factory, result.call()))
                            .anyMatch(next -> capturing.getOrDefault(next, NONE).get(argument)))
                    .mapToObj(argument -> result.arguments().get(argument))
                    .filter(Value.Parameter.class::isInstance)
                    .mapToInt(value -> ((Value.Parameter) value).index());
        }
        return IntStream.empty();
    }
}
