package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.LoopFact.Progress;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;

/** Finds hints to the scheduler, which is free not to listen. */
final class SchedulingHint implements CallRule {

    private static final String THREAD = "java.lang.Thread";
    private static final String NORMAL = "5";

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "yield() and priorities ask the scheduler for something that it need not do.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean hint = call.name().equals("yield") && call.owner().equals(THREAD) && !isOfBusyWait(inspection, call)
                || call.name().equals("setPriority") && inspection.isSubtype(call.owner(), THREAD) && !isNormal(call);
        return hint
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.INFO)
                        .message(
                                call.name() + " only asks the scheduler, which does as it likes on each system: what is"
                                        + " right or fast enough only with it is so by luck. Wait for a signal, or limit how much runs"
                                        + " at once."))
                : Optional.empty();
    }

    /** The loop around it is the mistake, and has a rule of its own. */
    private static boolean isOfBusyWait(Inspection inspection, Call call) {
        return inspection
                .loopsIn(call.site().site().file())
                .filter(loop -> loop.progress() == Progress.NONE)
                .map(LoopFact::body)
                .anyMatch(body -> body.holds(call.site().site()));
    }

    /** Back to what every thread has: whatever the thread that makes it was given is not passed on. */
    private static boolean isNormal(Call call) {
        return call.site().arguments().stream()
                .anyMatch(
                        argument -> Values.text(argument).filter(NORMAL::equals).isPresent()
                                || argument instanceof Value.FieldRead read
                                        && read.field().name().equals("NORM_PRIORITY"));
    }
}
