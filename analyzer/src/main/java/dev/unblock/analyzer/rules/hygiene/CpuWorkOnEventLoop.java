package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;

/** Finds known heavy work of the processor on threads that have to answer at once. */
final class CpuWorkOnEventLoop implements CallRule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "Work that keeps the processor busy for long runs on an event loop, which serves nobody else meanwhile.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return HeavyWork.of(inspection, call)
                .filter(work -> inspection.place(call.method()) == Place.EVENT_LOOP)
                .map(work -> Problem.at(call.method(), call.site())
                        .severity(HeavyWork.isAlwaysHeavy(call) ? Severity.HIGH : Severity.INFO)
                        .message("Here " + work
                                + (HeavyWork.isAlwaysHeavy(call) ? " takes" : ", where there is much of it, takes")
                                + " the event loop's thread for many milliseconds, and everything else"
                                + " that this thread serves waits as long. Move it to a pool with a thread per core, made for such work"
                                + " (publishOn(Schedulers.newParallel(..)), or an executor)."));
    }
}
