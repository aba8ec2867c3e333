package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** Finds plain flags and figures that a class which takes care elsewhere sets in one method and reads in another. */
final class StaleRead implements Rule {

    private static final Set<String> TWO_WORDS = Set.of("long", "double");

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
                .filter(plain -> !TWO_WORDS.contains(plain.field().type()))
                .filter(plain -> !isToldElsewhere(inspection, plain))
                .map(StaleRead::problem);
    }

    private static boolean isToldElsewhere(Inspection inspection, PlainField plain) {
        FieldFact field = plain.field();
        return plain.writes().stream().allMatch(use -> FieldWrites.isUpdate(use) || isSetting(use))
                || field.type().equals("boolean")
                        && !new NonVolatileStopFlag()
                                .wrongUses(inspection, field)
                                .isEmpty()
                || !new DataRace().wrongUses(inspection, field).isEmpty()
                || !new TaskFieldSetUnguarded().wrongUses(inspection, field).isEmpty();
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
        FieldFact field = plain.field();
        return Problem.on(
                        field,
                        plain.writes().stream()
                                .map(use -> use.method().key())
                                .distinct()
                                .toList())
                .severity(Severity.INFO)
                .confidence(Confidence.LOW)
                .message("Field " + field.key().name()
                        + " stands beside volatile or atomic fields, but is plain itself: a thread that reads it may go on with"
                        + " the old value for ever. Make it volatile, unless one thread alone uses it.")
                .related(plain.writes().stream()
                        .map(FieldRule::location)
                        .distinct()
                        .toList());
    }
}
