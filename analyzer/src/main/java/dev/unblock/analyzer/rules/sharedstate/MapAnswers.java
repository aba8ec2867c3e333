package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers of a concurrent map that are dropped, or taken to be of the moment before. */
final class MapAnswers {

    private static final String MAP = "java.util.Map";

    private MapAnswers() {}

    static Stream<Problem> misread(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> inspection.isSubtype(call.owner(), MAP))
                .flatMap(call -> {
                    Optional<Problem> problem =
                            call.name().equals("get") ? gone(inspection, call) : dropped(inspection, call);
                    return problem.stream();
                });
    }

    /** {@code map.putIfAbsent(key, made)}, and then the one that was made is used, whichever is in the map. */
    private static Optional<Problem> dropped(Inspection inspection, Call call) {
        boolean drops = call.name().equals("putIfAbsent")
                && call.site().result() == Outcome.DROPPED
                && call.site().arguments().size() == 2
                && call.site().arguments().get(1) instanceof Value.Allocation made
                && isUsedAfter(call.method(), call.site(), made);
        return drops && isConcurrent(inspection, call)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .message("What putIfAbsent answers is dropped, and the object made here is used: when another"
                                + " thread was first, the map holds its object, and what is done to this one is lost."
                                + " Use the answer, or computeIfAbsent."))
                : Optional.empty();
    }

    private static boolean isUsedAfter(MethodFact method, CallSite put, Value made) {
        return method.returned().stream().flatMap(Value::alternatives).anyMatch(made::equals)
                || method.calls().stream()
                        .filter(call -> call.index() > put.index())
                        .flatMap(call -> call.receiver().stream())
                        .flatMap(Value::alternatives)
                        .anyMatch(made::equals);
    }

    /** {@code if (map.containsKey(key)) map.get(key).run()}: it was there, and need not be any more. */
    private static Optional<Problem> gone(Inspection inspection, Call call) {
        boolean counted = isCalledOn(inspection, call)
                && !isAskedBefore(call)
                && call.method().calls().stream()
                        .anyMatch(check -> check.target().name().equals("containsKey")
                                && check.receiver().equals(call.site().receiver())
                                && SameKey.of(check.arguments(), call.site().arguments())
                                && inspection
                                        .choices()
                                        .isConditionOf(check.site(), call.site().site()));
        return counted && isConcurrent(inspection, call) && mayShrink(inspection, call)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.LOW)
                        .message(
                                "The map is asked with containsKey and then for the value: another thread can remove it"
                                        + " in between, and this fails with a NullPointerException. Ask once with get, and look at"
                                        + " what it gave."))
                : Optional.empty();
    }

    /** One check, one finding. */
    private static boolean isAskedBefore(Call get) {
        return get.method().calls().stream()
                .anyMatch(other -> other.index() < get.site().index()
                        && other.target().equals(get.site().target())
                        && other.receiver().equals(get.site().receiver())
                        && SameKey.of(other.arguments(), get.site().arguments()));
    }

    /** Without a look at it first, such as whether there is one. */
    private static boolean isCalledOn(Inspection inspection, Call get) {
        return get.method().calls().stream()
                .filter(call ->
                        call.receiver().stream().flatMap(Value::alternatives).anyMatch(get.site()::gives))
                .findFirst()
                .filter(first -> !inspection.choices().isDecidedBy(get.site().site(), first.site())
                        && !inspection.choices().isAskedByGuard(get.site().site()))
                .isPresent();
    }

    private static boolean mayShrink(Inspection inspection, Call call) {
        return Values.receiverField(call.site()).stream().anyMatch(field -> Containers.mayShrink(inspection, field));
    }

    private static boolean isConcurrent(Inspection inspection, Call call) {
        Optional<FieldKey> field = Values.receiverField(call.site());
        return field.isPresent()
                && SharedMaps.isShared(inspection, call)
                && SharedMaps.isConcurrent(inspection, call, field.get());
    }
}
