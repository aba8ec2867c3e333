package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import java.util.List;
import java.util.stream.Stream;

/** Finds plain flags and figures that a class which takes care elsewhere sets in one method and reads in another. */
final class StaleRead implements Rule {

    /** Rules that say more of a field, where they have something to say. */
    private static final List<FieldRule> TOLD_BY = List.of(new DataRace(), new TaskFieldSetUnguarded());

    private static final FieldRule STOP_FLAG = new NonVolatileStopFlag();

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A plain flag or figure beside volatile or atomic fields is set here and read there, perhaps never seen.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return PlainField.all(inspection)
                .filter(plain -> !plain.isTwoWords())
                .filter(plain -> !isToldElsewhere(inspection, plain))
                .map(StaleRead::problem);
    }

    private static boolean isToldElsewhere(Inspection inspection, PlainField plain) {
        FieldFact field = plain.field();
        return plain.writes().stream().allMatch(use -> FieldWrites.isUpdate(use) || isSetting(use))
                || field.type().equals("boolean")
                        && !STOP_FLAG.wrongUses(inspection, field).isEmpty()
                || TOLD_BY.stream()
                        .anyMatch(rule -> !rule.wrongUses(inspection, field).isEmpty());
    }

    /** A property, most often set before the threads begin. */
    private static boolean isSetting(Use use) {
        return use.method().key().isSetter()
                && use.access()
                        .written()
                        .filter(Value.Parameter.class::isInstance)
                        .isPresent();
    }

    private static Problem problem(PlainField plain) {
        return plain.hint(
                Confidence.LOW,
                "Field " + plain.field().key().name()
                        + " stands beside volatile or atomic fields, but is plain itself: a thread that reads it may go on with"
                        + " the old value for ever. Make it volatile, unless one thread alone uses it.");
    }
}
