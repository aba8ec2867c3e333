package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who gives a pool its tasks: traffic, which has no limit, or the application itself, which knows how many. */
final class TaskGivers {

    static final Set<String> GIVES = Set.of("submit", "execute", "invokeAll", "invokeAny");

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

    private static boolean isTraffic(Inspection inspection, Call giver) {
        return inspection.place(giver.method()).compareTo(Place.LISTENER) <= 0
                && inspection.traffic().isProven(giver.method());
    }

    /** That the pool made here is kept in. */
    private static List<FieldKey> fields(Call made) {
        return made.method().accesses().stream()
                .filter(access -> access.written().filter(made.site()::gives).isPresent())
                .map(FieldAccess::field)
                .toList();
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
