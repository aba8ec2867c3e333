package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.Dispatch;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * On which threads a publisher emits, as bits of {@link Hops}. The same thread stands for the one that subscribes.
 *
 * <p>What counts is the nearest switch before: {@code publishOn}, a timer, a non-blocking client, or the inner publisher
 * of a {@code flatMap}; a {@code subscribeOn} where everything before it emits where it was subscribed.
 */
final class Emissions {

    static final Set<String> SUBSCRIBES_ON = Set.of("subscribeOn", "runSubscriptionOn");
    static final Set<String> TAKES_OVER = Set.of("transform", "transformDeferred", "as", "compose", "to", "plug");
    private static final int DEEPEST = 8;
    private static final Set<String> SWITCHES = Set.of("publishOn", "observeOn", "runOn", "emitOn");
    private static final Set<String> TIMERS =
            Set.of("delayElement", "delayElements", "delay", "interval", "timer", "intervalRange", "delaySequence");
    private static final Set<String> EITHER = Set.of(
            "switchIfEmpty",
            "onErrorResume",
            "onErrorResumeNext",
            "or",
            "mergeWith",
            "concatWith",
            "startWith",
            "recoverWithUni",
            "recoverWithMulti",
            "timeout");
    private static final Set<String> FROM_FUTURES =
            Set.of("fromFuture", "fromCompletionStage", "completionStage", "future");
    private static final List<String> OPERATORS =
            List.of("reactor.core.publisher.", "io.reactivex.", "io.smallrye.mutiny.", "rx.");
    private static final List<String> CLIENTS = List.of(
            "org.springframework.web.reactive.function.client.",
            "org.springframework.web.reactive.function.server.ServerRequest",
            "org.springframework.web.server.ServerWebExchange",
            "org.springframework.http.codec.multipart.",
            "org.springframework.http.server.reactive.",
            "org.springframework.r2dbc.",
            "org.springframework.data.r2dbc.",
            "org.springframework.data.repository.reactive.",
            "org.springframework.data.mongodb.core.Reactive",
            "org.springframework.data.redis.core.Reactive",
            "org.springframework.data.elasticsearch.core.Reactive",
            "org.springframework.data.cassandra.core.Reactive",
            "org.springframework.messaging.rsocket.",
            "com.mongodb.reactivestreams.",
            "io.r2dbc.",
            "io.lettuce.core.",
            "reactor.netty.http.client.",
            "reactor.kafka.");

    private final ProjectIndex index;
    private final Origins origins;
    private final HandOffs handOffs;
    private final MethodReferences references;

    Emissions(ProjectIndex index, Origins origins, HandOffs handOffs, MethodReferences references) {
        this.index = index;
        this.origins = origins;
        this.handOffs = handOffs;
        this.references = references;
    }

    static boolean isOperator(String owner) {
        return OPERATORS.stream().anyMatch(owner::startsWith);
    }

    /** On which thread the callbacks of an operator run, but for who subscribes. */
    int before(int method, CallSite operator) {
        if (operator.receiver().isEmpty()) {
            return combined(method, operator.arguments(), 0);
        }
        return of(new Located(method, operator.receiver().get()), 0);
    }

    int of(Located publisher, int depth) {
        if (depth > DEEPEST) {
            return Hops.SAME;
        }
        Value value = publisher.value();
        if (value instanceof Value.OneOf either) {
            return either.values().stream()
                    .map(part -> of(new Located(publisher.method(), part), depth + 1))
                    .reduce(0, (a, b) -> a | b);
        }
        if (!(value instanceof Value.Result result)) {
            return traced(publisher, depth);
        }
        String owner = result.target().owner();
        if (isOperator(owner)) {
            return ofOperator(publisher.method(), result, depth);
        }
        if (isClient(owner)) {
            return Hops.bit(ThreadContext.EVENT_LOOP);
        }
        return index.isOwn(owner) || Dispatch.isFunctional(owner) ? traced(publisher, depth) : Hops.SAME;
    }

