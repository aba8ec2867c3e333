package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.Set;
import java.util.stream.Stream;

/** Types that stand for a result to come. */
final class Futures {

    private static final Set<String> FUTURES = Set.of(
            "java.util.concurrent.Future",
            "java.util.concurrent.CompletionStage",
            "com.google.common.util.concurrent.ListenableFuture",
            "org.springframework.util.concurrent.ListenableFuture");
    private static final String JOOQ = "org.jooq.";

    private static final Set<String> PUBLISHERS = Set.of(
            "org.reactivestreams.Publisher",
            "java.util.concurrent.Flow$Publisher",
            "reactor.core.publisher.Mono",
            "reactor.core.publisher.Flux",
            "io.smallrye.mutiny.Uni",
            "io.smallrye.mutiny.Multi",
            "rx.Observable",
            "rx.Single",
            "rx.Completable",
            "io.reactivex.Observable",
            "io.reactivex.Flowable",
            "io.reactivex.Single",
            "io.reactivex.Maybe",
            "io.reactivex.Completable",
            "io.reactivex.rxjava3.core.Observable",
            "io.reactivex.rxjava3.core.Flowable",
            "io.reactivex.rxjava3.core.Single",
            "io.reactivex.rxjava3.core.Maybe",
            "io.reactivex.rxjava3.core.Completable");

    private Futures() {}

    static boolean isFuture(Inspection inspection, String type) {
        return isOneOf(inspection, type, FUTURES);
    }

    /** Queries of jOOQ are publishers too, but are made to be changed, put into others and executed. */
    static boolean isPublisher(Inspection inspection, String type) {
        return !type.startsWith(JOOQ) && isOneOf(inspection, type, PUBLISHERS);
    }

    /** Dropped, or put into a variable that nobody looks at again. */
    static boolean isDropped(MethodFact method, CallSite call) {
        return call.result() == CallSite.Outcome.DROPPED
                || call.result() == CallSite.Outcome.USED && isNeverRead(method, call);
    }

    private static boolean isNeverRead(MethodFact method, CallSite call) {
        Stream<Value> calls = method.calls().stream()
                .filter(other -> !prints(other))
                .flatMap(other -> Stream.concat(other.receiver().stream(), other.arguments().stream()));
        Stream<Value> accesses = method.accesses().stream()
                .flatMap(access -> Stream.concat(access.object().stream(), access.written().stream()));
        Stream<Value> monitors = method.monitors().stream().map(MonitorFact::lock);
        return Stream.of(calls, accesses, monitors, method.returned().stream())
                .flatMap(values -> values)
                .flatMap(Futures::withCaptured)
                .noneMatch(value -> isOf(value, call));
    }

    /** A line of log tells that there is a future, not what became of it. */
    private static boolean prints(CallSite call) {
        String owner = call.target().owner();
        return owner.endsWith(".Logger") || owner.equals("java.io.PrintStream");
    }

    private static Stream<Value> withCaptured(Value value) {
        return value.parts()
                .flatMap(part -> part instanceof Value.Functional function
                        ? Stream.concat(
                                Stream.of(part), function.captured().stream().flatMap(Value::parts))
                        : Stream.of(part));
    }

    /** The call's result, or something whose origin was not followed. */
    private static boolean isOf(Value value, CallSite call) {
        return value instanceof Value.Result result
                        && (result.call() == call.index() || result.call() < 0)
                        && result.target().equals(call.target())
                || value instanceof Value.Unknown;
    }

    private static boolean isOneOf(Inspection inspection, String type, Set<String> types) {
        return inspection.program().facts().hierarchy().supertypes(type).stream()
                .anyMatch(types::contains);
    }
}
