package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds volatile references that are read a second time where both reads must give the same object: asked whether they are null and then
 * used, or asked for two parts of one state.
 */
final class VolatileReadTwice implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A volatile reference is read twice where both reads must give the same object.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.VOLATILE))
                .flatMap(field -> inField(inspection, field));
    }

    private static Stream<Problem> inField(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().usesAfterConstruction(field).stream()
                .filter(Use::isWrite)
                .toList();
        if (writes.isEmpty()) {
            return Stream.empty();
        }
        boolean isValue = isValue(inspection, field.type());
        return inspection.accesses().usesAfterConstruction(field).stream()
                .filter(use -> !use.isWrite() && VolatileFlags.isUnguarded(inspection, use))
                .map(Use::method)
                .distinct()
                .filter(method -> isReplacedByOthers(inspection, field, method, writes))
                .flatMap(method -> Stream.concat(
                                usedAfterNullCheck(inspection, field, method, writes).stream(),
                                isValue ? readInParts(field, method).stream() : Stream.empty())
                        .limit(1)
                        .map(second -> problem(inspection, field, method, second, writes)));
    }

    /** The second read, and the line of the first. */
    private record Second(CallSite call, int first, boolean isNullCheck) {}

    /** Another method puts something else there, on another thread as far as is known. */
    private static boolean isReplacedByOthers(
            Inspection inspection, FieldFact field, MethodFact method, List<Use> writes) {
        List<MethodFact> touching = Stream.concat(
                        Stream.of(method), writes.stream().map(Use::method))
                .distinct()
                .toList();
        return writes.stream().noneMatch(write -> write.method().equals(method))
                && !inspection.confinement().isOfOneTask(field.key(), touching);
    }

    private static Optional<Second> usedAfterNullCheck(
            Inspection inspection, FieldFact field, MethodFact method, List<Use> writes) {
        boolean becomesNull = writes.stream()
                .flatMap(write -> write.access().written().stream())
                .flatMap(Value::alternatives)
                .anyMatch(Values::isNull);
        if (!becomesNull) {
            return Optional.empty();
        }
        List<FieldAccess> looks = readsOf(field, method).stream()
                .filter(read -> callsOn(field, method).noneMatch(call -> isAt(call, read.site())))
                .toList();
        return callsOn(field, method)
                .flatMap(call -> looks.stream()
                        .map(FieldAccess::site)
                        .filter(look -> VolatileFlags.decides(inspection.choices(), look, call.site())
                                || inspection.choices().isDecidedBy(look, call.site()))
                        .map(look -> new Second(call, look.line(), true)))
                .findFirst();
    }

    private static boolean isAt(CallSite call, Site read) {
        return call.site().line() == read.line();
    }

    private static List<FieldAccess> readsOf(FieldFact field, MethodFact method) {
        return method.accesses().stream()
                .filter(access -> access.field().equals(field.key()) && access.kind() == FieldAccess.Kind.READ)
                .toList();
    }

    /** Calls on what the field gave right there, not on a copy that was taken before. */
    private static Stream<CallSite> callsOn(FieldFact field, MethodFact method) {
        List<FieldAccess> reads = readsOf(field, method);
        return method.calls().stream()
                .filter(call -> call.receiver()
                        .filter(receiver -> receiver instanceof Value.FieldRead read
                                && read.field().equals(field.key()))
                        .isPresent())
                .filter(call -> reads.stream().anyMatch(read -> isAt(call, read.site())));
    }

    /** An object of the project that never changes: to be replaced is all that can happen to it. */
    private static boolean isValue(Inspection inspection, String type) {
        return inspection
                .program()
                .type(type)
                .filter(fact -> fact.kind() != TypeFact.Kind.INTERFACE && fact.kind() != TypeFact.Kind.ENUM)
                .filter(fact -> fact.fields().stream()
                                .filter(field -> !field.is(Modifier.STATIC))
                                .allMatch(field -> field.is(Modifier.FINAL))
                        && fact.fields().stream()
                                        .filter(field -> !field.is(Modifier.STATIC))
                                        .count()
                                > 1)
                .isPresent();
    }

    /** {@code range.high() - range.low()}: two parts of what may be two objects. */
    private static Optional<Second> readInParts(FieldFact field, MethodFact method) {
        List<CallSite> parts = callsOn(field, method)
                .filter(call ->
                        call.result() == Outcome.USED && call.arguments().isEmpty())
                .toList();
        return parts.stream()
                .flatMap(first -> parts.stream()
                        .filter(second -> second.index() > first.index()
                                && second.site().line() - first.site().line() <= 1
                                && !second.target().equals(first.target()))
                        .filter(second -> isReadTwice(field, method, first, second))
                        .map(second -> new Second(second, first.site().line(), false)))
                .findFirst();
    }

    private static boolean isReadTwice(FieldFact field, MethodFact method, CallSite first, CallSite second) {
        return readsOf(field, method).stream()
                        .filter(read -> isAt(first, read.site()) || isAt(second, read.site()))
                        .count()
                > 1;
    }

    private static Problem problem(
            Inspection inspection, FieldFact field, MethodFact method, Second second, List<Use> writes) {
        boolean concurrent = inspection
                .accesses()
                .isConcurrent(Stream.concat(Stream.of(method), writes.stream().map(Use::method))
                        .map(MethodFact::key)
                        .toList());
        boolean several = UnknownCallers.areSeveral(inspection, field, writes);
        String effect = second.isNullCheck()
                ? " it can be null by now, and the call fails."
                : " the two reads may be of two objects, and what they give does not fit.";
        return Problem.at(method, second.call().site(), field.key().signature())
                .severity(concurrent ? Severity.MEDIUM : several ? Severity.LOW : Severity.INFO)
                .message("The volatile field " + field.key().name() + " was read in line " + second.first()
                        + " and is read again here, while "
                        + writes.get(0).method().named().name() + " replaces it:" + effect
                        + " Read it once into a local variable.");
    }
}
