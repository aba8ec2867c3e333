package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Calls that are made while a lock is held. */
final class LockedSections implements HazardCheck {

    private final Program program;
    private final Waits waits;

    LockedSections(Program program, Waits waits) {
        this.program = program;
        this.waits = waits;
    }

    /** Of the project's own methods, and of what waits. */
    @Override
    public Stream<Sighting> in(MethodFact method) {
        Stream<CallSite> own = steps(program, method.key()).map(CallEdge::site);
        Stream<CallSite> waiting = waits.in(method.key()).stream()
                .map(wait -> wait.call())
                .filter(call -> !call.locks().isEmpty());
        return Stream.concat(own, waiting).distinct().map(call -> sighting(method.key(), call));
    }

    /** By the method that is called. */
    static Map<MethodKey, List<Sighting>> in(Program program) {
        Map<MethodKey, List<Sighting>> byCallee = new TreeMap<>();
        program.methods()
                .map(MethodFact::key)
                .flatMap(method -> steps(program, method))
                .forEach(edge -> byCallee.computeIfAbsent(edge.callee(), key -> new ArrayList<>())
                        .add(sighting(edge.caller(), edge.site())));
        return byCallee;
    }

    private static Stream<CallEdge> steps(Program program, MethodKey method) {
        return program.callees(method).stream()
                .filter(edge ->
                        edge.hop().isSameThread() && !edge.site().locks().isEmpty());
    }

    private static Sighting sighting(MethodKey caller, CallSite call) {
        return Sighting.of(
                Hazard.H7,
                caller,
                call.site(),
                caller.signature() + " holds a lock while it calls "
                        + call.target().signature());
    }
}
