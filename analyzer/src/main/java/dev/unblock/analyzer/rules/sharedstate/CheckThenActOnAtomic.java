package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class CheckThenActOnAtomic implements CallRule {

    private static final Set<String> CHECKS = Set.of("get", "getAcquire", "getPlain", "intValue", "longValue");
    private static final Set<String> ACTS = Set.of("set", "lazySet", "setRelease", "setPlain");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "An atomic is read and then set in two steps, so that an update in between is lost.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call act) {
        if (!ACTS.contains(act.name())
                || !act.owner().startsWith("java.util.concurrent.atomic.Atomic")
                || Values.receiverField(act.site()).isEmpty()
                || !inspection.lockSets().at(act.method(), act.site().locks()).isEmpty()
                || inspection.accesses().isBuilding(act.method())) {
            return Optional.empty();
        }
        return act.method().calls().stream()
                .filter(check -> check.index() < act.site().index() && isCheck(check, act.site()))
                .findFirst()
                .map(check -> problem(inspection, act, check));
    }

    private static boolean isCheck(CallSite check, CallSite act) {
        // Of an array of atomics, the same element.
        boolean sameElement = check.arguments().isEmpty()
                || check.arguments().get(0).equals(act.arguments().get(0));
        return CHECKS.contains(check.target().name())
                && check.result() == Outcome.USED
                && check.receiver().equals(act.receiver())
                && sameElement;
    }

    private static Problem problem(Inspection inspection, Call act, CallSite check) {
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(act.method().key()));
        return Problem.at(act.method(), act.site())
                .severity(concurrent ? Severity.HIGH : Severity.MEDIUM)
                .message("The atomic is read in line " + check.site().line()
                        + " and set here: what another thread sets in between is lost, and both act on the old value."
                        + " Use compareAndSet, getAndSet, incrementAndGet or updateAndGet.");
    }
}
