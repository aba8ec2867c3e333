package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two volatile fields of one object that must fit each other: one is set if the other allows it, here, and the other way round elsewhere.
 * As {@link AtomicsTogether}.
 */
final class VolatilesTogether {

    private VolatilesTogether() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.types().flatMap(type -> inType(inspection, type));
    }

    private static Stream<Problem> inType(Inspection inspection, TypeFact type) {
        List<Decided> decided = type.fields().stream()
                .filter(field -> field.is(Modifier.VOLATILE))
                .flatMap(field -> decided(inspection, type, field))
                .toList();
        return decided.stream()
                .filter(one -> decided.stream()
                        .anyMatch(other -> other.changed().equals(one.asked())
                                && other.asked().equals(one.changed())))
                .map(one -> problem(inspection, one));
    }

    /** A change of one field that a look at the other has let in. */
    private record Decided(Use change, Use look) {

        private FieldKey changed() {
            return change.access().field();
        }

        private FieldKey asked() {
            return look.access().field();
        }
    }

    private static Stream<Decided> decided(Inspection inspection, TypeFact type, FieldFact changed) {
        List<Use> changes = inspection.accesses().usesAfterConstruction(changed).stream()
                .filter(use -> use.isWrite() && VolatileFlags.isUnguarded(inspection, use))
                .toList();
        return changes.isEmpty()
                ? Stream.empty()
                : type.fields().stream()
                        .filter(asked -> asked.is(Modifier.VOLATILE) && !asked.equals(changed))
                        .flatMap(asked -> inspection.accesses().uses(asked.key()).stream())
                        .filter(look -> !look.isWrite())
                        .flatMap(look -> changes.stream()
                                .filter(change -> isDecidedBy(inspection, look, change))
                                .map(change -> new Decided(change, look)));
    }

    private static boolean isDecidedBy(Inspection inspection, Use look, Use change) {
        return look.method().equals(change.method())
                && look.access().object().equals(change.access().object())
                && VolatileFlags.decides(
                        inspection.choices(),
                        look.access().site(),
                        change.access().site());
    }

    private static Problem problem(Inspection inspection, Decided decided) {
        Use change = decided.change();
        Site asked = decided.look().access().site();
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(change.method().key()));
        return Problem.at(
                        change.method(),
                        change.access().site(),
                        decided.changed().signature())
                .severity(concurrent ? Severity.HIGH : Severity.MEDIUM)
                .message(decided.changed().name() + " is set as "
                        + decided.asked().name() + ", read in line "
                        + asked.line()
                        + ", allows, and elsewhere that one as this one allows: each is volatile, but two threads can do both at"
                        + " once, and the two no longer fit. Keep both in one immutable object behind one reference, or guard both"
                        + " by a lock.")
                .related(List.of(new Location(asked.file(), asked.line(), "asked here")));
    }
}
