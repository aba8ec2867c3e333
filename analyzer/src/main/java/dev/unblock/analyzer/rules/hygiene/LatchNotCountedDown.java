package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;

/** Looks for what could fail before a latch is counted down. */
final class LatchNotCountedDown implements CallRule {

    private static final Set<String> CATCHES_ALL = Set.of("java.lang.Throwable", "java.lang.Exception");
    private static final Set<String> LOGS =
            Set.of("debug", "info", "trace", "warn", "error", "println", "printf", "log");
    private static final Set<String> ASKS = Set.of("get", "is", "has", "size", "name", "to");
    private static final Set<String> VALUES = Set.of(
            "java.lang.System", "java.lang.String", "java.lang.StringBuilder", "java.lang.Math", "java.lang.Object");
    private static final Set<String> SIGNALS = Set.of("countDown", "getCount", "signalAll", "signal", "notifyAll");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A latch is counted down only if nothing before it fails, so that whoever awaits it may wait for ever.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean countsDown = call.name().equals("countDown")
                && inspection.isSubtype(call.owner(), "java.util.concurrent.CountDownLatch");
        return countsDown
                ? firstThatMayFail(inspection, call).map(other -> Problem.at(call.method(), call.site())
                        .severity(Severity.INFO)
                        .message("When " + other.target().name()
                                + "() before it fails, the latch is never counted down and whoever awaits it waits for"
                                + " ever. Count down in a finally block."))
                : Optional.empty();
    }

    /** What stands before the call, can fail, and then leaves it out; the call is in no block that runs in any case. */
    static Optional<CallSite> firstThatMayFail(Inspection inspection, Call call) {
        Site site = call.site().site();
        boolean last = !inspection.tries().knows(site.file())
                || inspection.tries().endingWith(site).isPresent()
                || isInClause(inspection, site);
        return last
                ? Optional.empty()
                : call.method().calls().stream()
                        .filter(other -> other.index() < call.site().index() && mayFail(inspection, call, other))
                        .findFirst();
    }

    /** The failure is caught before the latch is reached. */
    private static boolean mayFail(Inspection inspection, Call call, CallSite other) {
        boolean caught = other.handled().stream().anyMatch(CATCHES_ALL::contains)
                && inspection.tries().around(other.site()).anyMatch(attempt -> !attempt.body()
                        .holds(call.site().site()));
        return !caught
                && !isInClause(inspection, other.site())
                && !LOGS.contains(other.target().name())
                && !SIGNALS.contains(other.target().name())
                && !isLook(other);
    }

    /** Plain work on values, and looks at what is there: nothing that fails in a way that one plans for. */
    private static boolean isLook(CallSite other) {
        String owner = other.target().owner();
        boolean asks = other.arguments().isEmpty()
                && ASKS.stream().anyMatch(other.target().name()::startsWith)
                && !owner.startsWith("java.util.concurrent.");
        boolean boxes = owner.startsWith("java.lang.") && other.target().name().equals("valueOf");
        return asks
                || boxes
                || VALUES.contains(owner)
                || owner.startsWith("java.util.")
                        && !owner.startsWith("java.util.concurrent.")
                        && !owner.startsWith("java.util.function.")
                        && other.arguments().stream().noneMatch(Value.Functional.class::isInstance);
    }

    private static boolean isInClause(Inspection inspection, Site site) {
        return inspection.choices().in(site.file()).stream()
                .anyMatch(choice -> choice.usual() == 0 && choice.armOf(site) > 0);
    }
}
