package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class NonVolatileStopFlag implements FieldRule {

    @Override
    public String summary() {
        return "A loop waits for a flag of another thread that is not volatile.";
    }

    /** A loop that looks at a flag which another method sets is evidence enough of two threads. */
    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.type().equals("boolean")
                        && !field.is(Modifier.VOLATILE)
                        && !field.is(Modifier.FINAL)
                        && !field.is(Modifier.SYNTHETIC));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> uses = inspection.accesses().uses(field.key());
        List<Use> reads = uses.stream()
                .filter(use -> !use.isWrite()
                        && use.access().site().inLoop()
                        && decidesLoop(inspection, use)
                        && !inspection.accesses().isGuarded(use))
                .toList();
        List<Use> writes = uses.stream()
                .filter(use -> use.isWrite() && !inspection.accesses().isConstructing(use.method()))
                .toList();
        boolean setElsewhere = writes.stream()
                .anyMatch(use -> reads.stream().noneMatch(read -> read.method().equals(use.method())));
        return setElsewhere
                        && !reads.isEmpty()
                        && !isOfOneTask(inspection, field, reads, writes)
                        && !isSetOnTheWay(inspection, reads, writes)
                ? Stream.concat(reads.stream(), writes.stream()).toList()
                : List.of();
    }

    /** The task that looks at it is the one that sets it, in a method further down. */
    private static boolean isOfOneTask(Inspection inspection, FieldFact field, List<Use> reads, List<Use> writes) {
        List<MethodFact> touching = Stream.concat(reads.stream(), writes.stream())
                .map(Use::method)
                .distinct()
                .toList();
        return inspection.confinement().isOfOneTask(field.key(), touching);
    }

    /** The loop calls whatever sets it, and nothing tells of a second thread. */
    private static boolean isSetOnTheWay(Inspection inspection, List<Use> reads, List<Use> writes) {
        List<MethodKey> touching = Stream.concat(reads.stream(), writes.stream())
                .map(use -> use.method().key())
                .distinct()
                .toList();
        boolean alone = !inspection.accesses().isConcurrent(touching)
                && reads.stream().noneMatch(read -> inspection.tasks().isInTask(read.method()));
        return alone
                && writes.stream()
                        .filter(write ->
                                reads.stream().noneMatch(read -> read.method().equals(write.method())))
                        .allMatch(write -> isCalledOnlyBy(inspection, write, reads));
    }

    private static boolean isCalledOnlyBy(Inspection inspection, Use write, List<Use> reads) {
        List<MethodKey> callers = inspection.program().callers(write.method().key()).stream()
                .map(CallEdge::caller)
                .toList();
        return !callers.isEmpty()
                && callers.stream().allMatch(caller -> reads.stream()
                        .anyMatch(read -> read.method().key().equals(caller)));
    }

    /** It is the loop's condition, or read in a task that turns until it is told to stop. */
    private static boolean decidesLoop(Inspection inspection, Use read) {
        return isCondition(inspection, read)
                || inspection.tasks().isInTask(read.method())
                        && loopsAround(inspection, read).findAny().isPresent();
    }

    private static boolean isCondition(Inspection inspection, Use read) {
        int line = read.access().site().line();
        return loopsAround(inspection, read)
                .anyMatch(loop -> loop.line() == line || loop.body().lastLine() == line);
    }

    private static Stream<LoopFact> loopsAround(Inspection inspection, Use read) {
        Site site = read.access().site();
        return inspection
                .loopsIn(site.file())
                .filter(loop -> loop.over().isEmpty() && loop.body().holds(site));
    }

    /**
     * What a task looks at on its way may be a setting as well, which was there before the task began; and where no threads are known, a
     * loop that sets the flag itself keeps its own place by it.
     */
    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean condition = wrong.stream().anyMatch(use -> !use.isWrite() && isCondition(inspection, use));
        return condition && (concurrent || !isSetByLoop(wrong)) ? severity(field, wrong, concurrent) : Severity.INFO;
    }

    private static boolean isSetByLoop(List<Use> wrong) {
        return wrong.stream().filter(use -> !use.isWrite()).allMatch(read -> wrong.stream()
                .anyMatch(use -> use.isWrite() && use.method().equals(read.method())));
    }

    @Override
    public Optional<Remedy> remedy(FieldFact field) {
        return Optional.of(Remedy.recipe("VolatileField", 1));
    }

    @Override
    public String whatGoesWrong() {
        return "is read in a loop and set by another thread, but is not volatile: the loop may never see the change";
    }

    @Override
    public String cure() {
        return "Declare it volatile.";
    }
}
