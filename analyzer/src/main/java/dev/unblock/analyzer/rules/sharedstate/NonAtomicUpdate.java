package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Won;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class NonAtomicUpdate implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A shared field is counted up or added to in two steps, so that updates get lost.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        ConcurrentAccess accesses = inspection.accesses();
        // Volatile says that the field is shared, whoever holds the object.
        Stream<FieldFact> volatiles =
                inspection.types().flatMap(type -> type.fields().stream()).filter(field -> field.is(Modifier.VOLATILE));
        return Stream.of(volatiles, accesses.sharedFields(), ofClassesForThreads(inspection))
                .flatMap(fields -> fields)
                .distinct()
                .flatMap(field -> unguardedWrites(accesses, field)
                        .filter(FieldWrites::isUpdate)
                        .filter(use -> !hasOneWriter(inspection, field))
                        .filter(use -> !inspection.lockSets().mayRunUnderLock(use.method()))
                        .filter(use -> !Won.isAt(
                                inspection.program(), use.method(), use.access().site()))
                        .map(use -> problem(inspection, field, use)));
    }

    /** Whoever says volatile expects others, however few objects this program makes. */
    private static Stream<Use> unguardedWrites(ConcurrentAccess accesses, FieldFact field) {
        return field.is(Modifier.VOLATILE)
                ? accesses.uses(field.key()).stream()
                        .filter(use ->
                                use.isWrite() && (isCounting(field, use) || !accesses.isConstructing(use.method())))
                        .filter(use -> !accesses.isGuarded(use) && !accesses.isGuardedByClients(use.method()))
                : accesses.unguardedWrites(field).stream();
    }

    /** The objects that are made, by each of them. */
    private static boolean isCounting(FieldFact field, Use use) {
        return field.is(Modifier.STATIC) && use.method().key().isConstructor();
    }

    /** Fields that several methods use, of classes that lock or have volatile fields: their authors count on more than one thread. */
    private static Stream<FieldFact> ofClassesForThreads(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> !inspection.accesses().isDeclaredConfined(type.name())
                        && !MadeForThreads.isStream(inspection, type))
                .filter(type -> MadeForThreads.byLocks(type) || MadeForThreads.byFields(type))
                .flatMap(type -> type.fields().stream())
                .filter(field -> Guard.of(field.key(), field.annotations()).isEmpty())
                .filter(field -> inspection.accesses().usesAfterConstruction(field).stream()
                                .map(Use::method)
                                .distinct()
                                .limit(2)
                                .count()
                        > 1);
    }

    /** Nobody can come in between of one task that alone writes, whoever reads. */
    private static boolean hasOneWriter(Inspection inspection, FieldFact field) {
        List<MethodFact> users = inspection.accesses().usesAfterConstruction(field).stream()
                .map(Use::method)
                .distinct()
                .toList();
        if (users.size() == 1 && Meeting.isOfScheduledJobs(inspection, users.stream())) {
            return true;
        }
        List<MethodFact> writers = inspection.accesses().usesAfterConstruction(field).stream()
                .filter(Use::isWrite)
                .map(Use::method)
                .distinct()
                .toList();
        return !writers.isEmpty() && inspection.confinement().isOfOneTask(field.key(), writers);
    }

    /** How sure it is that two threads meet here: by the threads known, by what the class guards, or by neither. */
    private static Severity severity(Inspection inspection, FieldFact field, Use use, boolean concurrent) {
        ConcurrentAccess accesses = inspection.accesses();
        boolean shared = accesses.isSharedField(field.key());
        boolean mixed = accesses.uses(field.key()).stream().anyMatch(accesses::isGuarded);
        if (isOfOneTask(inspection, field) || !shared && !mixed && !field.is(Modifier.VOLATILE)) {
            return Severity.INFO;
        }
        String owner = field.key().owner();
        boolean several = UnknownCallers.areSeveral(inspection, field, List.of(use));
        boolean expected = mixed || field.is(Modifier.VOLATILE) && (several || accesses.isShared(owner));
        boolean one = field.is(Modifier.STATIC) || accesses.isSingle(owner) || accesses.isDeclaredThreadSafe(owner);
        if (!expected && !one || Meeting.isOfUi(inspection, owner)) {
            return Severity.INFO;
        }
        return concurrent ? Severity.HIGH : several ? Severity.MEDIUM : Severity.INFO;
    }

    /** One task alone counts; others set it anew, mostly before they start it. */
    private static boolean isOfOneTask(Inspection inspection, FieldFact field) {
        List<MethodFact> counting = inspection.accesses().usesAfterConstruction(field).stream()
                .filter(use -> use.isWrite() && FieldWrites.isUpdate(use))
                .map(Use::method)
                .distinct()
                .toList();
        return !counting.isEmpty() && inspection.confinement().isOfOneTask(field.key(), counting);
    }

    private static Problem problem(Inspection inspection, FieldFact field, Use use) {
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(use.method().key()));
        String type = field.type().equals("long") ? "AtomicLong or LongAdder" : "AtomicInteger or LongAdder";
        return Problem.at(use.method(), use.access().site(), field.key().signature())
                .severity(severity(inspection, field, use, concurrent))
                .message("Updating " + Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name() + " reads and writes it in two steps"
                        + (field.is(Modifier.VOLATILE) ? ", which volatile does not make one" : "")
                        + ": of two threads at once one update is lost. Use an " + type + ", or a lock.")
                .remedy(Remedy.recipe("AtomicSharedCounter", 1))
                .related(List.of(new Location(field.site().file(), field.site().line(), "declared here")));
    }
}
