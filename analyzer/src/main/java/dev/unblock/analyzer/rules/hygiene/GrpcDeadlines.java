package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deadlines of gRPC: a blocking call without one waits for ever, and one that a stub was given when it was kept in a field is over for all calls once that
 * time is up (<a href="https://grpc.io/docs/guides/deadlines/">its guide</a>).
 */
final class GrpcDeadlines {

    private static final Set<String> LIMITS = Set.of("withDeadlineAfter", "withDeadline");

    private GrpcDeadlines() {}

    static Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> kept = inspection.methods().flatMap(method -> method.accesses().stream()
                .filter(access ->
                        access.written().filter(GrpcDeadlines::isLimitedNow).isPresent())
                .map(access -> kept(method, access)));
        boolean limitedForAll = inspection
                .calls()
                .anyMatch(call -> LIMITS.contains(call.name()) && call.owner().equals("io.grpc.CallOptions"));
        return limitedForAll ? kept : Stream.concat(kept, unlimited(inspection));
    }

    private static Stream<Problem> unlimited(Inspection inspection) {
        return inspection
                .waits()
                .all()
                .filter(wait -> wait.kind() == Kind.GRPC
                        && inspection.place(wait.method()) != Place.MAIN
                        && wait.call().receiver().isPresent()
                        && !isStream(wait))
                .filter(wait -> inspection
                        .program()
                        .origins(wait.method().key(), wait.call().receiver().get())
                        .stream()
                        .flatMap(Value::parts)
                        .noneMatch(GrpcDeadlines::isLimitedNow))
                .filter(wait ->
                        wait.call().receiver().stream().flatMap(Value::parts).noneMatch(GrpcDeadlines::isLimitedNow))
                .map(GrpcDeadlines::unlimited);
    }

    /** An answer of many messages may be meant to go on for as long as the server has some. */
    private static boolean isStream(Wait wait) {
        return wait.call().target().returnType().equals("java.util.Iterator");
    }

    private static boolean isLimitedNow(Value stub) {
        return stub instanceof Value.Result result
                && LIMITS.contains(result.target().name())
                && result.receiver().isPresent()
                && !result.target().owner().equals("io.grpc.CallOptions");
    }

    private static Problem unlimited(Wait wait) {
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(Severity.LOW)
                .waitsIn(wait)
                .message(
                        "This gRPC call has no deadline: when the server hangs, the thread waits for ever. Call withDeadlineAfter on the stub for each"
                                + " call, or set one in an interceptor.");
    }

    private static Problem kept(MethodFact method, FieldAccess access) {
        return Problem.at(method, access.site(), access.field().signature())
                .severity(Severity.MEDIUM)
                .message(
                        "The deadline is a point in time, set here once and for all: when it has passed, every call of this stub fails at"
                                + " once. Keep the stub without one, and call withDeadlineAfter for each call.");
    }
}
