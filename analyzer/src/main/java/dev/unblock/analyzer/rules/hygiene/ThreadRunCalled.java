package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;

final class ThreadRunCalled implements CallRule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "Thread.run() is called where start() was meant.";
    }

    /** What a thread runs may well run another one's work. */
    private static boolean isTask(Inspection inspection, Call call) {
        return call.method().key().name().equals("run")
                && inspection.isSubtype(call.method().key().owner(), "java.lang.Runnable");
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean runs = call.name().equals("run")
                && call.site().target().parameterTypes().isEmpty()
                && inspection.isSubtype(call.owner(), "java.lang.Thread")
                && call.site().dispatch() != Dispatch.SPECIAL
                && !isTask(inspection, call);
        boolean ownWork =
                call.site().receiver().filter(Value.Self.class::isInstance).isPresent();
        return runs
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(ownWork ? Severity.LOW : Severity.HIGH)
                        .message("run() does the thread's work here and now, on the caller's thread. Call start()."))
                : Optional.empty();
    }
}
