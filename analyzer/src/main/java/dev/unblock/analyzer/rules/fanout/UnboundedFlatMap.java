package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds reactive operators that subscribe to many inner streams at once without saying how many. */
final class UnboundedFlatMap implements CallRule {

    private static final String FLUX = "reactor.core.publisher.Flux";
    private static final Set<String> MAPS =
            Set.of("flatMap", "flatMapSequential", "flatMapDelayError", "flatMapSequentialDelayError");
    /** Streams that know a moderate number of their own and can be given any. */
    private static final Set<String> WITH_A_NUMBER = Set.of(
            FLUX,
            "io.reactivex.rxjava3.core.Flowable",
            "io.reactivex.Flowable",
            "io.smallrye.mutiny.groups.MultiFlatten");

    private static final Set<String> MERGES = Set.of("merge", "mergeSequential", "mergeDelayError");
    /** RxJava's streams without back-pressure, which know no number of their own. */
    private static final Set<String> OBSERVABLES =
            Set.of("io.reactivex.rxjava3.core.Observable", "io.reactivex.Observable", "rx.Observable");

    private static final Set<String> MAPS_OF_OBSERVABLES =
            Set.of("flatMap", "flatMapSingle", "flatMapMaybe", "flatMapCompletable");
    private static final Set<String> IN_MEMORY =
            Set.of("just", "justOrEmpty", "empty", "error", "fromIterable", "fromArray", "fromStream", "range");
    private static final Set<String> ONE = Set.of("just", "justOrEmpty");
    private static final int EXCESSIVE = 1_000;

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
        return "A reactive stream subscribes to hundreds of inner ones at once, because nothing says how many.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (OBSERVABLES.contains(call.owner())) {
            return isWithoutNumber(call) && !staysInMemory(inspection, call)
                    ? Optional.of(problem(call, severity(inspection, call), "subscribes to any number"))
                    : Optional.empty();
        }
        if (!WITH_A_NUMBER.contains(call.owner())) {
            return Optional.empty();
        }
        Optional<Integer> concurrency = concurrency(call.site());
        if (concurrency.filter(limit -> limit > EXCESSIVE).isPresent()) {
            return Optional.of(problem(call, Severity.HIGH, "is allowed any number"));
        }
        if (!call.owner().equals(FLUX) || concurrency.isPresent() || !isFlatMap(call) && !isMergeOfMany(call)) {
            return Optional.empty();
        }
        if (isFlatMap(call) && staysInMemory(inspection, call)) {
            return isMapInDisguise(inspection, call) ? Optional.of(mapInDisguise(call)) : Optional.empty();
        }
        return Optional.of(problem(call, severity(inspection, call), "subscribes to up to 256"));
    }

    private static Severity severity(Inspection inspection, Call call) {
        return RemotePublishers.areAskedBy(inspection, call) ? Severity.LOW : Severity.INFO;
    }

    private static boolean isWithoutNumber(Call call) {
        return MAPS_OF_OBSERVABLES.contains(call.name())
                && call.site().arguments().stream()
                        .skip(1)
                        .flatMap(given -> figure(given).stream())
                        .noneMatch(limit -> limit <= EXCESSIVE);
    }

    private static boolean isFlatMap(Call call) {
        return MAPS.contains(call.name())
                && call.site().arguments().stream().skip(1).allMatch(Value.Functional.class::isInstance);
    }

    /** Of a stream or collection of publishers, not of a few that are written out. */
    private static boolean isMergeOfMany(Call call) {
        return MERGES.contains(call.name())
                && call.site().arguments().size() == 1
                && call.site().arguments().get(0).alternatives().noneMatch(UnboundedFlatMap::isArrayMadeHere);
    }

    /** The publishers of a call with any number of arguments; a list that is made here grows with what it is filled from. */
    private static boolean isArrayMadeHere(Value value) {
        return value instanceof Value.Allocation made && made.type().endsWith("[]");
    }

    /** What each element becomes is there already. */
    private static boolean staysInMemory(Inspection inspection, Call call) {
        List<Value> inner = inner(inspection, call);
        return !inner.isEmpty() && inner.stream().allMatch(value -> isInMemory(value, IN_MEMORY));
    }

    /** One element for one. */
    private static boolean isMapInDisguise(Inspection inspection, Call call) {
        return inner(inspection, call).stream()
                .allMatch(value -> isInMemory(value, ONE) && value.parts().noneMatch(UnboundedFlatMap::takesSeveral));
    }

    /** Written one by one, or as class files have it, in an array. */
    private static boolean takesSeveral(Value value) {
        return value instanceof Value.Result result
                && (result.arguments().size() > 1
                        || result.arguments().stream()
                                .anyMatch(given -> given instanceof Value.Allocation made
                                        && made.type().endsWith("[]")));
    }

    private static List<Value> inner(Inspection inspection, Call call) {
        Stream<Value> made = Values.functions(call.site())
                .flatMap(function -> inspection.program().method(function.implementation()).stream())
                .map(MethodFact::returned)
                .flatMap(List::stream)
                .flatMap(Value::alternatives);
        Stream<Value> references = Values.functions(call.site())
                .filter(function -> inspection
                        .program()
                        .method(function.implementation())
                        .filter(known -> !known.returned().isEmpty())
                        .isEmpty())
                .map(function -> new Value.Result(-1, function.implementation(), Optional.empty(), List.of()));
        return Stream.concat(made, references).toList();
    }

    private static boolean isInMemory(Value value, Set<String> made) {
        return value instanceof Value.Result result
                && made.contains(Values.chain(result)
                        .reduce((last, first) -> first)
                        .orElse(result)
                        .target()
                        .name())
                && Values.chain(result)
                        .noneMatch(link -> link.target().name().startsWith("delay")
                                || link.target().name().equals("subscribeOn"));
    }

    private static Optional<Integer> concurrency(CallSite call) {
        String name = call.target().name();
        boolean takesOne = MAPS.contains(name) || MAPS_OF_OBSERVABLES.contains(name) || MERGES.contains(name);
        boolean first = call.target().owner().startsWith("io.smallrye.mutiny.");
        return takesOne
                ? call.arguments().stream()
                        .skip(first ? 0 : 1)
                        .flatMap(argument -> figure(argument).stream())
                        .reduce(Math::max)
                : Optional.empty();
    }

    private static Optional<Integer> figure(Value value) {
        if (Values.isLargestInt(value)) {
            return Optional.of(Integer.MAX_VALUE);
        }
        return Values.text(value).filter(text -> text.matches("\\d{1,10}")).map(text ->
                (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text)));
    }

    private static Problem problem(Call call, Severity severity, String what) {
        return Problem.at(call.method(), call.site())
                .severity(severity)
                .message("Every element starts an inner stream, and " + call.name() + " " + what
                        + " of them at once: as many calls hit the partner, and in no fixed order. Give it a concurrency that"
                        + " the partner can take, or use concatMap.");
    }

    private static Problem mapInDisguise(Call call) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.INFO)
                .message("Each element becomes one that is there already, so that " + call.name()
                        + " subscribes to up to 256 at once for nothing, and the day one of them is slow it is 256 at once in"
                        + " earnest. Use map or concatMap, or say how many.");
    }
}
