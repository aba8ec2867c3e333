package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.ThreadContext;
import java.util.Optional;
import java.util.stream.Stream;

/** Pools to which event loops hand tasks, in the class that makes them or in others that it gives them to. */
final class LoopFedPools {

    private final Program program;

    LoopFedPools(Program program) {
        this.program = program;
    }

    /** A method that an event loop's thread runs, and that hands tasks to a pool which this class makes. */
    Optional<MethodFact> feeder(String maker) {
        return program.methods()
                .filter(method -> program.threads(method.key()).contains(ThreadContext.EVENT_LOOP))
                .filter(method -> handOvers(method)
                        .anyMatch(call -> method.named().owner().equals(maker) || isMadeIn(maker, method, call)))
                .findFirst();
    }

    private Stream<CallSite> handOvers(MethodFact method) {
        return program.callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .map(Program.CallEdge::site);
    }

    /** The pool is what the call goes to, or what it is told: {@code supplyAsync(work, pool)}. */
    private boolean isMadeIn(String maker, MethodFact method, CallSite call) {
        return Stream.concat(call.receiver().stream(), call.arguments().stream())
                .flatMap(value -> program.makers(method.key(), value).stream())
                .anyMatch(made -> program.method(made.method())
                        .filter(origin -> origin.named().owner().equals(maker))
                        .isPresent());
    }
}
