package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds fields that a task looks at again and again while others set them. */
final class TaskFieldSetUnguarded implements FieldRule {

    private static final List<String> TASKS =
            List.of("java.lang.Runnable", "java.util.concurrent.Callable", "java.util.TimerTask");

    @Override
    public String summary() {
        return "A task reads a field in its loop that others set without a lock, so that it may never see the new value.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> type.kind() == TypeFact.Kind.CLASS
                        && TASKS.stream().anyMatch(task -> inspection.isSubtype(type.name(), task))
                        && !inspection.accesses().isDeclaredConfined(type.name())
                        && !inspection.accesses().isDeclaredThreadSafe(type.name()))
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.VOLATILE)
                        && !field.is(Modifier.FINAL)
                        && !field.is(Modifier.STATIC)
                        && !field.is(Modifier.SYNTHETIC))
                .filter(field -> Guard.of(field.key(), field.annotations()).isEmpty());
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> uses = inspection.accesses().usesAfterConstruction(field);
        List<Use> reads = uses.stream()
                .filter(use -> !use.isWrite() && isInLoop(inspection, use) && isOpen(inspection, use))
                .toList();
        List<Use> writes = uses.stream()
                .filter(use -> use.isWrite() && isOpen(inspection, use) && isFromOutside(inspection, use.method()))
                .filter(use -> !isBeforeStart(inspection, use))
                .toList();
        boolean byTask = uses.stream()
                .anyMatch(use -> use.isWrite() && inspection.tasks().isInTask(use.method()));
        return reads.isEmpty() || writes.isEmpty() || byTask || isToldElsewhere(inspection, field)
                ? List.of()
                : Stream.concat(writes.stream(), reads.stream()).toList();
    }

    /** Inside the loop that the task turns in: what is read once at its start was set before it. */
    private static boolean isInLoop(Inspection inspection, Use use) {
        if (!inspection.tasks().isInTask(use.method())) {
            return false;
        }
        return use.access().site().inLoop()
                || inspection.program().callers(use.method().key()).stream()
                        .anyMatch(edge -> edge.hop().isSameThread()
                                && edge.site().site().inLoop()
                                && inspection
                                        .program()
                                        .method(edge.caller())
                                        .filter(inspection.tasks()::isInTask)
                                        .isPresent());
    }

    private static boolean isOpen(Inspection inspection, Use use) {
        return !inspection.accesses().isGuarded(use)
                && inspection.lockSets().at(use).isEmpty()
                && !inspection.accesses().isGuardedByClients(use.method());
    }

    /** Not the task's own step, and not called only on objects whose task has not begun. */
    private static boolean isFromOutside(Inspection inspection, MethodFact method) {
        List<CallEdge> callers = inspection.program().callers(method.key());
        boolean fresh = !callers.isEmpty()
                && callers.stream()
                        .allMatch(edge -> isFresh(edge) || edge.caller().isConstructor());
        return !inspection.tasks().isInTask(method)
                && !method.is(Modifier.PRIVATE)
                && method.writtenIn().isEmpty()
                && !method.key().name().matches("(start|init|configure|with|open|build).*")
                && !fresh;
    }

    /** The same method goes on to start the thread, which sees all that was done before. */
    private static boolean isBeforeStart(Inspection inspection, Use write) {
        return inspection.program().callees(write.method().key()).stream()
                .anyMatch(edge -> !edge.hop().isSameThread()
                        && edge.callee().owner().equals(write.access().field().owner())
                        && edge.site().site().line() > write.access().site().line());
    }

    private static boolean isFresh(CallEdge edge) {
        return edge.site().receiver().stream()
                .flatMap(Value::alternatives)
                .allMatch(receiver -> receiver instanceof Value.Allocation || receiver instanceof Value.Self);
    }

    private static boolean isToldElsewhere(Inspection inspection, FieldFact field) {
        return !new NonVolatileStopFlag().wrongUses(inspection, field).isEmpty()
                        && field.type().equals("boolean")
                || !new DataRace().wrongUses(inspection, field).isEmpty()
                || !new InconsistentSynchronization()
                        .wrongUses(inspection, field)
                        .isEmpty();
    }

    /** Setters and the set-up are most often called before the task begins. */
    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean before = wrong.stream()
                .filter(Use::isWrite)
                .allMatch(use -> use.method().key().isSetter() || SetUp.isMeantAsOne(inspection, use.method()));
        return before ? Severity.INFO : Severity.MEDIUM;
    }

    @Override
    public Optional<Remedy> remedy(FieldFact field) {
        return Optional.of(Remedy.recipe("VolatileField", 1));
    }

    @Override
    public String whatGoesWrong() {
        return "is read in the loop of a task and set by other threads without a lock: the task may go on with the old"
                + " value for ever";
    }

    @Override
    public String cure() {
        return "Declare it volatile, or take one lock at every use.";
    }
}
