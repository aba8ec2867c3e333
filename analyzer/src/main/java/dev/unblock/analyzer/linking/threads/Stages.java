package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.Dispatch;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.ValueParts;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Hop;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * On which threads futures complete, as bits of {@link Hops}, and with it where the stages run that are attached to them.
 *
 * <p>A plain stage runs where the stage before it completes; what {@code thenCompose} gives completes where the inner
 * future does.
 */
final class Stages {

    private static final int DEEPEST = 8;
    private static final Set<String> COMPOSING = Set.of("thenCompose", "exceptionallyCompose");
    private static final Set<String> BOTH = Set.of(
            "thenCombine",
            "thenAcceptBoth",
            "runAfterBoth",
            "applyToEither",
            "acceptEither",
            "runAfterEither",
            "allOf",
            "anyOf",
            "allAsList",
            "successfulAsList");

    /** Clients whose futures complete on threads of their own, by the beginning of their types' names. */
    private static final Map<String, ThreadContext> CLIENTS = Map.of(
            "org.springframework.kafka.core.", ThreadContext.EVENT_LOOP,
            "io.lettuce.core.", ThreadContext.EVENT_LOOP,
            "org.redisson.api.", ThreadContext.EVENT_LOOP,
            "org.asynchttpclient.", ThreadContext.EVENT_LOOP,
            "com.datastax.oss.driver.", ThreadContext.EVENT_LOOP,
            "org.apache.pulsar.client.", ThreadContext.EVENT_LOOP,
            "software.amazon.awssdk.services.", ThreadContext.BOUNDED_POOL,
            "java.net.http.HttpClient", ThreadContext.UNBOUNDED_POOL,
            "org.springframework.web.client.AsyncRest", ThreadContext.UNBOUNDED_POOL);

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final Origins origins;
    private final HandOffs handOffs;
    private final MethodReferences references;

    Stages(ProjectIndex index, DirectCalls calls, Origins origins, HandOffs handOffs, MethodReferences references) {
        this.index = index;
        this.calls = calls;
        this.origins = origins;
        this.handOffs = handOffs;
        this.references = references;
    }

    /** Where a stage attached to this future runs. */
    int completing(Located future) {
        return completing(future, 0);
    }

    private int completing(Located future, int depth) {
        if (depth > DEEPEST) {
            return Hops.SAME;
        }
        if (future.value() instanceof Value.OneOf either) {
            return either.values().stream()
                    .map(part -> completing(new Located(future.method(), part), depth + 1))
                    .reduce(0, (a, b) -> a | b);
        }
        return future.value() instanceof Value.Result result
                ? completedBy(future.method(), result, depth)
                : traced(future, depth);
    }

    private int completedBy(int method, Value.Result result, int depth) {
        String owner = result.target().owner();
        if (index.isOwn(owner) || Dispatch.isFunctional(owner)) {
            return ownResult(method, result, depth);
        }
        Optional<ThreadContext> client = CLIENTS.entrySet().stream()
                .filter(entry -> index.supertypes(owner).stream().anyMatch(type -> type.startsWith(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
        if (client.isPresent()) {
            return Hops.bit(client.get());
        }
        if (Emissions.isOperator(owner)) {
            return result.receiver()
                    .map(receiver -> handOffs.emissions().of(new Located(method, receiver), depth + 1))
                    .orElse(Hops.SAME);
        }
        Optional<Hop> task = handOffs.ofTask(method, result);
        return task.isPresent() ? Hops.bit(task.get()) : ofStage(method, result, depth);
    }

    private int ofStage(int method, Value.Result stage, int depth) {
        String name = stage.target().name();
        int before = stage.receiver()
                .map(receiver -> completing(new Located(method, receiver), depth))
                .orElse(Hops.SAME);
        if (name.endsWith("Async")) {
            Hop given = handOffs.lastExecutor(method, stage.target().parameterTypes(), stage.arguments());
            return Hops.through(before, Hops.bit(given));
        }
        if (COMPOSING.contains(name)) {
            int inner = inner(method, stage.arguments(), depth);
            return inner == 0 ? before : Hops.through(before, inner);
        }
        if (BOTH.contains(name)) {
            int all = stage.arguments().stream()
                    .flatMap(argument -> Stream.concat(Stream.of(argument), ValueParts.parts(argument)))
                    .filter(Value.Result.class::isInstance)
                    .map(part -> completing(new Located(method, part), depth + 1))
                    .reduce(before, (a, b) -> a | b);
            return all == Hops.SAME ? all : all & ~Hops.SAME;
        }
        // The value that is given on a time-out comes from the one thread that watches all time-outs.
        return name.equals("completeOnTimeout") ? before | Hops.bit(ThreadContext.SCHEDULER) : before;
    }

    private int inner(int method, List<Value> functions, int depth) {
        int bits = 0;
        for (Value function : functions.stream().flatMap(Value::alternatives).toList()) {
            if (function instanceof Value.Functional functional) {
                OptionalInt body = references.body(method, functional);
                if (body.isPresent()) {
                    for (Value returned : index.method(body.getAsInt()).returned()) {
                        bits |= completing(new Located(body.getAsInt(), returned), depth + 1);
                    }
                }
            }
        }
        return bits;
    }

    /** A future that an own method returns: asynchronous methods complete it on their executor. */
    private int ownResult(int method, Value.Result result, int depth) {
        Optional<CallSite> site = calls.site(method, result.call());
        for (int target : site.isPresent() ? calls.targets(method, result.call()) : new int[0]) {
            Hop hop = handOffs.ofCall(index.method(target), index.typeOf(target), site.get());
            if (!hop.isSameThread()) {
                return Hops.bit(hop);
            }
        }
        return traced(new Located(method, result), depth);
    }

    private int traced(Located value, int depth) {
        int bits = origins.of(value).stream()
                .filter(made -> !made.equals(value))
                .map(made -> completing(made, depth + 1))
                .reduce(0, (a, b) -> a | b);
        return bits == 0 ? Hops.SAME : bits;
    }
}
