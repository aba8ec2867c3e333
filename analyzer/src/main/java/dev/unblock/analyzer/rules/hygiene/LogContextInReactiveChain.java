package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds log contexts of threads in chains whose steps run on whatever thread is free. */
final class LogContextInReactiveChain implements CallRule {

    private static final Set<String> HOLDERS = Set.of("org.slf4j.MDC", "org.apache.logging.log4j.ThreadContext");
    private static final Set<String> USES =
            Set.of("put", "get", "remove", "clear", "putCloseable", "getCopyOfContextMap");
    private static final List<String> CHAINS =
            List.of("reactor.core.publisher.", "io.reactivex.", "io.smallrye.mutiny.", "rx.Observable", "rx.Single");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A log context is put or read inside a reactive chain, where the next step may run on another thread.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean uses = HOLDERS.contains(call.owner()) && USES.contains(call.name());
        return uses && isStep(inspection, call) && !isPropagated(inspection)
                ? Optional.of(
                        Problem.at(call.method(), call.site())
                                .severity(Severity.MEDIUM)
                                .message(
                                        "The steps of this chain run on whatever thread is free: what is put here is missing in the next"
                                                + " one, and shows up in another request's log. Keep it in the Reactor context"
                                                + " (contextWrite), and let it be propagated (Hooks.enableAutomaticContextPropagation)."))
                : Optional.empty();
    }

    private static boolean isStep(Inspection inspection, Call call) {
        return call.method().writtenIn().isPresent()
                && inspection.program().callers(call.method().key()).stream()
                        .map(edge -> edge.site().target().owner())
                        .anyMatch(owner -> CHAINS.stream().anyMatch(owner::startsWith));
    }

    private static boolean isPropagated(Inspection inspection) {
        return "auto"
                        .equalsIgnoreCase(inspection
                                .program()
                                .facts()
                                .settings()
                                .getOrDefault("spring.reactor.context-propagation", ""))
                || inspection.calls().anyMatch(call -> call.name().equals("enableAutomaticContextPropagation"));
    }
}
