package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Tasks;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class DataRace implements FieldRule {

    private static final Set<String> CONFINED =
            Set.of("UiThread", "MainThread", "ThreadConfined", "VisibleForTesting", "WorkerThread");

    private static final Set<String> OWN_THREAD =
            Set.of("inEventLoop", "isEventDispatchThread", "isFxApplicationThread", "isOnEventLoopThread");

    /** Methods that write what they find down for people to read. */
    private static final Pattern TEXTS =
            Pattern.compile("toString.*|dump[A-Z].*|dump|getDebug.*|.*(Stats|Debug|Status)(String|Text)");

    @Override
    public String summary() {
        return "A field of an object that a task or a thread-safe class shares is used by two threads without a lock.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> type.kind() == TypeFact.Kind.CLASS
                        && !inspection.accesses().isDeclaredConfined(type.name()))
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.VOLATILE) && !field.is(Modifier.SYNTHETIC))
                .filter(field -> Guard.of(field.key(), field.annotations()).isEmpty())
                .filter(field -> !isSafeByItself(inspection, field));
    }

    private static boolean isSafeByItself(Inspection inspection, FieldFact field) {
        return field.is(Modifier.FINAL) && !isChangedInPlace(inspection, field);
    }

    /** Its collection is not thread-safe for sure or, where the class promises to be, for all that is known. */
    private static boolean isChangedInPlace(Inspection inspection, FieldFact field) {
        return Containers.holdsUnsafe(inspection, field.key())
                || inspection.accesses().isDeclaredThreadSafe(field.key().owner())
                        && Containers.isPlain(inspection, field);
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> uses = all(inspection, field);
        boolean written = uses.stream().anyMatch(Use::isWrite);
        DoubleChecks doubleChecks = DoubleChecks.among(uses);
        List<Use> open = uses.stream()
                .filter(use -> inspection.lockSets().at(use).isEmpty()
                        && !inspection.accesses().isGuardedByClients(use.method()))
                .filter(use -> !doubleChecks.isHalf(use) && !isToBeShown(use))
                .toList();
        if (!written || open.isEmpty()) {
            return List.of();
        }
        if (isOfOneTask(inspection, field, uses)) {
            return List.of();
        }
        if (inspection.accesses().isDeclaredThreadSafe(field.key().owner())) {
            return open.stream()
                    .filter(use -> isCallable(inspection, use.method()))
                    .toList();
        }
        List<Use> inside = insideThreadSafe(inspection, open);
        if (inside.stream().anyMatch(Use::isWrite)) {
            return inside;
        }
        return isToldElsewhere(inspection, field) || asksForItsThread(inspection, field)
                ? List.of()
                : betweenTasks(inspection, field, open);
    }

    /** {@code if (loop.inEventLoop())}: the class sees to it that one thread alone touches its state. */
    private static boolean asksForItsThread(Inspection inspection, FieldFact field) {
        return inspection.program().type(field.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> method.calls().stream())
                .anyMatch(call -> OWN_THREAD.contains(call.target().name()));
    }

    /** Uses of an object that a field of a thread-safe class holds: its locks have to guard that, too. */
    private static List<Use> insideThreadSafe(Inspection inspection, List<Use> open) {
        return open.stream()
                .filter(use -> inspection
                        .accesses()
                        .isDeclaredThreadSafe(use.method().key().owner()))
                .filter(use -> use.access().object().filter(DataRace::isHeld).isPresent())
                .filter(use -> isCallable(inspection, use.method()))
                .toList();
    }

    private static boolean isOfOneTask(Inspection inspection, FieldFact field, List<Use> uses) {
        return inspection
                .confinement()
                .isOfOneTask(
                        field.key(), uses.stream().map(Use::method).distinct().toList());
    }

    private static boolean isHeld(Value object) {
        return object instanceof Value.FieldRead read
                && read.object()
                        .map(of -> of instanceof Value.Self || isHeld(of))
                        .orElse(true);
    }

    private static List<Use> all(Inspection inspection, FieldFact field) {
        ConcurrentAccess accesses = inspection.accesses();
        Stream<Use> changes = isChangedInPlace(inspection, field)
                ? Containers.changesOf(inspection, field).stream().filter(use -> !accesses.isConstructing(use.method()))
                : Stream.empty();
        return Stream.concat(accesses.usesAfterConstruction(field).stream(), changes)
                .toList();
    }

    /** Static fields and singletons have rules of their own. */
    private static boolean isToldElsewhere(Inspection inspection, FieldFact field) {
        return inspection.accesses().isSharedField(field.key())
                && (!inspection.accesses().unguardedWrites(field).isEmpty() || field.is(Modifier.FINAL));
    }

    private static List<Use> betweenTasks(Inspection inspection, FieldFact field, List<Use> open) {
        Tasks tasks = inspection.tasks();
        List<Use> byTasks = open.stream()
                .filter(Use::isWrite)
                .filter(use -> tasks.isInTask(use.method())
                        || runsInTask(inspection, use.method()) && !isProperty(use.method()))
                .toList();
        if (byTasks.isEmpty()) {
            return List.of();
        }
        if (tasks.isSharedByTasks(field.key().owner())) {
            return byTasks;
        }
        List<Use> inTasks =
                byTasks.stream().filter(use -> tasks.isInTask(use.method())).toList();
        if (tasks.isMakerOfMany(field.key().owner()) && !inTasks.isEmpty()) {
            return inTasks;
        }
        Set<String> ofTasks = byTasks.stream()
                .map(use -> outermost(use.method().key().owner()))
                .collect(Collectors.toSet());
        List<Use> ofOthers = open.stream()
                .filter(use -> !tasks.isInTask(use.method()) && isNear(field, use, ofTasks))
                .filter(use ->
                        !tasks.hasWaited(use.method(), use.access().site().line())
                                && !tasks.isBeforeStart(
                                        use.method(), use.access().site().line()))
                .filter(use -> !isAfterWait(inspection, use.method()) && !(use.isWrite() && isProperty(use.method())))
                .toList();
        if (ofOthers.isEmpty() || inTasks.isEmpty()) {
            return TasksApart.among(inspection, open);
        }
        return Stream.concat(byTasks.stream(), ofOthers.stream()).toList();
    }

    /** Most often called before the object is handed over. */
    private static boolean isProperty(MethodFact method) {
        return method.key().isSetter();
    }

    private static boolean runsInTask(Inspection inspection, MethodFact method) {
        return inspection.accesses().isConcurrent(List.of(method.key()));
    }

    /** State of the class that the task belongs to: farther away it is most often another object, or one handed over. */
    private static boolean isNear(FieldFact field, Use use, Set<String> ofTasks) {
        String here = outermost(use.method().key().owner());
        return ofTasks.contains(here) && outermost(field.key().owner()).equals(here);
    }

    private static String outermost(String type) {
        return type.replaceAll("\\$.*", "");
    }

    /** Everybody who asks has waited for the task before. */
    private static boolean isAfterWait(Inspection inspection, MethodFact method) {
        var callers = inspection.program().callers(method.key());
        return !callers.isEmpty()
                && callers.stream().allMatch(edge -> inspection
                        .program()
                        .method(edge.caller())
                        .filter(caller -> inspection
                                .tasks()
                                .hasWaited(caller, edge.site().site().line()))
                        .isPresent());
    }

    /** A text for people may show a moment ago. */
    static boolean isToBeShown(Use use) {
        return !use.isWrite() && TEXTS.matcher(use.method().named().name()).matches();
    }

    /** Somebody outside can call it, or somebody inside does. */
    private static boolean isCallable(Inspection inspection, MethodFact method) {
        boolean confined =
                method.annotations().stream().anyMatch(mark -> CONFINED.contains(Descriptors.simpleName(mark.type())));
        return !confined && !method.is(Modifier.PRIVATE)
                || !inspection.program().callers(method.key()).isEmpty();
    }

    /** Its author says that threads share it; else it may be handed over, or belong to one thread after all. */
    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean promised = Stream.concat(
                        Stream.of(field.key().owner()),
                        wrong.stream().map(use -> use.method().key().owner()))
                .anyMatch(inspection.accesses()::isDeclaredThreadSafe);
        boolean sure = promised
                || isChangedByMany(inspection, field, wrong)
                || isOpenToOthers(inspection, wrong)
                || TasksApart.leavesItsThread(inspection, field);
        return sure ? severity(field, wrong, concurrent) : Severity.INFO;
    }

    /** A task of the class's own writes what the class lets strangers use; an application has none. */
    private static boolean isOpenToOthers(Inspection inspection, List<Use> wrong) {
        return inspection.traffic().isOpen()
                && wrong.stream()
                        .anyMatch(use -> use.isWrite() && inspection.tasks().isInTask(use.method()))
                && wrong.stream()
                        .filter(use -> !inspection.tasks().isInTask(use.method()))
                        .anyMatch(use -> UnknownCallers.areOf(inspection, use.method()));
    }

    /** Tasks that run side by side have the object, and each makes its change of what the others left there. */
    private static boolean isChangedByMany(Inspection inspection, FieldFact field, List<Use> wrong) {
        Tasks tasks = inspection.tasks();
        String owner = field.key().owner();
        return (tasks.isSharedByTasks(owner) || tasks.isMakerOfMany(owner))
                && wrong.stream()
                        .filter(use -> use.isWrite() && tasks.isInTask(use.method()))
                        .anyMatch(use -> FieldWrites.isUpdate(use) || isChangedInPlace(inspection, field));
    }

    @Override
    public String whatGoesWrong(Inspection inspection, FieldFact field) {
        return inspection.accesses().isDeclaredThreadSafe(field.key().owner())
                ? "is used without a lock in common, though its class is marked as safe for several threads: they"
                        + " overwrite each other's values or never see them"
                : whatGoesWrong();
    }

    @Override
    public String whatGoesWrong() {
        return "is used by a task and by other threads at once, one of them writing, with no lock in common:"
                + " they overwrite each other's values or never see them";
    }

    @Override
    public String cure() {
        return "Take one lock at every use, make it volatile or atomic, or let the task return its result.";
    }
}
