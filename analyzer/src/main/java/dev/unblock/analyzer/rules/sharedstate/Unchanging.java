package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Types whose objects stay as they were made: of two that are equal, either will do, and nothing is lost with the other. */
final class Unchanging {

    private static final Set<String> VALUES = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Boolean",
            "java.lang.Double",
            "java.lang.Class",
            "java.io.File",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.net.InetAddress",
            "java.net.InetSocketAddress",
            "java.net.URI",
            "java.net.URL",
            "java.nio.charset.Charset",
            "java.nio.file.Path",
            "java.util.Locale",
            "java.util.UUID",
            "java.util.regex.Pattern");

    /** {@code Instant}, {@code LocalDate}, {@code Duration} and their like. */
    private static final String TIMES = "java\\.time\\.[A-Z]\\w*";

    private Unchanging() {}

    static boolean isValue(String type) {
        return VALUES.contains(type) || type.matches(TIMES);
    }

    /** A new object that nothing changes afterwards, and whose class nobody else has written. */
    static boolean isMade(Inspection inspection, Value value) {
        return value instanceof Value.Result result ? isMadeBy(inspection, result) : isNew(inspection, value);
    }

    /** A factory method of the project gives nothing but such objects; what it sets after making them may differ each time. */
    private static boolean isMadeBy(Inspection inspection, Value.Result result) {
        return inspection
                .program()
                .method(result.target())
                .filter(method -> !method.returned().isEmpty()
                        && method.returned().stream()
                                .flatMap(Value::alternatives)
                                .allMatch(value -> isNew(inspection, value) && isFinal(inspection, value)))
                .isPresent();
    }

    private static boolean isFinal(Inspection inspection, Value value) {
        return value instanceof Value.Allocation made
                && inspection.program().type(made.type()).stream()
                        .flatMap(type -> type.fields().stream())
                        .allMatch(field -> field.is(Modifier.FINAL) || field.is(Modifier.STATIC));
    }

    private static boolean isNew(Inspection inspection, Value value) {
        return value instanceof Value.Allocation made
                && (isValue(made.type())
                        || inspection
                                .program()
                                .type(made.type())
                                .filter(type -> isUnchanging(inspection, type))
                                .isPresent());
    }

    private static boolean isUnchanging(Inspection inspection, TypeFact type) {
        return isOwnWork(inspection, type)
                && !inspection.isSubtype(type.name(), "java.lang.AutoCloseable")
                && Stream.concat(
                                Stream.of(type.name()),
                                inspection.program().facts().hierarchy().supertypes(type.name()).stream())
                        .flatMap(name -> inspection.program().type(name).stream())
                        .flatMap(each -> each.fields().stream())
                        .filter(field -> !field.is(Modifier.STATIC))
                        .allMatch(field -> staysTheSame(inspection, field));
    }

    /** All classes that it extends are at hand; interfaces carry no state. */
    private static boolean isOwnWork(Inspection inspection, TypeFact type) {
        Optional<String> above = type.superclass().filter(superclass -> !superclass.equals("java.lang.Object"));
        return above.isEmpty()
                || inspection
                        .program()
                        .type(above.get())
                        .filter(own -> isOwnWork(inspection, own))
                        .isPresent();
    }

    private static boolean staysTheSame(Inspection inspection, FieldFact field) {
        return inspection.accesses().usesAfterConstruction(field).stream().noneMatch(use -> use.isWrite())
                && Containers.changesOf(inspection, field).stream()
                        .allMatch(use -> inspection.accesses().isConstructing(use.method()))
                && inspection.program().valuesOf(field.key()).stream()
                        .noneMatch(value -> value instanceof Value.Allocation made
                                && made.type().startsWith("java.util.concurrent."));
    }
}
