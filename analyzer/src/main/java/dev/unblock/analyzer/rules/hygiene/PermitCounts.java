package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code permits.acquire(2)} and then {@code permits.release()}: of the permits taken some are never given back, or more than were taken. */
final class PermitCounts {

    private static final String SEMAPHORE = "java.util.concurrent.Semaphore";

    private PermitCounts() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> call.target().name().startsWith("acquire")
                        && inspection.isSubtype(call.target().owner(), SEMAPHORE))
                .flatMap(call -> released(inspection, method, call)
                        .filter(release -> !number(release).equals(number(call)))
                        .map(release -> problem(method, call, number(release)))
                        .stream()));
    }

    /** The only release in the method, where it takes them once. */
    private static Optional<CallSite> released(Inspection inspection, MethodFact method, CallSite acquire) {
        List<CallSite> same = method.calls().stream()
                .filter(call -> inspection.isSubtype(call.target().owner(), SEMAPHORE)
                        && call.receiver().isPresent()
                        && acquire.receiver().isPresent()
                        && Values.isSameObject(
                                call.receiver().get(), acquire.receiver().get()))
                .toList();
        return same.size() == 2
                ? same.stream()
                        .filter(call -> call.target().name().equals("release")
                                && call.index() > acquire.index()
                                && call.site().loops() == acquire.site().loops())
                        .filter(call ->
                                !number(call).isEmpty() && !number(acquire).isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    /** Written as a number; empty where it is not known. */
    private static String number(CallSite call) {
        return call.arguments().isEmpty()
                ? "1"
                : call.arguments().get(0) instanceof Value.Constant given ? given.text() : "";
    }

    private static Problem problem(MethodFact method, CallSite acquire, String released) {
        return Problem.at(method, acquire)
                .severity(Severity.MEDIUM)
                .message(
                        "The permits taken here (" + number(acquire) + ") are not those given back (" + released
                                + "): after some turns none is left, or more get in than there should. Give back what was taken.");
    }
}
