package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class NonAtomicUpdate implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A shared field is counted up or added to in two steps, so that updates get lost.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        ConcurrentAccess accesses = inspection.accesses();
        // Volatile says that the field is shared, whoever holds the object.
        Stream<FieldFact> volatiles =
                inspection.types().flatMap(type -> type.fields().stream()).filter(field -> field.is(Modifier.VOLATILE));
        return Stream.of(volatiles, accesses.sharedFields(), besideLocks(inspection))
                .flatMap(fields -> fields)
                .distinct()
                .flatMap(field -> accesses.unguardedWrites(field).stream()
                        .filter(FieldWrites::isUpdate)
                        .map(use -> problem(inspection, field, use)));
    }

    /** Fields that several methods use, of classes that lock: their authors count on more than one thread. */
    private static Stream<FieldFact> besideLocks(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> !inspection.accesses().isDeclaredConfined(type.name()))
                .filter(type -> type.methods().stream()
                        .anyMatch(method -> method.is(Modifier.SYNCHRONIZED)
                                || !method.monitors().isEmpty()))
                .flatMap(type -> type.fields().stream())
                .filter(field -> Guard.of(field.key(), field.annotations()).isEmpty())
                .filter(field -> inspection.accesses().usesAfterConstruction(field).stream()
                                .map(Use::method)
                                .distinct()
                                .limit(2)
                                .count()
                        > 1);
    }

    private static Problem problem(Inspection inspection, FieldFact field, Use use) {
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(use.method().key()));
        String type = field.type().equals("long") ? "AtomicLong or LongAdder" : "AtomicInteger or LongAdder";
        return Problem.at(use.method(), use.access().site(), field.key().signature())
                .severity(concurrent ? Severity.HIGH : Severity.MEDIUM)
                .message("Updating " + Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name() + " reads and writes it in two steps"
                        + (field.is(Modifier.VOLATILE) ? ", which volatile does not make one" : "")
                        + ": of two threads at once one update is lost. Use an " + type + ", or a lock.")
                .remedy(Remedy.recipe("AtomicSharedCounter", 1))
                .related(List.of(new Location(field.site().file(), field.site().line(), "declared here")));
    }
}
