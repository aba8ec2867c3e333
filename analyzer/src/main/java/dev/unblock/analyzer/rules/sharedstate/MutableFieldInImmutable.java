package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class MutableFieldInImmutable implements Rule {

    private static final Set<String> CHANGES = Set.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.sql.Date",
            "java.sql.Timestamp",
            "java.util.BitSet",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer");

    private static final Set<String> OF_ROWS = Set.of("org.hibernate.", "org.springframework.data.");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A class marked @Immutable has a field that is not final, or one whose contents can be changed.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        List<FieldFact> fields = inspection
                .types()
                .filter(MutableFieldInImmutable::isMarked)
                .flatMap(type -> type.fields().stream())
                .filter(field ->
                        !field.is(Modifier.STATIC) && !field.is(Modifier.TRANSIENT) && !field.is(Modifier.SYNTHETIC))
                .toList();
        return Stream.concat(
                fields.stream().filter(field -> !field.is(Modifier.FINAL)).map(field -> problem(inspection, field)),
                fields.stream()
                        .filter(field -> field.is(Modifier.FINAL) && holdsWhatChanges(inspection, field))
                        .map(field -> ofContents(inspection, field)));
    }

    private static boolean holdsWhatChanges(Inspection inspection, FieldFact field) {
        return field.type().endsWith("[]")
                || CHANGES.contains(field.type())
                || field.type().startsWith("java.util.") && Containers.holdsUnsafe(inspection, field.key());
    }

    /** Whoever gets at the object inside can change it; {@code info} as long as nobody does. */
    private static Problem ofContents(Inspection inspection, FieldFact field) {
        List<Use> changes = Containers.changesOf(inspection, field).stream()
                .filter(use -> !inspection.accesses().isConstructing(use.method()))
                .toList();
        boolean open = !changes.isEmpty() || isGivenOut(inspection, field) || isTakenIn(inspection, field);
        return Problem.on(field, List.of())
                .severity(open ? Severity.LOW : Severity.INFO)
                .message(Descriptors.simpleName(field.key().owner()) + " is marked immutable, but what its field "
                        + field.key().name() + " holds can be changed ("
                        + Descriptors.simpleName(field.type()) + ")"
                        + (open ? ", and others get at it" : ", though nothing does so yet")
                        + ": then threads that share the object see different things. Keep an immutable copy.")
                .related(changes.stream().map(FieldRule::location).distinct().toList());
    }

    private static boolean isGivenOut(Inspection inspection, FieldFact field) {
        return inspection.accesses().uses(field.key()).stream()
                .map(Use::method)
                .filter(method -> !method.is(Modifier.PRIVATE))
                .flatMap(method -> method.returned().stream())
                .flatMap(Value::alternatives)
                .anyMatch(value ->
                        value instanceof Value.FieldRead read && read.field().equals(field.key()));
    }

    private static boolean isTakenIn(Inspection inspection, FieldFact field) {
        return inspection.accesses().uses(field.key()).stream()
                .flatMap(use -> use.access().written().stream())
                .flatMap(Value::alternatives)
                .anyMatch(Value.Parameter.class::isInstance);
    }

    /** By a mark about threads or values: that of a mapper to a database says that no row is updated. */
    private static boolean isMarked(TypeFact type) {
        return type.kind() == TypeFact.Kind.CLASS
                && type.annotations().stream()
                        .anyMatch(mark -> Descriptors.simpleName(mark.type()).equals("Immutable")
                                && OF_ROWS.stream().noneMatch(mark.type()::startsWith));
    }

    private static Problem problem(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().usesAfterConstruction(field).stream()
                .filter(Use::isWrite)
                .toList();
        return Problem.on(
                        field,
                        writes.stream()
                                .map(use -> use.method().key())
                                .distinct()
                                .toList())
                .severity(writes.isEmpty() ? Severity.LOW : Severity.MEDIUM)
                .message(Descriptors.simpleName(field.key().owner()) + " is marked immutable, but its field "
                        + field.key().name()
                        + " is not final: only final fields are seen complete by threads that get the object without a lock."
                        + " Make it final.")
                .related(writes.stream().map(FieldRule::location).distinct().toList());
    }
}
