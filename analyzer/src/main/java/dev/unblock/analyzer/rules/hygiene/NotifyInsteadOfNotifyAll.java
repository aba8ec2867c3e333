package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;

/** Finds wake-ups of one thread of which nobody can say that it is the right one. */
final class NotifyInsteadOfNotifyAll implements CallRule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "notify() or signal() wakes one thread of several, which may be one that waits for something else.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean notifies = call.name().equals("notify")
                && call.site().target().parameterTypes().isEmpty()
                && inspection.program().method(call.site().target()).isEmpty();
        return notifies || isSignalToSeveral(inspection, call)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(
                                call.name().equals("notify") && waitSites(inspection, call) > 1
                                        ? Severity.LOW
                                        : Severity.INFO)
                        .message(call.name()
                                + "() wakes one of the waiting threads, any of them: if that one waits for something else the"
                                + " wake-up is lost and the right one sleeps on. Call " + call.name() + "All()."))
                : Optional.empty();
    }

    /** How many places wait on the same object until they are woken, as far as one can tell; who wakes by itself looks again. */
    private static long waitSites(Inspection inspection, Call call) {
        Optional<FieldKey> lock = Values.receiverField(call.site());
        return (lock.isPresent()
                        ? inspection.callsOn(lock.get()).stream()
                        : inspection.calls().filter(other -> isOnTheSame(other, call)))
                .filter(other -> other.name().equals("wait")
                        && other.site().target().parameterTypes().isEmpty())
                .count();
    }

    private static boolean isOnTheSame(Call other, Call call) {
        return other.method().named().owner().equals(call.method().named().owner())
                && other.site().receiver().equals(call.site().receiver());
    }

    /** A condition that is awaited in several places may stand for several things, though most are made for one each. */
    private static boolean isSignalToSeveral(Inspection inspection, Call call) {
        if (!call.name().equals("signal")
                || !inspection.isSubtype(call.owner(), "java.util.concurrent.locks.Condition")) {
            return false;
        }
        Optional<FieldKey> condition = Values.receiverField(call.site());
        return condition
                .filter(field -> inspection.callsOn(field).stream()
                                .filter(other -> other.name().startsWith("await"))
                                .map(other -> other.method().key())
                                .distinct()
                                .count()
                        > 1)
                .isPresent();
    }
}
