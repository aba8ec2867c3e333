package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Repeats;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.util.Optional;

final class TaskPerElement implements CallRule {

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public boolean isAboutTraffic() {
        return true;
    }

    @Override
    public String summary() {
        return "One task per element on threads without a limit: as many at once as there are elements.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!isRepeated(inspection, call)) {
            return Optional.empty();
        }
        if (startsProcess(call)) {
            return isProcessWatched(call) || isThrottled(inspection, call.method()) || !isOverMany(inspection, call)
                    ? Optional.empty()
                    : Optional.of(problem(call, Severity.MEDIUM, "a process each"));
        }
        if (startsVirtualThread(call)) {
            return isThrottled(inspection, call.method())
                    ? Optional.empty()
                    : Optional.of(problem(call, Severity.INFO, "virtual threads"));
        }
        return ExecutorCalls.target(inspection, call.method(), call.site())
                .filter(executor -> isUnlimited(executor) && !isThrottled(inspection, call.method()))
                .map(executor -> problem(
                        call,
                        isVirtual(executor) ? Severity.INFO : Severity.HIGH,
                        executor.madeBy().isEmpty() ? "unbounded" : executor.madeBy()));
    }

    private static Problem problem(Call call, Severity severity, String threads) {
        return Problem.at(call.method(), call.site())
                .severity(severity)
                .message("Every element starts a task of its own on threads without a limit (" + threads
                        + "): a long list becomes thousands of calls at once on whatever they share. Use a bounded"
                        + " executor or a semaphore as wide as the partner allows.");
    }

    /** {@code Thread.startVirtualThread(task)}, {@code Thread.ofVirtual().start(task)}. */
    private static boolean startsVirtualThread(Call call) {
        return call.name().equals("startVirtualThread") && call.owner().equals("java.lang.Thread")
                || call.name().equals("start")
                        && call.site().receiver().stream()
                                .flatMap(Values::chain)
                                .anyMatch(link -> link.target().name().equals("ofVirtual")
                                        && link.target().owner().equals("java.lang.Thread"));
    }

    private static boolean startsProcess(Call call) {
        return call.owner().equals("java.lang.ProcessBuilder") && call.name().equals("start")
                || call.owner().equals("java.lang.Runtime") && call.name().equals("exec");
    }

    /** Its end is waited for, or its output read, before the next one starts. */
    private static boolean isProcessWatched(Call call) {
        return call.site().result() != CallSite.Outcome.DROPPED;
    }

    private static boolean isOverMany(Inspection inspection, Call call) {
        return inspection.repeats().isOverElements(call.site().site())
                && inspection.repeats().around(call.method(), call.site()).stream()
                        .anyMatch(Repeats::isLong);
    }

    private static boolean isUnlimited(Executor executor) {
        return executor.threads().kind() == Limit.Kind.UNBOUNDED || isVirtual(executor);
    }

    /** Made to be many: only what they use may be too small for them. */
    private static boolean isVirtual(Executor executor) {
        return executor.context().filter(ThreadContext.VIRTUAL::equals).isPresent();
    }

    /** In a loop, or in a lambda that a stream or forEach calls for every element. */
    private static boolean isRepeated(Inspection inspection, Call call) {
        boolean inLoop = inspection.repeats().around(call.method(), call.site()).stream()
                .anyMatch(repeat -> Repeats.isLong(repeat) && !FixedElements.repeat(inspection, call, repeat));
        return inLoop
                || call.method().writtenIn().isPresent()
                        && inspection.program().callers(call.method().key()).stream()
                                .anyMatch(edge -> edge.hop().isSameThread()
                                        && (inspection.isSubtype(
                                                        edge.site().target().owner(), "java.util.stream.BaseStream")
                                                || edge.site().target().name().equals("forEach")));
    }

    private static boolean isThrottled(Inspection inspection, MethodFact method) {
        return inspection.program().type(method.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(m -> m.named().equals(method.named()))
                .flatMap(m -> m.calls().stream())
                .anyMatch(c -> c.target().owner().equals("java.util.concurrent.Semaphore"));
    }
}
