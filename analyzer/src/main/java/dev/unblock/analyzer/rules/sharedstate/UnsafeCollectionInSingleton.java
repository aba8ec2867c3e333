package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;

final class UnsafeCollectionInSingleton implements FieldRule {

    @Override
    public String summary() {
        return "A collection that is not thread-safe is changed by several threads without a guard.";
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        if (field.type().endsWith("[]") || !Containers.holdsUnsafe(inspection, field.key())) {
            return List.of();
        }
        ConcurrentAccess accesses = inspection.accesses();
        List<Use> changes = Containers.changesOf(inspection, field).stream()
                .filter(use -> !accesses.isBuilding(use.method()))
                .toList();
        if (changes.stream().allMatch(use -> SetUp.is(inspection, use.method()))) {
            return List.of();
        }
        List<Use> open =
                changes.stream().filter(use -> !accesses.isGuarded(use)).toList();
        return open.isEmpty() && !changes.isEmpty() ? unguardedReads(accesses, field) : open;
    }

    /** Whoever reads without the lock that changes are made under sees them half done. */
    private static List<Use> unguardedReads(ConcurrentAccess accesses, FieldFact field) {
        return accesses.usesInLife(field).stream()
                .filter(use -> !use.isWrite() && !accesses.isGuarded(use))
                .filter(use -> use.method().calls().stream()
                        .anyMatch(call -> call.locks().isEmpty()
                                && Values.receiverField(call)
                                        .filter(field.key()::equals)
                                        .isPresent()))
                .toList();
    }

    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean doubtful =
                Meeting.isDoubtful(inspection, field, wrong, concurrent) || Registration.isUncalled(inspection, wrong);
        return doubtful ? Severity.INFO : severity(field, wrong, concurrent);
    }

    @Override
    public Optional<Remedy> remedy(FieldFact field) {
        return Optional.of(Remedy.recipe("ConcurrentCollectionField", 1));
    }

    @Override
    public String whatGoesWrong() {
        return "is a collection that is not thread-safe, changed by threads that share it without a guard: entries get lost"
                + " and readers fail or loop";
    }

    @Override
    public String cure() {
        return "Use the concurrent collection that fits, or one lock around every use.";
    }
}
