package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits inside synchronized code, which before Java 24 keep the carrier of a virtual thread. */
final class PinnedWaits {

    private static final int UNPINNED = 24;

    private PinnedWaits() {}

    /** The first of them, by place. */
    static Optional<Sighting> in(Program program, WaitIndex waits) {
        if (program.facts().javaRelease() >= UNPINNED) {
            return Optional.empty();
        }
        return program.methods()
                .flatMap(method -> Stream.concat(direct(method, waits), below(method, program, waits)))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Sighting> direct(MethodFact method, WaitIndex waits) {
        return waits.in(method.key()).stream()
                .filter(wait ->
                        method.is(Modifier.SYNCHRONIZED) || !wait.call().locks().isEmpty())
                .map(wait -> Sighting.of(
                        Hazard.H25,
                        method.key(),
                        wait.call().site(),
                        wait.call().target().name() + " waits inside synchronized code"));
    }

    private static Stream<Sighting> below(MethodFact method, Program program, WaitIndex waits) {
        return program.callees(method.key()).stream()
                .filter(edge -> edge.hop().isSameThread() && waits.waits(edge.callee()))
                .filter(edge ->
                        method.is(Modifier.SYNCHRONIZED) || !edge.site().locks().isEmpty())
                .map(edge -> Sighting.of(
                        Hazard.H25,
                        method.key(),
                        edge.site().site(),
                        edge.callee().signature() + " waits, and is called inside synchronized code"));
    }
}
