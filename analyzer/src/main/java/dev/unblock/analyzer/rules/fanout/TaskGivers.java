package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Finding.Location;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who gives a pool its tasks: traffic, which has no limit, or the application itself, which knows how many. */
final class TaskGivers {

    static final Set<String> GIVES = Set.of("submit", "execute", "invokeAll", "invokeAny");

    private static final int FEW = 5;

    private TaskGivers() {}

    /** All that give tasks to the pool made here are known, and no request, message or timetable leads to any of them. */
    static boolean areInside(Inspection inspection, Call made) {
        List<FieldKey> fields = fields(made);
        List<Call> givers =
                fields.stream().flatMap(field -> givers(inspection, field)).toList();
        return fields.isEmpty()
                ? isLocal(made)
                : !givers.isEmpty() && givers.stream().noneMatch(giver -> isTraffic(inspection, giver));
    }

    /** A request, message or timetable is known to lead to somebody who gives it tasks. */
    static boolean bringTraffic(Inspection inspection, Call made) {
        return isTraffic(inspection, made)
                || fields(made).stream()
                        .flatMap(field -> givers(inspection, field))
                        .anyMatch(giver -> isTraffic(inspection, giver));
    }

    /** Where the pool that is made here is given tasks, as far as it is kept in a field; the first few. */
    static List<Location> places(Inspection inspection, Call made) {
        return fields(made).stream()
                .flatMap(field -> inspection.callsOn(field).stream())
                .filter(call -> GIVES.contains(call.name()) && !isBehindPermit(call))
                .map(call -> call.site().site())
                .distinct()
                .limit(FEW)
                .map(site -> new Location(site.file(), site.line(), "is given a task here"))
                .toList();
    }

    private static boolean isBehindPermit(Call giver) {
        return giver.method().calls().stream()
                .anyMatch(call -> call.index() < giver.site().index()
                        && call.target().owner().equals("java.util.concurrent.Semaphore"));
    }

    private static boolean isTraffic(Inspection inspection, Call giver) {
        return inspection.place(giver.method()).compareTo(Place.LISTENER) <= 0
                && inspection.traffic().isProven(giver.method());
    }

    /** That the pool made here is kept in. */
    private static List<FieldKey> fields(Call made) {
        return made.method().accesses().stream()
                .filter(access -> access.written()
                        .filter(value -> made.site().gives(value) && isOfItsArguments(made, value))
                        .isPresent())
                .map(FieldAccess::field)
                .toList();
    }

    /** Of several pools of one class that a constructor makes, the one that is given the same. */
    private static boolean isOfItsArguments(Call made, Value value) {
        return !(value instanceof Value.Allocation pool)
                || pool.arguments().isEmpty()
                || pool.arguments().equals(made.site().arguments());
    }

    private static Stream<Call> givers(Inspection inspection, FieldKey pool) {
        Stream<Call> direct = inspection.callsOn(pool).stream().filter(call -> GIVES.contains(call.name()));
        Stream<Call> handingOn = inspection.calls().filter(call -> call.site().arguments().stream()
                .anyMatch(
                        argument -> Values.field(argument).filter(pool::equals).isPresent()));
        return Stream.concat(direct, handingOn);
    }

    /** Used by the method that made it, and by nobody else. */
    private static boolean isLocal(Call made) {
        List<CallSite> calls = made.method().calls();
        boolean given = calls.stream()
                        .flatMap(call -> call.arguments().stream())
                        .flatMap(Value::parts)
                        .anyMatch(made.site()::gives)
                || made.method().returned().stream().flatMap(Value::parts).anyMatch(made.site()::gives);
        return !given
                && calls.stream()
                        .anyMatch(call -> GIVES.contains(call.target().name())
                                && call.receiver().filter(made.site()::gives).isPresent());
    }
}
