package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program.Hop;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * On which thread the stages of futures and the operators of reactive chains run.
 *
 * <p>A plain stage runs where the stage before it completes. A reactive operator runs where the nearest {@code
 * publishOn} before it says, else where the chain is subscribed, wherever {@code subscribeOn} stands in the chain or in
 * the chain of a caller; else where its source emits.
 */
final class Stages {

    private static final int DEEPEST = 4;
    private static final Set<String> SWITCHES_DOWNSTREAM = Set.of("publishOn", "observeOn", "runOn");
    private static final Set<String> EMITS_ON_TIMERS =
            Set.of("delayElement", "delayElements", "delay", "interval", "delaySubscription");
    private static final Set<String> NON_BLOCKING_CLIENTS = Set.of(
            "org.springframework.web.reactive.function.client.WebClient$ResponseSpec",
            "org.springframework.web.reactive.function.client.WebClient$RequestHeadersSpec",
            "org.springframework.web.reactive.function.client.ClientResponse",
            "org.springframework.r2dbc.core.FetchSpec",
            "org.springframework.r2dbc.core.RowsFetchSpec",
            "org.springframework.data.repository.reactive.ReactiveCrudRepository",
            "org.springframework.data.mongodb.core.ReactiveMongoOperations",
            "org.springframework.data.redis.core.ReactiveValueOperations",
            "org.springframework.data.r2dbc.core.R2dbcEntityOperations",
            "reactor.netty.http.client.HttpClient$ResponseReceiver");

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final Origins origins;
    private final HandOffs handOffs;

    Stages(ProjectIndex index, DirectCalls calls, Origins origins, HandOffs handOffs) {
        this.index = index;
        this.calls = calls;
        this.origins = origins;
        this.handOffs = handOffs;
    }

    /** Where a stage attached to this future runs. */
    Hop completing(int method, Optional<Value> future) {
        return future.map(value -> completing(new Located(method, value), 0)).orElse(Hop.SAME_THREAD);
    }

    private Hop completing(Located future, int depth) {
        if (depth > DEEPEST) {
            return Hop.SAME_THREAD;
        }
        for (Value link : Chains.before(Optional.of(future.value())).toList()) {
            if (link instanceof Value.Result result) {
                Optional<Hop> known = completedBy(future.method(), result, depth);
                if (known.isPresent()) {
                    return known.get();
                }
            } else if (link instanceof Value.FieldRead || link instanceof Value.Parameter) {
                return traced(new Located(future.method(), link), depth);
            }
        }
        return Hop.SAME_THREAD;
    }

    private Optional<Hop> completedBy(int method, Value.Result result, int depth) {
        String name = result.target().name();
        String owner = result.target().owner();
        boolean stage = index.supertypes(owner).contains("java.util.concurrent.CompletionStage");
        if (stage && name.endsWith("Async")) {
            return Optional.of(handOffs.lastExecutor(method, result.target().parameterTypes(), result.arguments()));
        }
        if (stage && (name.equals("allOf") || name.equals("anyOf"))) {
            return Optional.of(result.arguments().stream()
                    .flatMap(ValueParts::parts)
                    .map(part -> completing(new Located(method, part), depth + 1))
                    .filter(hop -> !hop.isSameThread())
                    .findFirst()
                    .orElse(Hop.SAME_THREAD));
        }
        if (owner.equals("java.net.http.HttpClient") && name.equals("sendAsync")) {
            return Optional.of(Hop.to(ThreadContext.UNBOUNDED_POOL));
        }
        if (!stage && !index.isOwn(owner)) {
            Optional<Hop> task = handOffs.ofTask(method, result);
            if (task.isPresent()) {
                return task;
            }
        }
        if (name.equals("toFuture")) {
            return Optional.of(emitting(method, result.receiver(), depth + 1));
        }
        return index.isOwn(owner) ? Optional.of(ownResult(method, result, depth)) : Optional.empty();
    }

    /** A future that an own method returns: asynchronous methods complete it on their executor. */
    private Hop ownResult(int method, Value.Result result, int depth) {
        Optional<CallSite> site = calls.site(method, result.call());
        for (int target : site.isPresent() ? calls.targets(method, result.call()) : new int[0]) {
            Hop hop = handOffs.ofCall(index.method(target), index.typeOf(target), site.get());
            if (!hop.isSameThread()) {
                return hop;
            }
        }
        return traced(new Located(method, result), depth);
    }

