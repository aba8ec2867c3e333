package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class UnsafeLazyInitialization implements FieldRule {

    private static final Set<String> VALUES = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Boolean",
            "java.lang.Double",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.UUID",
            "java.util.Locale",
            "java.net.URI",
            "java.nio.charset.Charset");

    /** {@code Instant}, {@code LocalDate}, {@code Duration} and their like. */
    private static final String TIMES = "java\\.time\\.[A-Z]\\w*";

    @Override
    public String summary() {
        return "A shared field is filled on first use without a guard.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return FieldRule.super
                .fields(inspection)
                .filter(field -> !field.is(Modifier.VOLATILE) && !FieldWrites.isPrimitive(field.type()));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().unguardedWrites(field);
        return writes.stream().allMatch(FieldWrites::isLazy) ? writes : List.of();
    }

    /** A text or number made twice is the same one twice, and never seen half built. */
    @Override
    public Severity severity(FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean value = !field.is(Modifier.STATIC)
                && (VALUES.contains(field.type()) || field.type().matches(TIMES));
        return value ? Severity.INFO : severity(wrong, concurrent);
    }

    @Override
    public String whatGoesWrong() {
        return "is filled on first use without a guard: two threads can each make one, and a third can see it half built";
    }

    @Override
    public String cure() {
        return "Make it in the constructor, in a holder class, or under a lock.";
    }
}
