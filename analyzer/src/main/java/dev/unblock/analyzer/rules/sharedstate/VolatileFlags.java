package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Choices;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.inspection.Won;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Volatile fields that decide about their own next value: of two threads both may pass {@code if (!open)} before one says {@code open = true}. */
final class VolatileFlags {

    private static final int TRY = 0;

    private VolatileFlags() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.VOLATILE))
                .flatMap(field -> acts(inspection, field));
    }

    private static Stream<Problem> acts(Inspection inspection, FieldFact field) {
        List<Use> open = inspection.accesses().usesAfterConstruction(field).stream()
                .filter(use -> isUnguarded(inspection, use))
                .toList();
        List<Use> marks = open.stream().filter(VolatileFlags::isMark).toList();
        return inspection
                        .confinement()
                        .isOfOneTask(
                                field.key(),
                                marks.stream().map(Use::method).distinct().toList())
                ? Stream.empty()
                : marks.stream()
                        .flatMap(mark -> check(inspection, open, mark).map(check -> problem(mark, check)).stream());
    }

    static boolean isUnguarded(Inspection inspection, Use use) {
        ConcurrentAccess accesses = inspection.accesses();
        return !accesses.isGuarded(use)
                && !accesses.isGuardedByClients(use.method())
                && !accesses.isBuilding(use.method())
                && !inspection.lockSets().mayRunUnderLock(use.method())
                && !Won.isAt(inspection.program(), use.method(), use.access().site());
    }

    /** Set to what stands for a state, as a literal or the constant of an enum: what is made on first use is another rule's. */
    private static boolean isMark(Use use) {
        return use.access()
                .written()
                .filter(value -> value instanceof Value.Constant && !Values.isNull(value)
                        || value instanceof Value.FieldRead read
                                && read.object().isEmpty())
                .isPresent();
    }

    /** The look at the same object's field that lets the mark be set. */
    private static Optional<Use> check(Inspection inspection, List<Use> uses, Use mark) {
        return uses.stream()
                .filter(use -> !use.isWrite()
                        && use.method().equals(mark.method())
                        && use.access().object().equals(mark.access().object()))
                .filter(look -> decides(
                        inspection.choices(),
                        look.access().site(),
                        mark.access().site()))
                .findFirst();
    }

    /** A condition asks for it and lets the mark be set: by lines, since a class file knows no columns of fields. */
    static boolean decides(Choices choices, Site look, Site mark) {
        return look.line() < mark.line()
                && choices.in(mark.file()).stream()
                        .filter(choice -> choice.usual() != TRY && choice.armOf(mark) != ChoiceFact.NONE)
                        .map(choice -> choice.arms().get(0).firstLine() - look.line())
                        .anyMatch(lines -> lines == 0 || lines == 1);
    }

    private static Problem problem(Use mark, Use check) {
        Site asked = check.access().site();
        return Problem.at(
                        mark.method(),
                        mark.access().site(),
                        mark.access().field().signature())
                .severity(Severity.INFO)
                .message("The field is asked in line " + asked.line()
                        + " and set here: it is volatile, but two threads can both ask before one of them sets it, and both go"
                        + " on. Use an AtomicBoolean or AtomicReference with compareAndSet, or a lock.")
                .related(List.of(new Location(asked.file(), asked.line(), "asked here")));
    }
}
