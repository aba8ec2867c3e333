package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Retries;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class RetryWithoutBackoff implements Rule {

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A failed remote call is tried again in a loop at once, or always after the same pause.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> Retries.isRetried(method, call))
                .filter(call -> leavesTheProcess(inspection, method, call))
                .limit(1)
                .flatMap(call -> pause(inspection, method).map(pause -> problem(method, call, pause)).stream()));
    }

    private static boolean leavesTheProcess(Inspection inspection, MethodFact method, CallSite call) {
        return inspection.remote().at(method, call).isPresent()
                || inspection.database().at(method, call).isPresent();
    }

    /** How the loop pauses, where it does so badly: empty when the pause grows. */
    private static Optional<String> pause(Inspection inspection, MethodFact method) {
        List<Wait> sleeps = inspection.waits().in(method.key()).stream()
                .filter(wait -> wait.kind() == Kind.SLEEP)
                .toList();
        if (sleeps.isEmpty()) {
            return Optional.of("at once");
        }
        boolean same = sleeps.stream().allMatch(wait -> wait.call().arguments().stream()
                .allMatch(a -> a instanceof Value.Constant || a instanceof Value.FieldRead));
        return same ? Optional.of("always after the same pause") : Optional.empty();
    }

    private static Problem problem(MethodFact method, CallSite call, String pause) {
        return Problem.at(method, call)
                .severity(Severity.MEDIUM)
                .confidence(Confidence.MEDIUM)
                .message("When this call fails it is tried again " + pause
                        + ": all callers do so together and keep a struggling partner down. Wait longer each time, with some"
                        + " chance in it, and stop after a few tries.");
    }
}
