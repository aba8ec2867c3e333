package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls that are made while a lock is held. */
final class LockedSections {

    private LockedSections() {}

    /** By the method that is called. */
    static Map<MethodKey, List<Sighting>> in(Program program) {
        Map<MethodKey, List<Sighting>> byCallee = new TreeMap<>();
        program.methods()
                .map(MethodFact::key)
                .flatMap(method -> program.callees(method).stream())
                .filter(edge ->
                        edge.hop().isSameThread() && !edge.site().locks().isEmpty())
                .forEach(edge -> byCallee.computeIfAbsent(edge.callee(), key -> new ArrayList<>())
                        .add(sighting(edge)));
        return byCallee;
    }

    private static Sighting sighting(CallEdge edge) {
        return Sighting.of(
                Hazard.H7,
                edge.caller(),
                edge.site().site(),
                edge.caller().signature() + " holds a lock while it calls "
                        + edge.site().target().signature());
    }
}
