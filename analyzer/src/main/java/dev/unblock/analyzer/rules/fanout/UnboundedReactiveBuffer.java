package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
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
                && !call.owner().contains("Multicast")
                && (call.owner().startsWith("reactor.core.publisher.")
                        || call.owner().startsWith("io.reactivex.")
                        || call.owner().startsWith("rx."));
        boolean remembers = call.owner().equals("reactor.core.publisher.Sinks$MulticastReplaySpec")
                && call.name().equals("all")
                && call.site().arguments().isEmpty();
        boolean creates = call.owner().equals("reactor.core.publisher.Flux")
                && call.name().equals("create")
                && call.site().arguments().stream().skip(1).allMatch(UnboundedReactiveBuffer::isBuffer);
        if (creates) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .severity(Severity.LOW)
                    .message(
                            "What this source emits faster than it is taken is buffered without a limit, as Flux.create does"
                                    + " by default. Give it an overflow strategy, or emit only what was requested."));
        }
        return buffers || remembers
                ? Optional.of(Problem.at(call.method(), call.site())
                        .message(
                                "This buffer has no limit: a producer that is faster than its consumer fills the memory. Give"
                                        + " it a size and say what happens beyond it."))
                : Optional.empty();
    }

    /** The strategy that is there by default. */
    private static boolean isBuffer(Value strategy) {
        return strategy instanceof Value.FieldRead read && read.field().name().equals("BUFFER");
    }
}
