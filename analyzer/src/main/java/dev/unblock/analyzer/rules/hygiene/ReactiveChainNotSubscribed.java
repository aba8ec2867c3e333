package dev.unblock.analyzer.rules.hygiene;

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

final class ReactiveChainNotSubscribed implements CallRule {

    /** They hand on what passes, and only look at it. */
    private static final Set<String> LOOKS = Set.of("doOnNext", "doOnSuccess", "doOnError", "doOnEach", "doOnComplete");

    /** They wait for the end alone. */
    private static final Set<String> PASSES_OVER =
            Set.of("then", "thenEmpty", "thenMany", "thenReturn", "ignoreElement", "ignoreElements");

    private static final Set<String> WRAPS = Set.of("just", "justOrEmpty", "empty", "error");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A Mono or Flux is made and dropped: nothing happens.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return madeWhileLooking(inspection, call)
                .or(() -> madeAndPassedOver(inspection, call))
                .or(() -> dropped(inspection, call));
    }

    private static Optional<Problem> dropped(Inspection inspection, Call call) {
        return Futures.isPublisher(inspection, call.site().target().returnType())
                        && Futures.isDropped(call.method(), call.site())
                        && !isValueKept(call)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(givesWrappedValue(inspection, call) ? Severity.INFO : Severity.HIGH)
                        .message("Nobody subscribes to what " + call.name()
                                + " returns, so that it never runs. Return it, or chain it into what is returned."))
                : Optional.empty();
    }

    /** {@code text.doOnNext(note -> store.save(note))}: what the function gives is thrown away. */
    private static Optional<Problem> madeWhileLooking(Inspection inspection, Call call) {
        return LOOKS.contains(call.name())
                        && Futures.isPublisher(inspection, call.owner())
                        && givesPublisher(inspection, call)
                ? Optional.of(unchained(call))
                : Optional.empty();
    }

    /** {@code text.map(note -> store.save(note)).then()}: the publisher is the element, which what follows passes over. */
    private static Optional<Problem> madeAndPassedOver(Inspection inspection, Call call) {
        return call.name().equals("map")
                        && Futures.isPublisher(inspection, call.owner())
                        && isPassedOver(call)
                        && givesPublisher(inspection, call)
                ? Optional.of(unchained(call))
                : Optional.empty();
    }

    private static boolean isPassedOver(Call call) {
        return call.method().calls().stream()
                .filter(next -> next.receiver().filter(call.site()::gives).isPresent())
                .anyMatch(next -> PASSES_OVER.contains(next.target().name())
                        || next.target().name().equals("subscribe")
                                && next.arguments().isEmpty());
    }

    private static boolean givesPublisher(Inspection inspection, Call call) {
        return Values.functions(call.site())
                .flatMap(function -> gives(inspection, function))
                .anyMatch(type -> Futures.isPublisher(inspection, type));
    }

    private static Problem unchained(Call call) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.HIGH)
                .message("What the function in " + call.name()
                        + " returns is thrown away, and nobody subscribes to it, so that it never runs. Chain it with"
                        + " flatMap.");
    }

    /** What a method that is named gives, or the one expression of a lambda. */
    private static Stream<String> gives(Inspection inspection, Value.Functional function) {
        Optional<MethodFact> body = inspection
                .program()
                .method(function.implementation())
                .filter(method -> method.writtenIn().isPresent());
        return body.isEmpty()
                ? Stream.of(function.implementation().returnType())
                : body.get().returned().stream()
                        .filter(Value.Result.class::isInstance)
                        .map(value -> ((Value.Result) value).target().returnType());
    }

    /** A method of the project does its work at once, and wraps what came of it for the sake of its signature. */
    private static boolean givesWrappedValue(Inspection inspection, Call call) {
        List<Value> given = inspection
                .program()
                .callees(call.method().key(), call.site())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .flatMap(method -> method.returned().stream())
                .flatMap(Value::alternatives)
                .toList();
        return !given.isEmpty()
                && given.stream()
                        .allMatch(value -> value instanceof Value.Result made
                                && WRAPS.contains(made.target().name())
                                && made.receiver().isEmpty()
                                && Futures.isPublisher(inspection, made.target().owner()));
    }

    /** A value that is only wrapped has no work that could be missed, wherever it goes, as into an array. */
    private static boolean isValueKept(Call call) {
        return call.site().result() == CallSite.Outcome.USED && WRAPS.contains(call.name());
    }
}
