package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Tasks;
import dev.unblock.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class DifferentLocksForOneField implements FieldRule {

    @Override
    public String summary() {
        return "A field is written under one lock here and under another one there.";
    }

    /** Whoever locks says that the object is shared. */
    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.VOLATILE) && !field.is(Modifier.SYNTHETIC))
                .filter(field -> !field.is(Modifier.FINAL) || Containers.holdsUnsafe(inspection, field.key()));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> uses = field.is(Modifier.FINAL)
                ? UsesOfContents.of(inspection, field)
                : inspection.accesses().usesInLife(field);
        if (field.is(Modifier.FINAL) && uses.stream().anyMatch(use -> isOfSubclass(field, use))) {
            return List.of();
        }
        List<Use> writes = uses.stream().filter(Use::isWrite).toList();
        if (writes.isEmpty()
                || uses.stream().anyMatch(use -> !inspection.accesses().isGuarded(use))) {
            return List.of();
        }
        Set<String> ofWrites = common(inspection, writes);
        List<Use> others = new ArrayList<>();
        for (Use use : uses) {
            Set<String> names = inspection.lockSets().namesAt(use);
            if (names.isEmpty()) {
                return List.of();
            }
            if (names.stream().noneMatch(ofWrites::contains)) {
                others.add(use);
            }
        }
        return others.isEmpty() || !ofWrites.isEmpty() ? others : writes;
    }

    /** Classes that inherit a collection, each with a lock of its own, have none of their objects in common. */
    private static boolean isOfSubclass(FieldFact field, Use use) {
        return !Tasks.outermost(use.method().named().owner())
                .equals(Tasks.outermost(field.key().owner()));
    }

    private static Set<String> common(Inspection inspection, List<Use> writes) {
        return writes.stream()
                .map(use -> inspection.lockSets().namesAt(use))
                .reduce((some, others) -> some.stream().filter(others::contains).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** All changes are made under one lock: who looks under another most often holds that one for something else. */
    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        return wrong.stream().anyMatch(Use::isWrite) ? severity(field, wrong, concurrent) : Severity.INFO;
    }

    @Override
    public String whatGoesWrong() {
        return "is guarded by different locks: two threads, each with its own lock, are in there at once";
    }

    @Override
    public String cure() {
        return "Take one and the same lock at every use.";
    }
}
