package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class NonAtomicLong implements Rule {

    private static final Set<String> TWO_WORDS = Set.of("long", "double");

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
        return inspection
                .types()
                .filter(type -> !inspection.accesses().isDeclaredConfined(type.name()) && isMadeForThreads(type))
                .flatMap(type -> type.fields().stream())
                .filter(field -> TWO_WORDS.contains(field.type())
                        && !field.is(Modifier.FINAL)
                        && !field.is(Modifier.VOLATILE)
                        && !field.is(Modifier.STATIC)
                        && Guard.of(field.key(), field.annotations()).isEmpty())
                .flatMap(field -> problem(inspection, field));
    }

    /** Its author wrote it for more than one thread: some of its state is volatile and none of it is locked away. */
    private static boolean isMadeForThreads(TypeFact type) {
        return type.kind() == TypeFact.Kind.CLASS
                && type.fields().stream().anyMatch(field -> field.is(Modifier.VOLATILE));
    }

    private static Stream<Problem> problem(Inspection inspection, FieldFact field) {
        ConcurrentAccess accesses = inspection.accesses();
        List<Use> uses = accesses.usesAfterConstruction(field);
        List<Use> writes = uses.stream()
                .filter(use -> use.isWrite() && !accesses.isGuarded(use))
                .toList();
        boolean elsewhere = uses.stream()
                .anyMatch(use -> !use.isWrite()
                        && writes.stream().noneMatch(write -> write.method().equals(use.method())));
        boolean toldElsewhere = uses.stream().anyMatch(accesses::isGuarded) || accesses.isSharedField(field.key());
        return writes.isEmpty() || !elsewhere || toldElsewhere
                ? Stream.empty()
                : Stream.of(Problem.on(
                                field,
                                writes.stream()
                                        .map(use -> use.method().key())
                                        .distinct()
                                        .toList())
                        .severity(Severity.INFO)
                        .confidence(Confidence.MEDIUM)
                        .message("Field " + field.key().name() + " is a " + field.type()
                                + " beside volatile fields, but not volatile itself: a thread can see one half of an old and"
                                + " one of a new value, or never the new one. Make it volatile, or an atomic.")
                        .related(writes.stream()
                                .map(FieldRule::location)
                                .distinct()
                                .toList()));
    }
}
