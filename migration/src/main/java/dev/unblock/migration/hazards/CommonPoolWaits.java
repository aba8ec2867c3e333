package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.WaitsBelow;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.ThreadContext;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Work that waits and is handed to the common pool, which everything in the process shares. */
final class CommonPoolWaits implements HazardCheck {

    private static final Set<Group> WAITING = EnumSet.complementOf(EnumSet.of(Group.LOCK, Group.NOTHING));

    private final Program program;
    private final WaitsBelow below;

    CommonPoolWaits(Program program, Waits waits) {
        this.program = program;
        this.below = WaitsBelow.of(program, waits, WAITING);
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return program.callees(method.key()).stream()
                .filter(edge -> edge.hop()
                        .context()
                        .filter(ThreadContext.COMMON_POOL::equals)
                        .isPresent())
                .flatMap(edge -> below.in(edge.callee()).stream()
                        .map(wait -> Sighting.of(
                                Hazard.H21,
                                method.key(),
                                edge.site().site(),
                                method.named().signature() + " hands work to the common pool that waits in "
                                        + wait.called())))
                .distinct();
    }
}
