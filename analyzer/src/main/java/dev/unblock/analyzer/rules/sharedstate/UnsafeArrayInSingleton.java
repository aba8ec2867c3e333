package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.List;
import java.util.stream.Stream;

final class UnsafeArrayInSingleton implements FieldRule {

    @Override
    public String summary() {
        return "The elements of an array that all threads share are changed without a guard.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return FieldRule.super
                .fields(inspection)
                .filter(field -> field.type().endsWith("[]") && !field.is(Modifier.VOLATILE));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        ConcurrentAccess accesses = inspection.accesses();
        return Containers.changesOf(inspection, field).stream()
                .filter(use -> !accesses.isBuilding(use.method()) && !accesses.isGuarded(use))
                .toList();
    }

    @Override
    public String whatGoesWrong() {
        return "is an array that threads share, and its elements are changed without a guard: updates get lost, and other"
                + " threads may never see them";
    }

    @Override
    public String cure() {
        return "Use an AtomicIntegerArray, AtomicLongArray or AtomicReferenceArray, a concurrent collection, or one lock.";
    }
}
