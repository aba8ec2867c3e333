package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Waits that nothing bounds, and limits that bound the wait but not the work. */
final class UntimedWaits implements HazardCheck {

    private static final Set<Group> UNBOUNDED = EnumSet.of(Group.REMOTE, Group.TASK, Group.PROCESS);
    private static final Set<String> FUTURE_LIMITS = Set.of("orTimeout", "completeOnTimeout");

    private final Waits waits;

    UntimedWaits(Waits waits) {
        this.waits = waits;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        Stream<Sighting> untimed = waits.in(method.key()).stream()
                .filter(wait -> wait.bound() == Wait.Bound.UNTIMED
                        && UNBOUNDED.contains(wait.kind().group()))
                .map(wait -> sighting(method, wait.call(), "waits in " + wait.called() + " without a limit"));
        Stream<Sighting> limits = method.calls().stream()
                .filter(call -> FUTURE_LIMITS.contains(call.target().name())
                        && call.target().owner().startsWith("java.util.concurrent."))
                .map(call -> sighting(
                        method, call, "limits the future by " + call.target().name() + ", not the work behind it"));
        return Stream.concat(untimed, limits);
    }

    private static Sighting sighting(MethodFact method, CallSite call, String what) {
        return Sighting.of(Hazard.H12, method.key(), call.site(), method.named().signature() + " " + what);
    }
}
