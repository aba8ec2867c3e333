package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import java.util.stream.Stream;

final class NonAtomicLong implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A long or double that threads share is neither volatile nor guarded, so that it can be read half written.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return PlainField.all(inspection).filter(PlainField::isTwoWords).map(NonAtomicLong::problem);
    }

    private static Problem problem(PlainField plain) {
        FieldFact field = plain.field();
        return plain.hint(
                Confidence.MEDIUM,
                "Field " + field.key().name() + " is a " + field.type()
                        + " beside volatile or atomic fields, but not volatile itself: a thread can see one half of an old"
                        + " and one of a new value, or never the new one. Make it volatile, or an atomic.");
    }
}
