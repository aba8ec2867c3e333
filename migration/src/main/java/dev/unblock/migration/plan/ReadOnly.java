package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Reach;
import dev.unblock.migration.hazards.SideEffects;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.migration.plan.WaitIndex.WaitingCall;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether a call changes anything, here or at a partner, in what it reaches: see {@link SideEffects}. */
final class ReadOnly {

    private final Program program;
    private final SideEffects effects;
    private final Function<MethodKey, Optional<Sighting>> firstChange;

    ReadOnly(Program program, Reach reach, WaitIndex waits) {
        this.program = program;
        this.effects = new SideEffects(
                program,
                method -> waits.in(method).stream().map(WaitingCall::seen).toList());
        this.firstChange = reach.leastBelow(this::changeIn);
    }

    boolean isReadOnly(MethodKey method) {
        return whyNot(method).isEmpty();
    }

    /** The first thing that may change something, in or below the method. */
    Optional<Sighting> whyNot(MethodKey method) {
        return firstChange.apply(method);
    }

    private Optional<Sighting> changeIn(MethodFact method) {
        return effects.in(method).min(Comparator.naturalOrder());
    }

    /** Whether a value of this type cannot change once it is made. */
    boolean isImmutable(String type) {
        return !type.contains(".") && !type.endsWith("[]")
                || IMMUTABLE.contains(type)
                || type.startsWith("java.time.")
                || program.type(type)
                        .filter(fact ->
                                List.of("RECORD", "ENUM").contains(fact.kind().name()))
                        .isPresent();
    }

    private static final Set<String> IMMUTABLE = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Class",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.net.URI",
            "java.util.Locale",
            "java.util.UUID");
}
