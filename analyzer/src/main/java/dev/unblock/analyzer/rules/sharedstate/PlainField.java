package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Confidence;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A field without any guard in a class that is made for threads.
 *
 * @param writes of others than the object's maker, all without a lock; none where somebody else tells of the field
 */
record PlainField(FieldFact field, List<Use> writes) {

    private static final Set<String> TWO_WORDS = Set.of("long", "double");

    PlainField {
        writes = List.copyOf(writes);
    }

    /** Those that one method writes and another reads, without a lock anywhere. */
    static Stream<PlainField> all(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> !inspection.accesses().isDeclaredConfined(type.name())
                        && !MadeForThreads.isStream(inspection, type)
                        && MadeForThreads.byFields(type))
                .flatMap(type -> type.fields().stream())
                .filter(field -> FieldWrites.isPrimitive(field.type())
                        && !field.is(Modifier.FINAL)
                        && !field.is(Modifier.VOLATILE)
                        && !field.is(Modifier.STATIC)
                        && !field.is(Modifier.SYNTHETIC)
                        && Guard.of(field.key(), field.annotations()).isEmpty())
                .flatMap(field -> of(inspection, field));
    }

    private static Stream<PlainField> of(Inspection inspection, FieldFact field) {
        ConcurrentAccess accesses = inspection.accesses();
        List<Use> uses = accesses.usesAfterConstruction(field);
        List<Use> writes = uses.stream().filter(Use::isWrite).toList();
        boolean elsewhere = uses.stream()
                .anyMatch(use -> !use.isWrite()
                        && writes.stream().noneMatch(write -> write.method().equals(use.method())));
        boolean toldElsewhere = uses.stream().anyMatch(accesses::isGuarded) || accesses.isSharedField(field.key());
        return writes.isEmpty() || !elsewhere || toldElsewhere
                ? Stream.empty()
                : Stream.of(new PlainField(field, writes));
    }

    /**
     * Whether a plain read may give half of one value and half of another.
     *
     * @see <a href="https://docs.oracle.com/javase/specs/jls/se17/html/jls-17.html#jls-17.7">JLS 17.7</a>
     */
    boolean isTwoWords() {
        return TWO_WORDS.contains(field.type());
    }

    /** What a rule has to say of it: no more than a hint, since no thread is known that uses it. */
    Problem hint(Confidence confidence, String message) {
        return Problem.on(
                        field,
                        writes.stream()
                                .map(use -> use.method().key())
                                .distinct()
                                .toList())
                .severity(Severity.INFO)
                .confidence(confidence)
                .message(message)
                .related(writes.stream().map(FieldRule::location).distinct().toList());
    }
}
