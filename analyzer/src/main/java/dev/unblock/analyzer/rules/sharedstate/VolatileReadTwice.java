package dev.unblock.analyzer.rules.sharedstate;

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
import java.util.stream.IntStream;
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
    private record Second(Site site, int first, boolean isNullCheck) {}

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
                .filter(read -> isOnlyLookedAt(field, method, read))
                .toList();
        return membersOf(field, method)
                .flatMap(member -> looks.stream()
                        .map(FieldAccess::site)
                        .filter(look -> VolatileFlags.decides(inspection.choices(), look, member.site())
                                || inspection.choices().isDecidedBy(look, member.site())
                                || look.line() == member.site().line() && isInArmOfLine(inspection, member.site()))
                        .map(look -> new Second(member.site(), look.line(), true)))
                .findFirst();
    }

    /** Nothing is asked of it; where something is asked in its line, as in {@code r == null ? 0 : r.size()}, it is the first of more reads. */
    private static boolean isOnlyLookedAt(FieldFact field, MethodFact method, FieldAccess read) {
        long members = membersOf(field, method)
                .filter(member -> isAt(member.site(), read.site()))
                .count();
        List<FieldAccess> reads = readsOf(field, method).stream()
                .filter(other -> isAt(other.site(), read.site()))
                .toList();
        return members == 0 || reads.size() > members && reads.get(0).equals(read);
    }

    /** {@code text == null ? 0 : text.length()}: a choice within the line. */
    private static boolean isInArmOfLine(Inspection inspection, Site member) {
        return inspection.choices().in(member.file()).stream()
                .map(choice ->
                        choice.arms().stream().filter(arm -> arm.holds(member)).findFirst())
                .anyMatch(arm ->
                        arm.filter(span -> span.firstLine() == member.line()).isPresent());
    }

    private static boolean isAt(Site member, Site read) {
        return member.line() == read.line();
    }

    private static List<FieldAccess> readsOf(FieldFact field, MethodFact method) {
        return method.accesses().stream()
                .filter(access -> access.field().equals(field.key()) && access.kind() == FieldAccess.Kind.READ)
                .toList();
    }

    /** Something that was asked of what the field gave: a method's answer, or a field. */
    private record Member(String name, Site site, boolean isUsed) {}

    /** Asked of what the field gave right there, not of a copy that was taken before; in source order. */
    private static Stream<Member> membersOf(FieldFact field, MethodFact method) {
        List<FieldAccess> reads = readsOf(field, method);
        Stream<Member> calls = method.calls().stream()
                .filter(call ->
                        call.receiver().filter(object -> isOf(field, object)).isPresent())
                .map(call -> new Member(
                        call.target().toString(),
                        call.site(),
                        call.result() == Outcome.USED && call.arguments().isEmpty()));
        Stream<Member> fields = method.accesses().stream()
                .filter(access -> access.kind() == FieldAccess.Kind.READ
                        && access.object().filter(object -> isOf(field, object)).isPresent())
                .map(access -> new Member(access.field().toString(), access.site(), true));
        return Stream.concat(calls, fields)
                .filter(member -> reads.stream().anyMatch(read -> isAt(member.site(), read.site())));
    }

    private static boolean isOf(FieldFact field, Value object) {
        return object instanceof Value.FieldRead read && read.field().equals(field.key());
    }

    /** An object of the project that never changes: to be replaced is all that can happen to it. */
    private static boolean isValue(Inspection inspection, String type) {
        return inspection
                .program()
                .type(type)
                .filter(fact -> fact.kind() != TypeFact.Kind.INTERFACE && fact.kind() != TypeFact.Kind.ENUM)
                .filter(fact -> fact.fields().stream()
                                .filter(field -> !field.is(Modifier.STATIC))
                                .allMatch(field -> isNeverSetAgain(inspection, field))
                        && fact.fields().stream()
                                        .filter(field -> !field.is(Modifier.STATIC))
                                        .count()
                                > 1)
                .isPresent();
    }

    private static boolean isNeverSetAgain(Inspection inspection, FieldFact field) {
        return field.is(Modifier.FINAL)
                || inspection.accesses().usesAfterConstruction(field).stream().noneMatch(Use::isWrite);
    }

    /** {@code range.high() - range.low()}: two parts of what may be two objects. */
    private static Optional<Second> readInParts(FieldFact field, MethodFact method) {
        List<Member> parts = membersOf(field, method).filter(Member::isUsed).toList();
        return IntStream.range(0, parts.size())
                .boxed()
                .flatMap(first -> parts.subList(first + 1, parts.size()).stream()
                        .filter(second -> isSoon(parts.get(first), second))
                        .filter(second -> isReadTwice(field, method, parts.get(first), second))
                        .map(second -> new Second(
                                second.site(), parts.get(first).site().line(), false)))
                .findFirst();
    }

    private static boolean isSoon(Member first, Member second) {
        int lines = second.site().line() - first.site().line();
        return lines >= 0 && lines <= 1 && !second.name().equals(first.name());
    }

    private static boolean isReadTwice(FieldFact field, MethodFact method, Member first, Member second) {
        return readsOf(field, method).stream()
                        .filter(read -> isAt(first.site(), read.site()) || isAt(second.site(), read.site()))
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
        return Problem.at(method, second.site(), field.key().signature())
                .severity(concurrent ? Severity.MEDIUM : several ? Severity.LOW : Severity.INFO)
                .message("The volatile field " + field.key().name() + " was read in line " + second.first()
                        + " and is read again here, while "
                        + writes.get(0).method().named().name() + " replaces it:" + effect
                        + " Read it once into a local variable.");
    }
}
