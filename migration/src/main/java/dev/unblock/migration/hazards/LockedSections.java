package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Calls that are made while a lock is held, anywhere above a method. */
final class LockedSections {

    private final Program program;

    LockedSections(Program program) {
        this.program = program;
    }

    Stream<Sighting> around(MethodKey method) {
        return around(method, new HashSet<>());
    }

    private Stream<Sighting> around(MethodKey method, Set<MethodKey> seen) {
        if (!seen.add(method)) {
            return Stream.empty();
        }
        return program.callers(method).stream()
                .filter(edge -> edge.hop().isSameThread())
                .flatMap(edge -> edge.site().locks().isEmpty()
                        ? around(edge.caller(), seen)
                        : Stream.of(Sighting.of(
                                Hazard.H7,
                                edge.caller(),
                                edge.site().site(),
                                edge.caller().signature() + " holds a lock while it calls "
                                        + edge.site().target().signature())));
    }
}
