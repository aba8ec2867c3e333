package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.Value;
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

final class UnboundedReactiveBuffer implements CallRule {

    private static final List<String> LIBRARIES =
            List.of("reactor.core.publisher.", "io.reactivex.", "rx.", "io.smallrye.mutiny.");

    /** Buffers of operators that take a size, and are without one where none is given. */
    private static final Set<String> SIZED = Set.of("onBackpressureBuffer");

    /** Mutiny has an overflow buffer of 128 where no size is given ({@code MultiOverflow}), unless this is asked for. */
    private static final String UNCONDITIONALLY = "bufferUnconditionally";

    private static final String MUTINY_BUFFER = "buffer";

    /** They keep all that they were given for those who subscribe later, whatever the number says that they begin with. */
    private static final Set<String> KEEP_ALL =
            Set.of("ReplaySubject", "UnicastSubject", "UnicastProcessor", "ReplayProcessor");

    /** They buffer what nobody has asked for yet, unless told otherwise. */
    private static final Set<String> SOURCES = Set.of("create", "push", "emitter", "toFlowable");

    private static final Set<String> SUBSCRIPTIONS =
            Set.of("org.reactivestreams.Subscription", "java.util.concurrent.Flow$Subscription");

    private static final String LARGEST_LONG = Long.toString(Long.MAX_VALUE);

    private static final Set<String> SOURCES_OF = Set.of(
            "reactor.core.publisher.Flux",
            "io.reactivex.rxjava3.core.Flowable",
            "io.reactivex.Flowable",
            "io.reactivex.rxjava3.core.Observable",
            "io.reactivex.Observable",
            "io.smallrye.mutiny.groups.MultiCreate");

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
        if (asksForAll(call)) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .severity(Severity.INFO)
                    .message(
                            "This subscriber asks for everything at once: a publisher that is faster than it pays no heed to it any"
                                    + " more, and what is not done yet piles up. Ask for as many as it can take, and for more when they are"
                                    + " done."));
        }
        if (LIBRARIES.stream().noneMatch(call.owner()::startsWith)) {
            return Optional.empty();
        }
        if (isBufferingSource(call)) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .severity(Severity.LOW)
                    .message("What this source emits faster than it is taken is buffered without a limit, as "
                            + call.name()
                            + " does here. Give it an overflow strategy, or emit only what was requested."));
        }
        return buffers(call) || remembers(call)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .message(
                                "This buffer has no limit: a producer that is faster than its consumer fills the memory. Give"
                                        + " it a size and say what happens beyond it."))
                : Optional.empty();
    }

    private static boolean asksForAll(Call call) {
        return call.name().equals("request")
                && SUBSCRIPTIONS.contains(call.owner())
                && call.site().arguments().stream().anyMatch(UnboundedReactiveBuffer::isLargest);
    }

    private static boolean isLargest(Value figure) {
        return figure instanceof Value.FieldRead read && read.field().name().equals("MAX_VALUE")
                || Values.text(figure).filter(LARGEST_LONG::equals).isPresent();
    }

    private static boolean buffers(Call call) {
        List<Value> arguments = call.site().arguments();
        boolean sized = SIZED.contains(call.name()) || call.name().equals(MUTINY_BUFFER) && isOverflow(call);
        boolean unlimited = arguments.stream().anyMatch(Values::isLargestInt);
        return sized && unlimited
                || SIZED.contains(call.name())
                        && arguments.isEmpty()
                        && !call.owner().contains("Multicast")
                || call.name().equals(UNCONDITIONALLY) && isOverflow(call);
    }

    private static boolean isOverflow(Call call) {
        return call.owner().startsWith("io.smallrye.mutiny.groups.MultiOverflow");
    }

    /** Reactor's processor takes the length of its history, the others what room to begin with. */
    private static boolean remembers(Call call) {
        String type = call.owner().substring(call.owner().lastIndexOf('.') + 1);
        return call.owner().equals("reactor.core.publisher.Sinks$MulticastReplaySpec")
                        && call.name().equals("all")
                        && call.site().arguments().isEmpty()
                || KEEP_ALL.contains(type)
                        && call.name().equals("create")
                        && (call.site().arguments().isEmpty() || !call.owner().startsWith("reactor."));
    }

    /** By the strategy that it is given, or that is there by default; RxJava leaves no default. */
    private static boolean isBufferingSource(Call call) {
        List<Value> arguments = call.site().arguments();
        boolean source = SOURCES.contains(call.name()) && SOURCES_OF.contains(call.owner());
        boolean byDefault = !call.owner().startsWith("io.reactivex.");
        return source
                && (arguments.stream().anyMatch(UnboundedReactiveBuffer::isBuffer)
                        || byDefault && arguments.size() == 1);
    }

    private static boolean isBuffer(Value strategy) {
        return strategy instanceof Value.FieldRead read && read.field().name().equals("BUFFER");
    }
}
