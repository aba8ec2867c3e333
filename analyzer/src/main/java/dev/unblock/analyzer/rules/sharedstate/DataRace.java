package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Tasks;
import java.util.List;
import java.util.stream.Stream;

final class DataRace implements FieldRule {

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
        return field.is(Modifier.FINAL) && !Containers.holdsUnsafe(inspection, field.key());
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> uses = all(inspection, field);
        boolean written = uses.stream().anyMatch(Use::isWrite);
        List<Use> open = uses.stream()
                .filter(use -> inspection.lockSets().at(use).isEmpty())
                .filter(use -> !isHalfOfDoubleCheck(use, uses))
                .toList();
        if (!written || open.isEmpty()) {
            return List.of();
        }
        if (inspection.accesses().isDeclaredThreadSafe(field.key().owner())) {
            return open.stream()
                    .filter(use -> isCallable(inspection, use.method()))
                    .toList();
        }
        return isToldElsewhere(inspection, field) ? List.of() : betweenTasks(inspection, field, open, uses);
    }

    private static List<Use> all(Inspection inspection, FieldFact field) {
        ConcurrentAccess accesses = inspection.accesses();
        Stream<Use> changes = Containers.holdsUnsafe(inspection, field.key())
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

    private static List<Use> betweenTasks(Inspection inspection, FieldFact field, List<Use> open, List<Use> uses) {
        Tasks tasks = inspection.tasks();
        List<Use> byTasks = open.stream()
                .filter(Use::isWrite)
                .filter(use -> tasks.isInTask(use.method()) || runsInTask(inspection, use.method()))
                .toList();
        if (byTasks.isEmpty()) {
            return List.of();
        }
        if (tasks.isSharedByTasks(field.key().owner())) {
            return byTasks;
        }
        List<Use> ofOthers = open.stream()
                .filter(use -> !tasks.isInTask(use.method()) && isNear(use, byTasks))
                .filter(use ->
                        !tasks.hasWaited(use.method(), use.access().site().line()))
                .filter(use -> !isAfterWait(inspection, use.method()))
                .toList();
        return ofOthers.isEmpty() || byTasks.stream().noneMatch(use -> tasks.isInTask(use.method()))
                ? List.of()
                : Stream.concat(byTasks.stream(), ofOthers.stream()).toList();
    }

    private static boolean runsInTask(Inspection inspection, MethodFact method) {
        return inspection.accesses().isConcurrent(List.of(method.key()));
    }

    /** Of the class that the task belongs to: farther away it is most often another object. */
    private static boolean isNear(Use use, List<Use> byTasks) {
        return byTasks.stream().anyMatch(task -> outermost(task.method()).equals(outermost(use.method())));
    }

    private static String outermost(MethodFact method) {
        return method.key().owner().replaceAll("\\$.*", "");
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

    private static boolean isHalfOfDoubleCheck(Use open, List<Use> uses) {
        return uses.stream()
                .anyMatch(use -> use.method().equals(open.method())
                        && !use.access().locks().isEmpty());
    }

    /** Somebody outside can call it, or somebody inside does. */
    private static boolean isCallable(Inspection inspection, MethodFact method) {
        return !method.is(Modifier.PRIVATE)
                || !inspection.program().callers(method.key()).isEmpty();
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
