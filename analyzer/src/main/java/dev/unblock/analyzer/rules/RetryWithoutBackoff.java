package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class RetryWithoutBackoff implements Rule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A failed remote call is tried again in a loop at once, or always after the same pause.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> isRetried(method, call) && !isPerElement(call))
                .filter(call -> waitsFor(inspection, method, call).isPresent())
                .limit(1)
                .flatMap(call -> pause(inspection, method).map(pause -> problem(method, call, pause)).stream()));
    }

    /** In a loop, its errors are caught, and a clause goes on with the loop. */
    private static boolean isRetried(MethodFact method, CallSite call) {
        return call.site().inLoop()
                && !call.handled().isEmpty()
                && method.catches().stream()
                        .filter(c -> c.site().inLoop() && c.types().stream().anyMatch(call.handled()::contains))
                        .anyMatch(c ->
                                !c.uses().contains(Use.RETHROWN) && !c.uses().contains(Use.RETURNS));
    }

    /** What is asked about the next element is another call, not the same one again. */
    private static boolean isPerElement(CallSite call) {
        return Stream.concat(call.arguments().stream(), call.receiver().stream())
                .flatMap(Values::parts)
                .anyMatch(part -> part instanceof Value.Result result
                        && List.of("next", "poll", "take", "nextElement", "readLine")
                                .contains(result.target().name()));
    }

    private static Optional<Wait> waitsFor(Inspection inspection, MethodFact method, CallSite call) {
        Stream<Wait> here = inspection.waits().in(method.key()).stream()
                .filter(wait -> wait.call().index() == call.index());
        Stream<Wait> below = inspection.program().callees(method.key()).stream()
                .filter(edge ->
                        edge.site().index() == call.index() && edge.hop().isSameThread())
                .flatMap(edge -> inspection.waitsBelow().in(edge.callee()).stream());
        return Stream.concat(here, below)
                .filter(wait -> wait.kind().group().leavesTheProcess())
                .findFirst();
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
