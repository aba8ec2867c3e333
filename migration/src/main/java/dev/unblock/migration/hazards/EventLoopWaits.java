package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.ThreadContext;
import java.util.Set;
import java.util.stream.Stream;

/** Waits on a thread that serves many connections in turn. */
final class EventLoopWaits implements HazardCheck {

    private static final Set<Kind> SHORT = Set.of(Kind.LOCK, Kind.CONSOLE);

    private final Program program;
    private final Waits waits;

    EventLoopWaits(Program program, Waits waits) {
        this.program = program;
        this.waits = waits;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        if (waits.in(method.key()).isEmpty() || !program.threads(method.key()).contains(ThreadContext.EVENT_LOOP)) {
            return Stream.empty();
        }
        return waits.in(method.key()).stream()
                .filter(wait -> wait.surely() && !SHORT.contains(wait.kind()))
                .map(wait -> Sighting.of(
                        Hazard.H26,
                        method.key(),
                        wait.call().site(),
                        method.named().signature() + " waits in " + wait.called() + " on an event loop's thread"));
    }
}
