package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds monitors that an event loop takes while other threads keep them over a wait: the loop waits as long. */
final class MonitorOnEventLoop {

    /** What waits for the monitor's own condition gives it up meanwhile. */
    private static final String RELEASES = "wait|await\\w*";

    /** A monitor as far as the text tells: of the object in a field, or of the object whose method it is. */
    private record Taken(String monitor, Site site) {}

    private record Holder(Site site, Wait over) {}

    private MonitorOnEventLoop() {}

    static Stream<Problem> inspect(Inspection inspection) {
        List<MethodFact> taking = inspection
                .methods()
                .filter(method -> taken(method).findAny().isPresent() && inspection.place(method) == Place.EVENT_LOOP)
                .toList();
        if (taking.isEmpty()) {
            return Stream.empty();
        }
        Map<String, Holder> holders = holders(inspection);
        return taking.stream().flatMap(method -> taken(method)
                .filter(taken -> holders.containsKey(taken.monitor()))
                .map(taken -> problem(method, taken, holders.get(taken.monitor()))));
    }

    private static Stream<Taken> taken(MethodFact method) {
        return Stream.concat(
                ownMonitor(method).stream().map(monitor -> new Taken(monitor, method.site())),
                method.monitors().stream().flatMap(monitor -> name(method, monitor.lock()).stream()
                        .map(name -> new Taken(name, monitor.site()))));
    }

    /** Who keeps which monitor over a wait on other threads than event loops, the first of each. */
    private static Map<String, Holder> holders(Inspection inspection) {
        Map<String, Holder> holders = new HashMap<>();
        inspection
                .methods()
                .filter(method -> isElsewhere(inspection.place(method)))
                .forEach(method -> method.calls()
                        .forEach(call -> held(method, call).forEach(monitor -> inspection
                                .slowOrDatabase()
                                .at(method, call)
                                .filter(wait -> !wait.target().name().matches(RELEASES))
                                .ifPresent(wait -> holders.putIfAbsent(monitor, new Holder(call.site(), wait))))));
        return holders;
    }

    private static boolean isElsewhere(Place place) {
        return place != Place.EVENT_LOOP && place != Place.STARTUP && place != Place.TEST;
    }

    private static Stream<String> held(MethodFact method, CallSite call) {
        return Stream.concat(
                ownMonitor(method).stream(), call.locks().stream().flatMap(lock -> name(method, lock).stream()));
    }

    private static Optional<String> ownMonitor(MethodFact method) {
        return method.is(Modifier.SYNCHRONIZED) && !method.is(Modifier.STATIC)
                ? Optional.of(method.named().owner())
                : Optional.empty();
    }

    private static Optional<String> name(MethodFact method, Value lock) {
        return lock instanceof Value.Self
                ? Optional.of(method.named().owner())
                : Values.field(lock).map(field -> field.signature());
    }

    private static Problem problem(MethodFact method, Taken taken, Holder holder) {
        Site held = holder.site();
        return Problem.at(method, taken.site(), taken.monitor())
                .severity(Severity.HIGH)
                .message(
                        "This monitor is taken on an event-loop thread, and another thread keeps it while it waits in "
                                + holder.over().called() + " (line " + held.line()
                                + "): everything that the loop serves stops as long. Do the slow part there before the lock is taken.")
                .related(List.of(new Location(held.file(), held.line(), "held over a wait here")));
    }
}
