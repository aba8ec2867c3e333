package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Located;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * On which threads a publisher is subscribed, by what is done with it further down: the {@code subscribeOn} nearest to
 * it wins, in the same chain, around it, or in a caller's chain. As bits of {@link Hops}; 0 where nobody says.
 */
final class Subscriptions {

    private static final int DEEPEST = 5;
    private static final int MOST_CALLERS = 20;
    private static final Set<String> ONE_AFTER_THE_OTHER = Set.of(
            "then", "thenMany", "thenEmpty", "switchIfEmpty", "concatWith", "onErrorResume", "delayUntil", "andThen");

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final HandOffs handOffs;
    private final Emissions emissions;
    private final MethodReferences references;

    Subscriptions(
            ProjectIndex index,
            DirectCalls calls,
            HandOffs handOffs,
            Emissions emissions,
            MethodReferences references) {
        this.index = index;
        this.calls = calls;
        this.handOffs = handOffs;
        this.emissions = emissions;
        this.references = references;
    }

    /** Of what this call returns. */
    int of(int method, CallSite publisher) {
        return of(method, publisher, 0);
    }

    private int of(int method, CallSite publisher, int depth) {
        return uses(
                method,
                value -> value instanceof Value.Result result && result.call() == publisher.index(),
                publisher.index(),
                depth);
    }

    private int uses(int method, Predicate<Value> isPublisher, int after, int depth) {
        if (depth > DEEPEST) {
            return 0;
        }
        MethodFact fact = index.method(method);
        int bits = 0;
        for (CallSite next : fact.calls()) {
            if (next.index() > after) {
                bits |= used(method, next, isPublisher, depth);
            }
        }
        boolean returned = fact.returned().stream().flatMap(Value::alternatives).anyMatch(isPublisher);
        return bits == 0 && returned ? byCallers(method, depth) : bits;
    }

    private int used(int method, CallSite next, Predicate<Value> isPublisher, int depth) {
        boolean operator = Emissions.isOperator(next.target().owner());
        if (next.receiver().stream().flatMap(Value::alternatives).anyMatch(isPublisher)) {
            return operator ? asReceiver(method, next, depth) : 0;
        }
        OptionalInt argument = IntStream.range(0, next.arguments().size())
                .filter(i -> isOrHolds(next.arguments().get(i), isPublisher))
                .findFirst();
        if (argument.isEmpty()) {
            return 0;
        }
        return operator ? asArgument(method, next, depth) : handed(method, next, argument.getAsInt(), depth);
    }

    private static boolean isOrHolds(Value value, Predicate<Value> isPublisher) {
        return value.alternatives()
                .anyMatch(one -> isPublisher.test(one)
                        || one instanceof Value.Allocation array
                                && array.type().endsWith("[]")
                                && array.arguments().stream().anyMatch(isPublisher));
    }

    private int asReceiver(int method, CallSite operator, int depth) {
        List<Value> arguments = operator.arguments();
        if (Emissions.SUBSCRIBES_ON.contains(operator.target().name()) && !arguments.isEmpty()) {
            return Hops.bit(handOffs.hop(new Located(method, arguments.get(0))));
        }
        if (Emissions.TAKES_OVER.contains(operator.target().name()) && !arguments.isEmpty()) {
            int inside = inside(method, arguments.get(0), depth);
            return inside == 0 ? of(method, operator, depth) : inside;
        }
        return of(method, operator, depth);
    }

    /** {@code transform(mono -> mono.subscribeOn(…))} */
    private int inside(int method, Value function, int depth) {
        if (!(function instanceof Value.Functional functional)) {
            return 0;
        }
        OptionalInt body = references.body(method, functional);
        int last =
                body.isEmpty() ? -1 : index.method(body.getAsInt()).parameters().size() - 1;
        return last < 0 ? 0 : parameter(body.getAsInt(), last, depth + 1);
    }

    private int parameter(int method, int number, int depth) {
        Value parameter = new Value.Parameter(number);
        return uses(method, parameter::equals, -1, depth);
    }

    private int asArgument(int method, CallSite operator, int depth) {
        int around = of(method, operator, depth);
        if (operator.receiver().isEmpty()
                || !ONE_AFTER_THE_OTHER.contains(operator.target().name())) {
            return around;
        }
        int before = emissions.before(method, operator);
        return (before & ~Hops.SAME) | ((before & Hops.SAME) == 0 ? 0 : around);
    }

    private int handed(int method, CallSite call, int argument, int depth) {
        int bits = 0;
        for (int target : calls.targets(method, call.index())) {
            if (argument < index.method(target).parameters().size()) {
                bits |= parameter(target, argument, depth + 1);
            }
        }
        return bits;
    }

    /** Callers that say nothing subscribe on their own thread. */
    private int byCallers(int method, int depth) {
        int bits = 0;
        boolean silent = false;
        for (DirectCalls.Caller caller :
                calls.callers(method).stream().limit(MOST_CALLERS).toList()) {
            int said = of(caller.method(), caller.call(), depth + 1);
            bits |= said;
            silent |= said == 0;
        }
        return bits != 0 && silent ? bits | Hops.SAME : bits;
    }
}
