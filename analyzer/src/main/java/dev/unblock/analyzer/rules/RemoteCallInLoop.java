package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.rules.Inspection.Call;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import java.util.Optional;

final class RemoteCallInLoop implements CallRule {

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "Another system is asked once for every element.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!LoopCalls.isPerElement(inspection, call)) {
            return Optional.empty();
        }
        return inspection
                .remote()
                .at(call.method(), call.site())
                .filter(wait -> wait.api().latency() > 1)
                .map(wait -> problem(inspection, call, wait));
    }

    private static Problem problem(Inspection inspection, Call call, Wait wait) {
        Place place = inspection.place(call.method());
        boolean here = wait.call().equals(call.site());
        return Problem.at(call.method(), call.site())
                .severity(LoopCalls.severity(place))
                .confidence(here ? Confidence.HIGH : Confidence.MEDIUM)
                .sink(wait.kind().label(), wait.called())
                .message(call.name() + " asks another system once for every element"
                        + (here ? "" : " (in " + wait.called() + ")")
                        + ": the time adds up, about " + wait.api().latency()
                        + " ms each. Ask for all at once, or, where it cannot, with bounded parallelism.");
    }
}
