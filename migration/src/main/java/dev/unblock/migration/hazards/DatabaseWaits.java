package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.MethodFact;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Waits for a database behind JDBC: no asynchronous call stands beside them. */
final class DatabaseWaits implements HazardCheck {

    private static final Set<Kind> BEHIND_JDBC = EnumSet.of(Kind.JDBC, Kind.JPA, Kind.DATA);

    private final Waits waits;

    DatabaseWaits(Waits waits) {
        this.waits = waits;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return waits.in(method.key()).stream()
                .filter(wait -> BEHIND_JDBC.contains(wait.kind()))
                .map(wait -> Sighting.of(
                        Hazard.H28,
                        method.key(),
                        wait.call().site(),
                        method.named().signature() + " waits in " + wait.called() + ": " + Hazard.H28.title()));
    }
}
