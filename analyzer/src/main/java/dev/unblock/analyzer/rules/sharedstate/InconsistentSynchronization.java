package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Tasks;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class InconsistentSynchronization implements FieldRule {

    /** A write counts for two: it is what the lock is there for. */
    private static final int WRITE = 2;

    @Override
    public String summary() {
        return "A field is guarded by a lock in most places and touched without it in others.";
    }

    /** Whoever locks in most places says that the object is shared. Shared objects' plain writes have their own rules. */
    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> type.kind() != TypeFact.Kind.INTERFACE
                        && !goesThroughElements(inspection, type)
                        && !inspection.accesses().isDeclaredConfined(type.name())
                        && !inspection.accesses().isDeclaredThreadSafe(type.name()))
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.VOLATILE) && !field.is(Modifier.SYNTHETIC))
                .filter(field -> !field.is(Modifier.FINAL) || isOwnCollection(inspection, field))
                .filter(field -> Guard.of(field.key(), field.annotations()).isEmpty());
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        ConcurrentAccess accesses = inspection.accesses();
        List<Use> uses =
                isOfContents(inspection, field) ? UsesOfContents.of(inspection, field) : accesses.usesInLife(field);
        List<Use> open = uses.stream()
                .filter(use -> !accesses.isGuarded(use) && !accesses.isGuardedByClients(use.method()))
                .filter(use -> !DataRace.isToBeShown(use))
                .distinct()
                .toList();
        List<Use> guarded = uses.stream()
                .filter(use -> accesses.isGuarded(use) && isByItsOwn(field, use))
                .toList();
        // Whoever uses an object between start and end finds it set; a flag or figure is there to be asked.
        if (!FieldWrites.isPrimitive(field.type())
                && uses.stream().filter(Use::isWrite).allMatch(use -> SetUp.is(inspection, use.method()))) {
            return List.of();
        }
        boolean idiom = open.stream().anyMatch(DoubleChecks.among(uses)::isHalf);
        if (isSetterBesideGuardedGetter(guarded, open)) {
            return open;
        }
        return guarded.stream().anyMatch(Use::isWrite) && weight(guarded) >= weight(open) && !idiom
                ? open.stream()
                        .filter(use -> !isToldElsewhere(accesses, field, use))
                        .toList()
                : List.of();
    }

    /** A lock of another class, or of what a method is given, is there for something else than the object. */
    private static boolean isByItsOwn(FieldFact field, Use use) {
        List<Value> locks = use.access().locks();
        boolean ofObject = locks.stream()
                .anyMatch(lock -> use.access().object().filter(lock::equals).isPresent());
        boolean inside = Tasks.outermost(use.method().named().owner())
                .equals(Tasks.outermost(field.key().owner()));
        boolean onlyGiven = !locks.isEmpty()
                && !use.method().is(Modifier.SYNCHRONIZED)
                && locks.stream().allMatch(InconsistentSynchronization::isGiven);
        return ofObject || inside && !onlyGiven;
    }

    private static boolean isGiven(Value lock) {
        Value at = lock;
        while (at instanceof Value.Result result && result.receiver().isPresent()) {
            at = result.receiver().get();
        }
        return at instanceof Value.Parameter;
    }

    /** It belongs to whoever goes through the elements: the lock it takes is for what it goes through. */
    private static boolean goesThroughElements(Inspection inspection, TypeFact type) {
        return Stream.of("java.util.Iterator", "java.util.Enumeration", "java.util.Spliterator")
                .anyMatch(through -> inspection.isSubtype(type.name(), through));
    }

    /** Never replaced, whether it says final or not: what is shared is what is in it. */
    private static boolean isOfContents(Inspection inspection, FieldFact field) {
        return field.is(Modifier.FINAL)
                || isOwnCollection(inspection, field)
                        && inspection.accesses().usesAfterConstruction(field).stream()
                                .noneMatch(Use::isWrite);
    }

    /** What it holds is changed in place; those that all share have a rule of their own. */
    private static boolean isOwnCollection(Inspection inspection, FieldFact field) {
        return Containers.holdsUnsafe(inspection, field.key())
                && !inspection.accesses().isSharedField(field.key());
    }

    /** A lock around the getter alone keeps nobody out. */
    private static boolean isSetterBesideGuardedGetter(List<Use> guarded, List<Use> open) {
        return open.stream()
                .filter(use -> use.isWrite() && use.method().key().isSetter())
                .anyMatch(set -> guarded.stream().anyMatch(use -> use.method()
                        .key()
                        .name()
                        .matches("(get|is)" + set.method().key().name().substring(3))));
    }

    private static int weight(List<Use> uses) {
        return uses.stream().mapToInt(use -> use.isWrite() ? WRITE : 1).sum();
    }

    /** Plain writes of shared objects have rules of their own. */
    private static boolean isToldElsewhere(ConcurrentAccess accesses, FieldFact field, Use use) {
        return use.isWrite()
                && (field.is(Modifier.STATIC) || accesses.isShared(field.key().owner()));
    }

    /** A single value is often old by a moment only, or set once; a collection that is changed meanwhile is seen half changed. */
    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean single = !isOfContents(inspection, field);
        boolean doubtful = single && !isWrittenByOthers(inspection, field, wrong)
                || Meeting.isSetUp(inspection, wrong)
                || Meeting.isOfUi(inspection, field.key().owner());
        return doubtful ? Severity.INFO : severity(field, wrong, concurrent);
    }

    /** A write that another one can undo, open to whoever calls; or the getter of what its setter locks. */
    private static boolean isWrittenByOthers(Inspection inspection, FieldFact field, List<Use> wrong) {
        List<Use> writes = wrong.stream().filter(Use::isWrite).toList();
        return UnknownCallers.areSeveral(inspection, field, writes) && !Meeting.isSetUp(inspection, writes)
                || wrong.stream()
                        .filter(use -> UnknownCallers.areOf(inspection, use.method()))
                        .anyMatch(use -> isGetterBesideGuardedSetter(inspection, use));
    }

    private static boolean isGetterBesideGuardedSetter(Inspection inspection, Use get) {
        String name = get.method().key().name();
        return name.matches("(get|is)[A-Z].*")
                && inspection.accesses().uses(get.access().field()).stream()
                        .filter(use -> use.isWrite() && inspection.accesses().isGuarded(use))
                        .anyMatch(use -> use.method().key().name().equals("set" + name.replaceFirst("^(get|is)", "")));
    }

    @Override
    public String whatGoesWrong() {
        return "is guarded by a lock in most places but not here: these uses race with the guarded ones";
    }

    @Override
    public String cure() {
        return "Take the same lock at every use, or make the field volatile if it is only replaced.";
    }
}
