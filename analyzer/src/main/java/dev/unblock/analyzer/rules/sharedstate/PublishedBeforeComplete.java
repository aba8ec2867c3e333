package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.stream.Stream;

final class PublishedBeforeComplete implements FieldRule {

    @Override
    public String summary() {
        return "A lazily made object is put into its volatile field first and filled afterwards.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.VOLATILE) && !FieldWrites.isPrimitive(field.type()));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> uses = inspection.accesses().uses(field.key());
        return uses.stream()
                .filter(use -> use.isWrite()
                        && use.access()
                                .written()
                                .filter(Value.Allocation.class::isInstance)
                                .isPresent())
                .filter(write -> DoubleCheckedLocking.checksTwice(write.method(), uses))
                .filter(PublishedBeforeComplete::isFilledLater)
                .toList();
    }

    private static boolean isFilledLater(Use write) {
        return write.method().calls().stream()
                .filter(call -> call.site().line() >= write.access().site().line()
                        && !call.locks().isEmpty()
                        && !call.target().isConstructor())
                .filter(call -> Containers.changes(call.target().name())
                        || call.target().name().matches("(set|add|init|load)[A-Z]?.*"))
                .anyMatch(call -> call.receiver().equals(write.access().written())
                        || Values.receiverField(call)
                                .filter(write.access().field()::equals)
                                .isPresent());
    }

    @Override
    public String whatGoesWrong() {
        return "is set before its object is filled: a thread that finds it set, outside the lock, sees it half filled";
    }

    @Override
    public String cure() {
        return "Fill a local variable and assign it last.";
    }
}
