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

    /** What a group says of its threads is old by then, and parts of it are gone or do nothing since Java 16. */
    private static final Set<String> ASKS_GROUP =
            Set.of("activeCount", "activeGroupCount", "enumerate", "allowThreadSuspension");

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
                .map(forced -> problem(call, forced.getKey().substring("java.lang.".length())))
                .or(() -> ofGroup(inspection, call));
    }

    /** <a href="https://wiki.sei.cmu.edu/confluence/display/java/THI01-J.+Do+not+invoke+ThreadGroup+methods">THI01-J</a>. */
    private static Optional<Problem> ofGroup(Inspection inspection, Call call) {
        return asksGroup(inspection, call) && isFirst(inspection, call)
                ? Optional.of(
                        Problem.at(call.method(), call.site())
                                .severity(Severity.INFO)
                                .message(
                                        "ThreadGroup." + call.name()
                                                + "() tells what its threads were: some have ended, others have begun meanwhile, and"
                                                + " what does not fit into the array is left out in silence. Keep the threads, or an executor, yourself."))
                : Optional.empty();
    }

    private static boolean asksGroup(Inspection inspection, Call call) {
        return ASKS_GROUP.contains(call.name()) && inspection.isSubtype(call.owner(), "java.lang.ThreadGroup");
    }

    /** A count and the list that it is for are one matter. */
    private static boolean isFirst(Inspection inspection, Call call) {
        return call.method().calls().stream()
                .filter(earlier -> earlier.index() < call.site().index())
                .noneMatch(earlier -> asksGroup(inspection, new Call(call.method(), earlier)));
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
