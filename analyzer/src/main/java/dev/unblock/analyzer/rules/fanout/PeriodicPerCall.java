package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.Set;

/** {@code scheduler.scheduleAtFixedRate(() -> check(id), ..)} for each call, and nobody keeps what could end it: the scheduler has one task more each time, for good. */
final class PeriodicPerCall {

    private static final Set<String> PERIODIC = Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay");

    private PeriodicPerCall() {}

    static boolean is(Inspection inspection, Call call) {
        boolean periodic = PERIODIC.contains(call.name())
                        && inspection.isSubtype(call.owner(), "java.util.concurrent.ScheduledExecutorService")
                || call.name().equals("setPeriodic") && call.owner().equals("io.vertx.core.Vertx");
        return periodic
                && call.site().result() == CallSite.Outcome.DROPPED
                && isFor(inspection, call)
                && !inspection.accesses().isBuilding(call.method())
                && !call.method().key().isConstructor()
                && !Lifecycle.starts(call.method());
    }

    /** On a thread that comes by often, or for something that the method was given. */
    private static boolean isFor(Inspection inspection, Call call) {
        Place place = inspection.place(call.method());
        boolean often = place == Place.REQUEST || place == Place.LISTENER;
        boolean open = place == Place.NOWHERE || place == Place.EVENT_LOOP;
        return often || open && isForGiven(call);
    }

    private static boolean isForGiven(Call call) {
        return call.site().receiver().flatMap(Values::field).isPresent()
                && Values.functions(call.site())
                        .flatMap(task -> task.variables().stream())
                        .flatMap(Value::parts)
                        .anyMatch(Value.Parameter.class::isInstance);
    }

    static Problem problem(Inspection inspection, Call call) {
        return Problem.at(call.method(), call.site())
                .severity(inspection.place(call.method()) == Place.NOWHERE ? Severity.LOW : Severity.MEDIUM)
                .message(
                        "Each call leaves a task in the scheduler that comes again and again, and nobody keeps what could cancel it: they pile"
                                + " up until the scheduler's threads, or the memory, are gone. Keep the future and cancel it, or schedule one task for"
                                + " all.");
    }
}
