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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class SwallowedAsyncException implements CallRule {

    private static final Set<String> HANDLERS = Set.of("exceptionally", "exceptionallyAsync");
    private static final Set<String> HANDLES_BOTH = Set.of("handle", "handleAsync");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "The error of a stage, a publisher or a task becomes a value, and nobody is told.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.concat(CallRule.super.inspect(inspection), FailureForgotten.inspect(inspection));
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return ofStage(inspection, call).or(() -> SwallowedByPublisher.judge(inspection, call));
    }

    private static Optional<Problem> ofStage(Inspection inspection, Call call) {
        boolean swallows = call.site().result() != CallSite.Outcome.DROPPED
                && inspection.isSubtype(call.owner(), "java.util.concurrent.CompletionStage")
                && Values.functions(call.site())
                        .flatMap(f -> inspection.program().method(f.implementation()).stream())
                        .anyMatch(handler -> HANDLERS.contains(call.name()) && ignoresItsArgument(handler)
                                || HANDLES_BOTH.contains(call.name()) && givesOnlyTheValue(handler));
        return swallows
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .message(
                                "Every error of this stage becomes a value without a trace: bugs look like empty results."
                                        + " Log the error, and turn only those into values that are expected."))
                : Optional.empty();
    }

    /** {@code (value, error) -> value}, which is {@code null} after an error. */
    private static boolean givesOnlyTheValue(MethodFact handler) {
        int value = handler.parameters().size() - 2;
        return value >= 0
                && handler.calls().isEmpty()
                && !handler.returned().isEmpty()
                && handler.returned().stream().allMatch(given -> isParameter(given, value));
    }

    /** A lambda that does not look at what it is given last, the error. */
    static boolean ignoresItsArgument(MethodFact handler) {
        int last = handler.parameters().size() - 1;
        return handler.writtenIn().isPresent()
                && last >= 0
                && handler.calls().stream()
                        .noneMatch(call -> Stream.concat(call.receiver().stream(), call.arguments().stream())
                                .flatMap(Value::parts)
                                .anyMatch(part -> isParameter(part, last)))
                && handler.returned().stream().flatMap(Value::parts).noneMatch(part -> isParameter(part, last));
    }

    private static boolean isParameter(Value value, int index) {
        return value instanceof Value.Parameter parameter && parameter.index() == index;
    }
}