    private Hop traced(Located value, int depth) {
        return origins.of(value).stream()
                .filter(made -> !made.equals(value))
                .map(made -> completing(made, depth + 1))
                .filter(hop -> !hop.isSameThread())
                .findFirst()
                .orElse(Hop.SAME_THREAD);
    }

    /** Where an operator of a reactive chain runs. */
    Hop subscribed(int method, CallSite operator) {
        Optional<Hop> switched = switchedBefore(method, operator.receiver());
        return switched.or(() -> subscribeOn(method, operator, 0))
                .orElseGet(() -> emitting(method, operator.receiver(), 0));
    }

    private Optional<Hop> switchedBefore(int method, Optional<Value> receiver) {
        return Chains.before(receiver)
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .filter(result -> SWITCHES_DOWNSTREAM.contains(result.target().name())
                        && !result.arguments().isEmpty())
                .findFirst()
                .map(result ->
                        handOffs.hop(new Located(method, result.arguments().get(0))));
    }

    /** The subscription nearest to the source wins. */
    private Optional<Hop> subscribeOn(int method, CallSite operator, int depth) {
        Optional<Hop> before = Chains.before(operator.receiver())
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .filter(result -> result.target().name().equals("subscribeOn")
                        && !result.arguments().isEmpty())
                .reduce((near, far) -> far)
                .map(result ->
                        handOffs.hop(new Located(method, result.arguments().get(0))));
        return before.or(() -> subscribedAfter(method, operator, depth));
    }

    private Optional<Hop> subscribedAfter(int method, CallSite operator, int depth) {
        MethodFact fact = index.method(method);
        List<CallSite> after = Chains.after(fact, operator);
        Optional<Hop> here = after.stream()
                .filter(next -> next.target().name().equals("subscribeOn")
                        && !next.arguments().isEmpty())
                .findFirst()
                .map(next -> handOffs.hop(new Located(method, next.arguments().get(0))));
        int last =
                after.isEmpty() ? operator.index() : after.get(after.size() - 1).index();
        boolean returned = fact.returned().stream()
                .flatMap(Value::alternatives)
                .anyMatch(value -> value instanceof Value.Result result && result.call() == last);
        return here.isPresent() || !returned || depth >= DEEPEST ? here : subscribedByCaller(method, depth);
    }

    private Optional<Hop> subscribedByCaller(int method, int depth) {
        List<DirectCalls.Caller> callers = calls.callers(method);
        List<Optional<Hop>> hops = callers.stream()
                .limit(20)
                .map(caller -> subscribedAfter(caller.method(), caller.call(), depth + 1))
                .distinct()
                .toList();
        return hops.size() == 1 ? hops.get(0) : Optional.empty();
    }

    /** Where the source of a chain emits, when nobody says otherwise. */
    private Hop emitting(int method, Optional<Value> receiver, int depth) {
        Optional<Hop> switched = switchedBefore(method, receiver);
        if (switched.isPresent() || depth > DEEPEST) {
            return switched.orElse(Hop.SAME_THREAD);
        }
        for (Value link : Chains.before(receiver).toList()) {
            if (!(link instanceof Value.Result result)) {
                continue;
            }
            String owner = result.target().owner();
            boolean client = index.supertypes(owner).stream().anyMatch(NON_BLOCKING_CLIENTS::contains);
            if (client || EMITS_ON_TIMERS.contains(result.target().name())) {
                return Hop.to(ThreadContext.EVENT_LOOP);
            }
            if (result.target().name().equals("fromFuture")
                    && !result.arguments().isEmpty()) {
                return completing(new Located(method, result.arguments().get(0)), depth + 1);
            }
            if (index.isOwn(owner)) {
                return ownSource(new Located(method, result), depth);
            }
        }
        return Hop.SAME_THREAD;
    }

    private Hop ownSource(Located result, int depth) {
        return origins.of(result).stream()
                .filter(made -> !made.equals(result))
                .map(made -> emittingOf(made, depth + 1))
                .filter(hop -> !hop.isSameThread())
                .findFirst()
                .orElse(Hop.SAME_THREAD);
    }

    private Hop emittingOf(Located source, int depth) {
        Optional<Hop> subscribed = Chains.before(Optional.of(source.value()))
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .filter(result -> result.target().name().equals("subscribeOn")
                        && !result.arguments().isEmpty())
                .reduce((near, far) -> far)
                .map(result -> handOffs.hop(
                        new Located(source.method(), result.arguments().get(0))));
        return switchedBefore(source.method(), Optional.of(source.value()))
                .or(() -> subscribed)
                .orElseGet(() -> emitting(source.method(), Optional.of(source.value()), depth));
    }
}
