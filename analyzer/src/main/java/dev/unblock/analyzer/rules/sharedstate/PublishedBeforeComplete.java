package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldAccess;
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
        return "An object is put into its volatile field first and filled afterwards.";
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
                .filter(write -> DoubleCheckedLocking.checksTwice(write.method(), uses)
                        ? isFilledLater(write)
                        : !write.method().key().isConstructor()
                                && isFilledInTheField(write)
                                && isReadElsewhere(write, uses))
                .toList();
    }

    /** {@code prices = new HashMap<>(); prices.put(..)}: each step of the filling is seen by those who read. */
    private static boolean isFilledInTheField(Use write) {
        return write.method().calls().stream()
                .filter(call -> call.site().line() > write.access().site().line())
                .anyMatch(call -> Containers.changes(call.target().name())
                        && Values.receiverField(call)
                                .filter(write.access().field()::equals)
                                .isPresent());
    }

    private static boolean isReadElsewhere(Use write, List<Use> uses) {
        return uses.stream()
                .anyMatch(use -> !use.isWrite()
                        && use.access().locks().isEmpty()
                        && !use.method().named().equals(write.method().named()));
    }

    private static boolean isFilledLater(Use write) {
        return setsAFieldLater(write)
                || write.method().calls().stream()
                        .filter(call ->
                                call.site().line() >= write.access().site().line()
                                        && !call.locks().isEmpty()
                                        && !call.target().isConstructor())
                        .filter(call -> Containers.changes(call.target().name())
                                || call.target().name().matches("(set|add|init|load)[A-Z]?.*"))
                        .anyMatch(call -> call.receiver().equals(write.access().written())
                                || Values.receiverField(call)
                                        .filter(write.access().field()::equals)
                                        .isPresent());
    }

    /** {@code made = new Rates(); made.base = 7}. */
    private static boolean setsAFieldLater(Use write) {
        return write.method().accesses().stream()
                .filter(access -> access.kind() == FieldAccess.Kind.WRITE
                        && !access.locks().isEmpty()
                        && access.site().line() > write.access().site().line())
                .anyMatch(access -> access.object()
                        .filter(object ->
                                write.access().written().filter(object::equals).isPresent()
                                        || Values.field(object)
                                                .filter(write.access().field()::equals)
                                                .isPresent())
                        .isPresent());
    }

    @Override
    public String whatGoesWrong() {
        return "is set before its object is filled: a thread that finds it set, without a lock, sees it half filled";
    }

    @Override
    public String cure() {
        return "Fill a local variable and assign it last.";
    }
}
