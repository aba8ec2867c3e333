package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;

/** Whether a call is made once per element: in a loop, or in a lambda that a stream or a collection calls for each. */
final class Repeated {

    private final Program program;

    Repeated(Program program) {
        this.program = program;
    }

    boolean isRepeated(MethodFact method, CallSite call) {
        return call.site().inLoop() || isPerElement(call) || isCalledPerElement(method);
    }

    private boolean isCalledPerElement(MethodFact method) {
        return method.writtenIn().isPresent()
                && program.callers(method.key()).stream().anyMatch(edge -> isPerElement(edge.site()));
    }

    private static boolean isPerElement(CallSite call) {
        String owner = call.target().owner();
        return owner.startsWith("java.util.stream.")
                || call.target().name().equals("forEach") && owner.startsWith("java.");
    }
}
