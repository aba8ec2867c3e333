package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class UnsuitableGuard implements Rule {

    private static final String OF_ONE =
            "belongs to one object, but the field is static: each object's lock lets in one thread";

    private static final String OF_ALL =
            "belongs to the class, but the field to one object: all objects wait for one lock";

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "The lock that a @GuardedBy names does not exist, can be replaced, or belongs to one object of many.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.types().flatMap(type -> type.fields().stream()
                .flatMap(field -> Guard.of(field.key(), field.annotations()).stream()
                        .flatMap(guard -> why(type, field, guard).map(why -> problem(field, guard, why)).stream())));
    }

    /** Only plain names are looked up: where they are not found, inherited or generated ones cannot be excluded. */
    private static Optional<String> why(TypeFact type, FieldFact field, Guard guard) {
        if (guard.name().equals("this")) {
            return field.is(Modifier.STATIC) ? Optional.of(OF_ONE) : Optional.empty();
        }
        if (!guard.name().matches("\\w+") || guard.name().matches("itself|class")) {
            return Optional.empty();
        }
        Optional<FieldFact> lock = type.fields().stream()
                .filter(one -> one.key().name().equals(guard.name()))
                .findFirst();
        if (lock.isEmpty()) {
            boolean closed = isOutermost(type)
                    && type.methods().stream().map(MethodFact::key).noneMatch(method -> method.name()
                            .equals(guard.name()));
            return closed ? Optional.of("does not exist") : Optional.empty();
        }
        if (field.is(Modifier.STATIC) && !lock.get().is(Modifier.STATIC)) {
            return Optional.of(OF_ONE);
        }
        if (!field.is(Modifier.STATIC) && lock.get().is(Modifier.STATIC)) {
            return Optional.of(OF_ALL);
        }
        return lock.get().is(Modifier.FINAL)
                ? Optional.empty()
                : Optional.of("is not final: once it is replaced, two threads hold two different locks");
    }

    private static boolean isOutermost(TypeFact type) {
        return type.outer().isEmpty()
                && type.superclass()
                        .filter(above -> !above.equals("java.lang.Object"))
                        .isEmpty();
    }

    private static Problem problem(FieldFact field, Guard guard, String why) {
        return Problem.on(field, List.of())
                .severity(why.equals(OF_ALL) ? Severity.INFO : Severity.LOW)
                .message("The lock " + guard.name() + " that guards "
                        + field.key().name() + " by its annotation " + why
                        + ". Name a private final lock that all users of the field can take.");
    }
}
