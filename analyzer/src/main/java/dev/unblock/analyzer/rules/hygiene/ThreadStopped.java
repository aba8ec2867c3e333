package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds threads that are stopped, frozen or destroyed from outside, wherever they are at that moment. */
final class ThreadStopped implements CallRule {

    private static final Set<String> FORCES = Set.of("stop", "suspend", "resume", "destroy");

    private static final Map<String, Set<String>> FORCED = Map.of(
            "java.lang.Thread", Set.of("stop", "suspend", "resume", "destroy", "countStackFrames"),
            "java.lang.ThreadGroup", FORCES,
            "java.lang.System", Set.of("runFinalizersOnExit"),
            "java.lang.Runtime", Set.of("runFinalizersOnExit"));

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A thread is stopped, frozen or destroyed from outside.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return FORCED.entrySet().stream()
                .filter(forced ->
                        forced.getValue().contains(call.name()) && isCallOf(inspection, call, forced.getKey()))
                .findFirst()
                .map(forced -> problem(call, forced.getKey().substring("java.lang.".length())));
    }

    /** The JDK's own method, and not one of a class of the project that extends it. */
    private static boolean isCallOf(Inspection inspection, Call call, String type) {
        boolean inherited = inspection.isSubtype(call.owner(), type)
                && inspection.program().method(call.site().target()).isEmpty();
        boolean alone = type.startsWith("java.lang.Thread")
                ? call.site().target().parameterTypes().isEmpty()
                : call.site().arguments().size() == 1;
        return inherited && alone;
    }

    private static Problem problem(Call call, String type) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.HIGH)
                .message(
                        type + "." + call.name()
                                + "() leaves locks and data half done where it works at all, and throws"
                                + " an UnsupportedOperationException, or is gone, since Java 20. Interrupt the thread, and let its task look.");
    }
}