    private boolean isClient(String owner) {
        return index.supertypes(owner).stream()
                .anyMatch(type -> CLIENTS.stream().anyMatch(type::startsWith));
    }

    private int traced(Located publisher, int depth) {
        int bits = origins.of(publisher).stream()
                .filter(made -> !made.equals(publisher))
                .map(made -> of(made, depth + 1))
                .reduce(0, (a, b) -> a | b);
        return bits == 0 ? Hops.SAME : bits;
    }

    private int ofOperator(int method, Value.Result operator, int depth) {
        String name = operator.target().name();
        List<Value> arguments = operator.arguments();
        if (SWITCHES.contains(name) && !arguments.isEmpty()) {
            return Hops.through(up(method, operator, depth), scheduler(method, arguments.get(0)));
        }
        if (SUBSCRIBES_ON.contains(name) && !arguments.isEmpty()) {
            return Hops.through(scheduler(method, arguments.get(0)), up(method, operator, depth));
        }
        if (TIMERS.contains(name)) {
            return timer(method, operator);
        }
        if (FROM_FUTURES.contains(name) && !arguments.isEmpty()) {
            return handOffs.stages().completing(new Located(method, arguments.get(0)));
        }
        if (operator.receiver().isEmpty()) {
            return combined(method, arguments, depth);
        }
        int up = up(method, operator, depth);
        int inner = inner(method, arguments, depth);
        if (inner == 0) {
            return up;
        }
        return EITHER.contains(name) ? up | Hops.through(up, inner) : Hops.through(up, inner);
    }

    private int up(int method, Value.Result operator, int depth) {
        return operator.receiver()
                .map(receiver -> of(new Located(method, receiver), depth))
                .orElse(Hops.SAME);
    }

    private int scheduler(int method, Value value) {
        return Hops.bit(handOffs.hop(new Located(method, value)));
    }

    private int timer(int method, Value.Result operator) {
        List<String> types = operator.target().parameterTypes();
        int last = types.size() - 1;
        boolean given = last >= 0
                && types.get(last).endsWith("Scheduler")
                && last < operator.arguments().size();
        return given ? scheduler(method, operator.arguments().get(last)) : Hops.bit(ThreadContext.EVENT_LOOP);
    }

    /** Whoever comes last emits what several were waited for, and the one that subscribed was there from the start. */
    private int combined(int method, List<Value> arguments, int depth) {
        int bits = inner(method, arguments, depth);
        return bits == 0 || bits == Hops.SAME ? Hops.SAME : bits & ~Hops.SAME;
    }

    /** Where publishers emit that an operator is handed, or that its functions return; 0 where it has none. */
    private int inner(int method, List<Value> arguments, int depth) {
        return arguments.stream()
                .flatMap(Value::alternatives)
                .flatMap(value ->
                        value instanceof Value.Allocation array && array.type().endsWith("[]")
                                ? array.arguments().stream()
                                : Stream.of(value))
                .flatMap(value -> publishers(method, value))
                .map(publisher -> of(publisher, depth + 1))
                .reduce(0, (a, b) -> a | b);
    }

    private Stream<Located> publishers(int method, Value value) {
        if (value instanceof Value.Result result && isPublisher(result.target().returnType())) {
            return Stream.of(new Located(method, value));
        }
        if (!(value instanceof Value.Functional functional)) {
            return Stream.empty();
        }
        OptionalInt body = references.body(method, functional);
        if (body.isEmpty()) {
            return Stream.empty();
        }
        MethodFact fact = index.method(body.getAsInt());
        return isPublisher(fact.key().returnType())
                ? fact.returned().stream().map(returned -> new Located(body.getAsInt(), returned))
                : Stream.empty();
    }

    static boolean isPublisher(String type) {
        return type.equals("org.reactivestreams.Publisher") || isOperator(type) && type.indexOf('$') < 0;
    }
}
