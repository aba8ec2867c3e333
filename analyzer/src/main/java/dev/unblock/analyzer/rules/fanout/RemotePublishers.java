package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether what an operator is given asks a reactive client for a partner: another service, a broker. */
final class RemotePublishers {

    private static final int DEEPEST = 3;
    private static final List<String> CLIENTS = List.of(
            "org.springframework.web.reactive.function.client.",
            "reactor.netty.",
            "reactor.kafka.",
            "reactor.rabbitmq.");

    private RemotePublishers() {}

    /** A partner that anybody else may ask too, and that no pool of connections stands before. */
    static boolean areAskedBy(Inspection inspection, Call call) {
        return Values.functions(call.site())
                .map(Value.Functional::implementation)
                .anyMatch(function -> asks(inspection, function, DEEPEST));
    }

    /** The method is a reactive client's, or leads to one. */
    static boolean isAsked(Inspection inspection, MethodKey method) {
        return asks(inspection, method, DEEPEST);
    }

    private static boolean asks(Inspection inspection, MethodKey function, int depth) {
        if (CLIENTS.stream().anyMatch(function.owner()::startsWith)) {
            return true;
        }
        return depth > 0
                && inspection.program().method(function).stream()
                        .flatMap(method -> called(inspection, method))
                        .anyMatch(callee -> asks(inspection, callee, depth - 1));
    }

    private static Stream<MethodKey> called(Inspection inspection, MethodFact method) {
        return Stream.concat(
                method.calls().stream().map(CallSite::target),
                inspection.program().callees(method.key()).stream().map(edge -> edge.callee()));
    }
}
