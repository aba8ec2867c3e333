package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class VolatileArray implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A volatile field holds an array or a plain collection, whose contents are not volatile.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.VOLATILE))
                .filter(field -> isArrayForItsElements(inspection, field) || isChangedInPlace(inspection, field))
                .map(field -> problem(inspection, field));
    }

    /** It is never replaced, so that it can only be volatile for what is in it; or elements are seen to change. */
    private static boolean isArrayForItsElements(Inspection inspection, FieldFact field) {
        List<Use> uses = inspection.accesses().usesAfterConstruction(field);
        boolean replaced = uses.stream().anyMatch(Use::isWrite);
        return field.type().endsWith("[]")
                && !uses.isEmpty()
                && (!replaced || !changesWithoutGuard(inspection, field).isEmpty());
    }

    private static boolean isChangedInPlace(Inspection inspection, FieldFact field) {
        return Containers.holdsUnsafe(inspection, field.key())
                && !inspection.accesses().isSharedField(field.key())
                && !changesWithoutGuard(inspection, field).isEmpty();
    }

    private static List<Use> changesWithoutGuard(Inspection inspection, FieldFact field) {
        return Containers.changesOf(inspection, field).stream()
                .filter(use -> !inspection.accesses().isConstructing(use.method())
                        && !inspection.accesses().isGuarded(use))
                .toList();
    }

    /**
     * Elements that nobody is seen to change, or the set-up alone, may be meant to stay. A collection is mostly one thread's,
     * and volatile for who is to have it next, where no others are known.
     */
    private static Severity severity(Inspection inspection, FieldFact field) {
        List<Use> changes = changesWithoutGuard(inspection, field);
        boolean meets = field.type().endsWith("[]")
                || UnknownCallers.areSeveral(inspection, field, changesOfWhatIsThere(changes))
                || inspection
                                .accesses()
                                .isConcurrent(changes.stream()
                                        .map(use -> use.method().key())
                                        .toList())
                        && Meeting.isOfOneObject(inspection, field);
        return meets && !Meeting.isSetUp(inspection, changes) ? Severity.LOW : Severity.INFO;
    }

    /** Not by who has just replaced it, and is filling it. */
    private static List<Use> changesOfWhatIsThere(List<Use> changes) {
        return changes.stream()
                .filter(change -> change.method().accesses().stream()
                        .noneMatch(
                                access -> access.field().equals(change.access().field())
                                        && access.kind() == FieldAccess.Kind.WRITE))
                .toList();
    }

    private static Problem problem(Inspection inspection, FieldFact field) {
        List<Use> changes = changesWithoutGuard(inspection, field);
        return Problem.on(
                        field,
                        changes.stream()
                                .map(use -> use.method().key())
                                .distinct()
                                .toList())
                .severity(severity(inspection, field))
                .related(changes.stream().map(FieldRule::location).distinct().toList())
                .message(
                        "Only the reference " + field.key().name()
                                + " is volatile, what it holds is not: another thread may never see a changed element."
                                + " Use an AtomicIntegerArray or the like, a concurrent collection, or replace the whole by a copy.");
    }
}
