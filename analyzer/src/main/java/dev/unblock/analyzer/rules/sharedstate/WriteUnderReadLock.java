package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Finds changes made under a lock that many hold at once. */
final class WriteUnderReadLock implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A field is changed under a read lock, which lets many in at once.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.SYNTHETIC))
                // What breaks its own annotation is told as that.
                .filter(field -> Guard.of(field.key(), field.annotations()).isEmpty())
                .flatMap(field -> changes(inspection, field)
                        .filter(use -> inspection.lockSets().areShared(use)
                                && !inspection.accesses().isConstructing(use.method()))
                        .map(use -> problem(inspection, field, use)));
    }

    /** Of the field, or of the collection or array in it; a {@code volatile} that is only replaced needs no lock. */
    private static Stream<Use> changes(Inspection inspection, FieldFact field) {
        FieldKey key = field.key();
        Stream<Use> writes = inspection.accesses().uses(key).stream()
                .filter(Use::isWrite)
                .filter(use -> !field.is(Modifier.VOLATILE) || FieldWrites.isUpdate(use));
        return Containers.holdsUnsafe(inspection, key)
                ? Stream.concat(writes, Containers.changesOf(inspection, field).stream())
                : writes;
    }

    private static Problem problem(Inspection inspection, FieldFact field, Use use) {
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(use.method().key()));
        return Problem.at(use.method(), use.access().site(), field.key().signature())
                .severity(concurrent ? Severity.HIGH : Severity.MEDIUM)
                .message(Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name()
                        + " is changed under a read lock, which other threads hold at the same time: of two"
                        + " changes at once one is lost, and readers see it half changed. Take the write lock.")
                .related(List.of(new Location(field.site().file(), field.site().line(), "declared here")));
    }
}
