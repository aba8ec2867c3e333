package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class InternalStateExposed implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A shared object gives away the collection, or the field, that its lock guards.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> type.kind() == TypeFact.Kind.CLASS
                        && !inspection.accesses().isDeclaredConfined(type.name()))
                .flatMap(type -> Stream.of(
                                type.fields().stream()
                                        .filter(field -> isOpen(inspection, field))
                                        .map(InternalStateExposed::open),
                                guarded(inspection, type),
                                constants(inspection, type))
                        .flatMap(problems -> problems));
    }

    private static Stream<Problem> guarded(Inspection inspection, TypeFact type) {
        return type.fields().stream()
                .filter(field -> isGuarded(inspection, field))
                .flatMap(field -> type.methods().stream()
                        .filter(method -> !isMaking(method, field) && !isReplacedBelow(inspection, method, field))
                        .flatMap(method -> givenOrShown(inspection, method, field)));
    }

    private static Stream<Problem> givenOrShown(Inspection inspection, MethodFact method, FieldFact field) {
        if (givesAway(method, field)) {
            return Stream.of(given(inspection, method, field));
        }
        return shows(method, field) && isChangedLater(inspection, field)
                ? Stream.of(shown(inspection, method, field))
                : Stream.empty();
    }

    /** A public static method that returns what a private constant holds: whoever calls it can change it for all. */
    private static Stream<Problem> constants(Inspection inspection, TypeFact type) {
        return type.fields().stream()
                .filter(field -> field.is(Modifier.STATIC)
                        && field.is(Modifier.FINAL)
                        && !field.is(Modifier.PUBLIC)
                        && !field.is(Modifier.SYNTHETIC)
                        && !isGuarded(inspection, field))
                .filter(field -> PublicStaticCollection.isChangeable(inspection, field))
                .flatMap(field -> type.methods().stream()
                        .filter(method ->
                                method.is(Modifier.PUBLIC) && method.is(Modifier.STATIC) && givesAway(method, field))
                        .map(method -> constant(method, field)));
    }

    private static Problem constant(MethodFact method, FieldFact field) {
        return Problem.at(method, method.site(), field.key().signature())
                .severity(Severity.LOW)
                .message(method.key().name() + " gives away "
                        + field.key().name()
                        + " itself, which is static: any caller on any thread can change what is in it for all. Return a"
                        + " copy.");
    }

    private static boolean isOpen(Inspection inspection, FieldFact field) {
        return inspection.accesses().isDeclaredThreadSafe(field.key().owner())
                && !field.is(Modifier.PRIVATE)
                && !field.is(Modifier.FINAL)
                && !field.is(Modifier.VOLATILE)
                && !field.is(Modifier.SYNTHETIC)
                && (field.is(Modifier.PUBLIC) || field.is(Modifier.PROTECTED))
                && Guard.of(field.key(), field.annotations()).isEmpty();
    }

    /** A collection that is not thread-safe by itself and changed under a lock. */
    private static boolean isGuarded(Inspection inspection, FieldFact field) {
        if (!Containers.holdsUnsafe(inspection, field.key())) {
            return false;
        }
        List<Use> changes = Containers.changesOf(inspection, field).stream()
                .filter(use -> !inspection.accesses().isConstructing(use.method()))
                .toList();
        return changes.stream().anyMatch(inspection.accesses()::isGuarded)
                || inspection.accesses().isDeclaredThreadSafe(field.key().owner());
    }

    /** Nobody changes it later, so that the lock is one of the set-up. */
    private static boolean isFilledAtStart(Inspection inspection, FieldFact field) {
        return Containers.changesOf(inspection, field).stream()
                .allMatch(use -> inspection.accesses().isConstructing(use.method())
                        || SetUp.isMeantAsOne(inspection, use.method()));
    }

    /** What nobody changes any more can be shown to all. */
    private static boolean isChangedLater(Inspection inspection, FieldFact field) {
        return Containers.changesOf(inspection, field).stream()
                .anyMatch(use -> !inspection.accesses().isConstructing(use.method()));
    }

    private static boolean shows(MethodFact method, FieldFact field) {
        return isForOthers(method)
                && method.returned().stream().flatMap(Views::shownBy).anyMatch(field.key()::equals);
    }

    private static boolean isForOthers(MethodFact method) {
        return !method.is(Modifier.PRIVATE) && !method.is(Modifier.SYNTHETIC);
    }

    private static boolean givesAway(MethodFact method, FieldFact field) {
        return isForOthers(method)
                && method.returned().stream()
                        .flatMap(Value::alternatives)
                        .anyMatch(value -> value instanceof Value.FieldRead read
                                && read.field().equals(field.key()));
    }

    /** Made and filled on first use, and not changed after that. */
    private static boolean isMaking(MethodFact method, FieldFact field) {
        return method.accesses().stream()
                .anyMatch(access ->
                        access.field().equals(field.key()) && access.written().isPresent());
    }

    /** A method of the class that it calls puts a new one there: what is given away is the old one, the caller's own now. */
    private static boolean isReplacedBelow(Inspection inspection, MethodFact method, FieldFact field) {
        return method.calls().stream()
                .filter(call -> call.target().owner().equals(field.key().owner()))
                .flatMap(call -> inspection.program().method(call.target()).stream())
                .flatMap(called -> called.accesses().stream())
                .anyMatch(access -> access.field().equals(field.key())
                        && access.written()
                                .filter(Value.Allocation.class::isInstance)
                                .isPresent());
    }

    private static Problem open(FieldFact field) {
        return Problem.on(field, List.of())
                .severity(Severity.LOW)
                .message(
                        "The class of " + Descriptors.simpleName(field.key().owner()) + "."
                                + field.key().name()
                                + " is marked thread-safe, but others can write this field without its locks. Make it private.");
    }

    /** Where no threads are known, the lock may be a habit. */
    private static Severity severity(Inspection inspection, MethodFact method, FieldFact field) {
        boolean meeting = inspection.accesses().isConcurrent(List.of(method.key()))
                || inspection.accesses().isOneForAll(field.key().owner()) && UnknownCallers.areOf(inspection, method);
        boolean shared = meeting && !isFilledAtStart(inspection, field)
                || inspection.accesses().isDeclaredThreadSafe(field.key().owner());
        return shared ? Severity.MEDIUM : Severity.INFO;
    }

    private static Problem shown(Inspection inspection, MethodFact method, FieldFact field) {
        return Problem.at(method, method.site(), field.key().signature())
                .severity(severity(inspection, method, field))
                .message(method.key().name() + " gives a view of the collection "
                        + field.key().name()
                        + ": whoever goes through it reads the collection itself, without the lock that guards it here, and"
                        + " fails or sees it half changed. Return a copy.");
    }

    private static Problem given(Inspection inspection, MethodFact method, FieldFact field) {
        return Problem.at(method, method.site(), field.key().signature())
                .severity(severity(inspection, method, field))
                .message(
                        method.key().name() + " gives away the collection "
                                + field.key().name()
                                + " itself: its callers read and change it without the lock that guards it here. Return a copy.");
    }
}
