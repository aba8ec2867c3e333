package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Optional;

final class ThreadPerTask implements CallRule {

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A new thread is started for every call or every element.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean starts = call.name().equals("start")
                && call.site().target().parameterTypes().isEmpty()
                && inspection.isSubtype(call.owner(), "java.lang.Thread");
        if (!starts || inspection.accesses().isBuilding(call.method())) {
            return Optional.empty();
        }
        Place place = inspection.place(call.method());
        boolean loop = call.site().site().inLoop();
        if (place.compareTo(Place.STARTUP) >= 0 && place != Place.NOWHERE && !loop) {
            return Optional.empty();
        }
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(severity(place, loop))
                .message("A platform thread is started " + (loop ? "for every turn of a loop" : "for every call")
                        + ": each takes about a megabyte and nothing limits how many there are. Hand the task to a bounded"
                        + " executor.")
                .remedy(Remedy.recipe("UseNamedExecutor", 1)));
    }

    private static Severity severity(Place place, boolean loop) {
        if (place == Place.NOWHERE) {
            return loop ? Severity.MEDIUM : Severity.LOW;
        }
        return place.compareTo(Place.STARTUP) >= 0 ? Severity.LOW : Severity.HIGH;
    }
}
