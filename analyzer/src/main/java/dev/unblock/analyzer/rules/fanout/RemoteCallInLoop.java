package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.WaitsBelow;

final class RemoteCallInLoop implements LoopRule {

    @Override
    public String summary() {
        return "Another system is asked once for every element.";
    }

    @Override
    public WaitsBelow waits(Inspection inspection) {
        return inspection.requests();
    }

    @Override
    public WaitsBelow sureWaits(Inspection inspection) {
        return inspection.sureRequests();
    }

    @Override
    public boolean isToldBetter(Inspection inspection, Call call, Wait wait) {
        return inspection
                .queries()
                .mostlyAt(call.method(), call.site())
                .filter(query -> query.api().latency() > wait.api().latency())
                .isPresent();
    }

    @Override
    public String whom() {
        return "another system";
    }

    @Override
    public String advice() {
        return "Ask for all at once, or, where it cannot, with bounded parallelism.";
    }
}
