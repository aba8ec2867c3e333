package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Repeats;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds collections of futures, one for each element of something, that are started all at once. */
final class UnboundedAllOf implements CallRule {

    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final Set<String> GATHERS =
            Set.of("allOf", "anyOf", "allAsList", "successfulAsList", "whenAllComplete");

    /** What gathers in other libraries, with the beginning of their types. */
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "reactor.core.publisher.Mono", Set.of("when", "whenDelayError", "zip", "zipDelayError"),
            "io.reactivex.", Set.of("zip", "merge", "mergeDelayError", "zipArray", "mergeArray"),
            "io.smallrye.mutiny.groups.UniJoin", Set.of("all", "first"),
            "io.smallrye.mutiny.groups.UniZip", Set.of("unis"),
            "io.vertx.core.Future", Set.of("all", "join", "any"),
            "io.vertx.core.CompositeFuture", Set.of("all", "join", "any"));

    private static final Set<String> LIMITS = Set.of(
            "acquire",
            "acquireUninterruptibly",
            "tryAcquire",
            "partition",
            "limit",
            "subList",
            "acquirePermission",
            "usingConcurrencyOf");

    /** The method gathers them itself, which is told there, or waits for them one after the other. */
    private static final Set<String> ENDS =
            Set.of("allOf", "anyOf", "allAsList", "successfulAsList", "whenAllComplete", "get", "join", "getNow");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "As many asynchronous calls as a collection has elements are started at once and gathered.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!gathers(call) && !isGatheredOneByOne(inspection, call)
                || isLimited(inspection, call.method())
                || isBoundByPool(inspection, call.method())) {
            return Optional.empty();
        }
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(Severity.INFO)
                .confidence(Confidence.MEDIUM)
                .message((gathers(call) ? call.name() : "This loop")
                        + " gathers one future for every element of a collection, and all of them were started"
                        + " at once: a long list becomes as many calls on whatever they share. Start them in portions, or"
                        + " behind a semaphore or a pool with a bounded queue."));
    }

    /** {@code answers.add(load(id))} in a loop, of asynchronous calls whose list is handed on. */
    private static boolean isGatheredOneByOne(Inspection inspection, Call call) {
        String type = call.site().target().returnType();
        boolean starts = call.name().endsWith("Async") && !call.owner().equals(FUTURE)
                || inspection.program().method(call.site().target()).isPresent();
        return starts
                && (inspection.isSubtype(type, "java.util.concurrent.Future")
                        || inspection.isSubtype(type, "java.util.concurrent.CompletionStage"))
                && inspection.repeats().isOverElements(call.site().site())
                && inspection.repeats().around(call.method(), call.site()).stream()
                        .allMatch(Repeats::isLong)
                && isAdded(call)
                && call.method().calls().stream()
                        .noneMatch(other -> ENDS.contains(other.target().name()));
    }

    private static boolean isAdded(Call call) {
        return call.method().calls().stream()
                .filter(other -> other.target().name().equals("add"))
                .flatMap(other -> other.arguments().stream())
                .anyMatch(given -> given.alternatives().anyMatch(call.site()::gives));
    }

    private static boolean gathers(Call call) {
        boolean ofFutures = GATHERS.contains(call.name())
                && (call.owner().equals(FUTURE) || call.owner().endsWith(".Futures"));
        boolean ofOthers = OTHERS.entrySet().stream()
                .anyMatch(other -> call.owner().startsWith(other.getKey())
                        && other.getValue().contains(call.name()));
        return (ofFutures || ofOthers)
                && isGivenMany(call.site().arguments())
                && call.site().arguments().stream()
                        .noneMatch(given -> isOneOfItsOwn(call, given) || isFilledOneByOne(call, given));
    }

    /** A list that is made here and given one answer after the other outside of loops: as many as are written down. */
    private static boolean isFilledOneByOne(Call call, Value given) {
        List<CallSite> adds = call.method().calls().stream()
                .filter(other -> other.target().name().startsWith("add")
                        && other.receiver()
                                .filter(list -> isSameList(list, given))
                                .isPresent())
                .toList();
        return !adds.isEmpty()
                && adds.stream()
                        .allMatch(add ->
                                add.target().name().equals("add") && !add.site().inLoop());
    }

    /** The list, or the array of what is in it. */
    private static boolean isSameList(Value list, Value given) {
        Value source =
                given instanceof Value.Result result && result.target().name().equals("toArray")
                        ? result.receiver().orElse(given)
                        : given;
        return list instanceof Value.Allocation && list.equals(source);
    }

    /** {@code Mono.when(save())}: one answer, not a collection of them; class files have an array of it. */
    private static boolean isOneOfItsOwn(Call call, Value given) {
        if (given instanceof Value.Allocation array) {
            return array.arguments().size() == 1
                    && isAskedOnce(call, array.arguments().get(0));
        }
        String ofLibrary = call.owner().substring(0, call.owner().lastIndexOf('.') + 1);
        return given instanceof Value.Result result
                && result.target().returnType().startsWith(ofLibrary);
    }

    private static boolean isAskedOnce(Call call, Value answer) {
        return answer instanceof Value.Result result
                && !isLength(answer)
                && call.method().calls().stream()
                        .filter(other -> other.index() == result.call())
                        .noneMatch(other -> other.site().inLoop());
    }

    /** One collection or array, and perhaps a function that makes one answer of all: nothing that is written out. */
    private static boolean isGivenMany(List<Value> arguments) {
        boolean one = arguments.size() == 1
                || arguments.size() == 2
                        && arguments.stream()
                                        .filter(Value.Functional.class::isInstance)
                                        .count()
                                == 1;
        return one
                && arguments.stream()
                        .filter(given -> !(given instanceof Value.Functional))
                        .flatMap(Value::alternatives)
                        .noneMatch(UnboundedAllOf::isWrittenOut)
                && !(arguments.size() == 1 && arguments.get(0) instanceof Value.Functional);
    }

    /** The futures are named one by one: an array that shows its elements, or has a fixed number of them. */
    private static boolean isWrittenOut(Value value) {
        return value instanceof Value.Allocation made
                && made.type().endsWith("[]")
                && (made.arguments().stream().allMatch(Value.Constant.class::isInstance)
                        || made.arguments().size() > 1
                                && made.arguments().stream().noneMatch(UnboundedAllOf::isLength));
    }

    private static boolean isLength(Value value) {
        return value instanceof Value.Computed
                || value instanceof Value.Result result
                        && result.target().returnType().equals("int")
                || value instanceof Value.FieldRead read && read.type().equals("int");
    }

    private static boolean isLimited(Inspection inspection, MethodFact method) {
        return around(inspection, method)
                .anyMatch(call -> LIMITS.contains(call.target().name())
                        || call.target().name().equals("size") && call.site().inLoop());
    }

    /** Every task goes to a pool that is known to have bounds for threads and queue. */
    private static boolean isBoundByPool(Inspection inspection, MethodFact method) {
        List<Executor> pools = pools(inspection, method);
        return !pools.isEmpty()
                && pools.stream()
                        .allMatch(pool -> pool.threads().kind() == Limit.Kind.BOUNDED
                                && pool.queue().kind() == Limit.Kind.BOUNDED);
    }

    private static List<Executor> pools(Inspection inspection, MethodFact method) {
        return inspection.program().type(method.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(other -> other.named().equals(method.named()))
                .flatMap(other ->
                        other.calls().stream().flatMap(call -> ExecutorCalls.target(inspection, other, call).stream()))
                .toList();
    }

    private static Stream<CallSite> around(Inspection inspection, MethodFact method) {
        return inspection.program().type(method.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(other -> other.named().equals(method.named()))
                .flatMap(other -> other.calls().stream());
    }
}
