package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class RetryWithoutBackoff implements Rule {

    private static final List<String> PUBLISHERS =
            List.of("reactor.core.publisher.", "io.reactivex.", "rx.Observable", "rx.Single", "rx.Completable");

    private static final String SPEC = "reactor.util.retry.Retry";
    private static final Set<String> MUTINY =
            Set.of("io.smallrye.mutiny.groups.UniRetry", "io.smallrye.mutiny.groups.MultiRetry");

    /** What says how often a specification tries. */
    private static final Set<String> ENDS = Set.of("max", "indefinitely", "atMost");

    private static final Pattern DELAYS = Pattern.compile("delay.*|interval.*|timer|throttle.*|sample.*|next|take.*");

    /** So few tries at once are over before they do much harm. */
    private static final int FEW = 3;

    private static final String AT_ONCE = "at once";

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public boolean isAboutTraffic() {
        return true;
    }

    @Override
    public String summary() {
        return "A failed remote call is tried again in a loop at once, or always after the same pause.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> operators = inspection.calls().flatMap(call -> operator(call).or(() -> built(call)).stream());
        return Stream.of(operators, loops(inspection), annotated(inspection), OneselfAgain.retries(inspection))
                .flatMap(problems -> problems);
    }

    /** What a library tries again by annotation, where it leads to another system. */
    private static Stream<Problem> annotated(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> inspection.remote().in(method.key()).isPresent()
                        || inspection.database().in(method.key()).isPresent())
                .flatMap(method -> PausesAlike.of(method)
                        .map(pauses -> Problem.at(method)
                                .severity(pauses == PausesAlike.AT_ONCE ? Severity.MEDIUM : Severity.INFO)
                                .message(together(pauses)))
                        .stream());
    }

    private static Optional<Problem> built(Call call) {
        return PausesAlike.of(call).map(pauses -> Problem.at(call.method(), call.site())
                .severity(Severity.INFO)
                .message(together(pauses)));
    }

    private static String together(PausesAlike pauses) {
        return "When this fails it is tried again " + pauses.words()
                + ": all who failed together come back together. Let the pauses grow, with some chance in them (jitter).";
    }

    private static Stream<Problem> loops(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> inspection.repeats().isRetried(method, call))
                .filter(call -> leavesTheProcess(inspection, method, call)
                        && !LoopRule.GIVE_THE_NEXT.contains(call.target().name()))
                .sorted(Comparator.comparing(
                        call -> inspection.remote().at(method, call).isEmpty()))
                .limit(1)
                .flatMap(call ->
                        pause(inspection, method, call)
                                .map(pause -> problem(inspection, method, call, pause))
                                .stream()));
    }

    /** Operators of reactive chains: {@code retry()} tries at once, and for ever where it is given no number. */
    private static Optional<Problem> operator(Call call) {
        if (call.owner().equals(SPEC) && call.name().equals("fixedDelay")) {
            return Optional.of(withoutJitter(call));
        }
        boolean reactive = PUBLISHERS.stream().anyMatch(call.owner()::startsWith);
        List<Value> arguments = call.site().arguments();
        boolean tries = call.name().equals("retry")
                && reactive
                && arguments.stream().noneMatch(Value.Functional.class::isInstance)
                && arguments.size() < 2;
        boolean spec = (call.owner().equals(SPEC) || isOfMutinyAtOnce(call)) && ENDS.contains(call.name());
        if (!tries && !spec) {
            return call.name().equals("repeat") && reactive ? endlessRepeat(call) : Optional.empty();
        }
        if (isAFewTimes(arguments)) {
            return Optional.empty();
        }
        boolean endless = call.name().equals("indefinitely") || tries && arguments.isEmpty();
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(endless ? Severity.HIGH : Severity.MEDIUM)
                .message("When this fails it is tried again at once" + (endless ? ", and for ever" : "")
                        + ": all callers do so together and keep a struggling partner down. Use retryWhen with a backoff,"
                        + " some jitter and a few tries."));
    }

    /** {@code onFailure().retry()} whose specification asks for no pause. */
    private static boolean isOfMutinyAtOnce(Call call) {
        return MUTINY.contains(call.owner())
                && call.site().receiver().stream()
                        .flatMap(Values::chain)
                        .noneMatch(link -> link.target().name().equals("withBackOff"));
    }

    private static boolean isAFewTimes(List<Value> tries) {
        return tries.stream()
                .flatMap(given -> Values.text(given).stream())
                .anyMatch(text -> text.matches("[1-" + FEW + "]"));
    }

    /** Whatever ends begins anew in the same moment, unless something in the chain delays it. */
    private static Optional<Problem> endlessRepeat(Call call) {
        boolean delayed = call.site().receiver().stream()
                .flatMap(Values::chain)
                .anyMatch(link -> DELAYS.matcher(link.target().name()).matches());
        return delayed || !call.site().arguments().isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .confidence(Confidence.MEDIUM)
                        .message(
                                "What ends here begins again at once, and for ever: the partner is asked as fast as it answers."
                                        + " Use repeatWhen with a delay, or an interval."));
    }

    private static Problem withoutJitter(Call call) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.INFO)
                .message(
                        "When this fails it is tried again always after the same pause: all who failed together come back"
                                + " together. Use Retry.backoff, whose pauses grow and differ.");
    }

    private static boolean leavesTheProcess(Inspection inspection, MethodFact method, CallSite call) {
        return inspection
                        .remote()
                        .at(method, call)
                        .filter(wait -> !inspection.isSubtype(wait.target().owner(), "java.nio.channels.Selector"))
                        .isPresent()
                || inspection.database().at(method, call).isPresent();
    }

    /** How the loop pauses, where it does so badly: empty when the pause grows, or is left to others. */
    private static Optional<String> pause(Inspection inspection, MethodFact method, CallSite retried) {
        List<Wait> sleeps = inspection.waits().in(method.key()).stream()
                .filter(wait -> wait.call().index() != retried.index() && pauses(wait))
                .toList();
        if (sleeps.isEmpty()) {
            return isPausedBelow(inspection, method, retried) ? Optional.empty() : Optional.of(AT_ONCE);
        }
        boolean same = sleeps.stream().allMatch(wait -> wait.call().arguments().stream()
                .allMatch(a -> a instanceof Value.Constant || a instanceof Value.FieldRead));
        return same ? Optional.of("always after the same pause") : Optional.empty();
    }

    private static boolean pauses(Wait wait) {
        return wait.kind() == Kind.SLEEP
                || wait.bound() == Wait.Bound.TIMED
                        && (wait.kind().group() == Kind.Group.TASK
                                || wait.kind().group() == Kind.Group.LOCK);
    }

    private static boolean isPausedBelow(Inspection inspection, MethodFact method, CallSite retried) {
        return method.calls().stream()
                .filter(call -> call.index() != retried.index() && call.site().inLoop())
                .anyMatch(call -> inspection
                        .slow()
                        .at(method, call)
                        .filter(RetryWithoutBackoff::pauses)
                        .isPresent());
    }

    /** What a database refuses it refuses for a conflict, as a rule, which the next try with new values gets round. */
    private static boolean isHarmless(Inspection inspection, MethodFact method, CallSite call, String pause) {
        return !pause.equals(AT_ONCE)
                || inspection.place(method) == Place.STARTUP
                || inspection.remote().at(method, call).isEmpty();
    }

    private static Problem problem(Inspection inspection, MethodFact method, CallSite call, String pause) {
        return Problem.at(method, call)
                .severity(isHarmless(inspection, method, call, pause) ? Severity.INFO : Severity.MEDIUM)
                .confidence(Confidence.MEDIUM)
                .message("When this call fails it is tried again " + pause
                        + ": all callers do so together and keep a struggling partner down. Wait longer each time, with some"
                        + " chance in it, and stop after a few tries.");
    }
}
