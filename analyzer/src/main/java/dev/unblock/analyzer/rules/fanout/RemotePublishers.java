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

/** Tells whether what an operator is given asks a reactive client: a database, a broker, another service. */
final class RemotePublishers {

    private static final int DEEPEST = 3;
    private static final List<String> CLIENTS = List.of(
            "org.springframework.web.reactive.function.client.",
            "org.springframework.data.repository.reactive.",
            "org.springframework.data.r2dbc.",
            "org.springframework.r2dbc.",
            "org.springframework.data.redis.core.Reactive",
            "org.springframework.data.mongodb.core.Reactive",
            "org.springframework.data.elasticsearch.",
            "io.r2dbc.",
            "reactor.netty.",
            "reactor.kafka.",
            "reactor.rabbitmq.",
            "io.lettuce.core.api.reactive.",
            "com.mongodb.reactivestreams.");
    private static final List<String> REPOSITORIES = List.of(
            "org.springframework.data.repository.reactive.ReactiveCrudRepository",
            "org.springframework.data.repository.reactive.RxJava3CrudRepository");

    private RemotePublishers() {}

    static boolean isAskedBy(Inspection inspection, Call call) {
        return Values.functions(call.site())
                .map(Value.Functional::implementation)
                .anyMatch(function -> asks(inspection, function, DEEPEST));
    }

    private static boolean asks(Inspection inspection, MethodKey function, int depth) {
        if (isClient(inspection, function)) {
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

    private static boolean isClient(Inspection inspection, MethodKey target) {
        return CLIENTS.stream().anyMatch(target.owner()::startsWith)
                || REPOSITORIES.stream().anyMatch(type -> inspection.isSubtype(target.owner(), type));
    }
}
