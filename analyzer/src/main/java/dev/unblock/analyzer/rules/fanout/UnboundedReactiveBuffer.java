package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import java.util.Optional;

final class UnboundedReactiveBuffer implements CallRule {

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A reactive pipeline buffers without a limit what its consumer cannot keep up with.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean buffers = call.name().equals("onBackpressureBuffer")
                && call.site().arguments().isEmpty()
                && call.owner().startsWith("reactor.core.publisher.")
                && !call.owner().contains("Multicast");
        return buffers
                ? Optional.of(Problem.at(call.method(), call.site())
                        .message(
                                "This buffer has no limit: a producer that is faster than its consumer fills the memory. Give"
                                        + " it a size and say what happens beyond it."))
                : Optional.empty();
    }
}
