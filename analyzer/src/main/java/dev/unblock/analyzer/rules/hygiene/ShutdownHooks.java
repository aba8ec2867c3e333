package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program.CallEdge;

/** Threads that run when the process ends. */
final class ShutdownHooks {

    private ShutdownHooks() {}

    /** What the method makes the thread of is given to {@code addShutdownHook} there and then. */
    static boolean start(MethodFact maker, CallEdge run) {
        return maker.calls().stream()
                .filter(call -> call.target().name().equals("addShutdownHook"))
                .anyMatch(call -> call.index() > run.site().index()
                        && call.site().line() <= run.site().site().endLine());
    }
}
