package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two atomics of one object that must fit each other: one is set if the other allows it, here, and the other way round elsewhere. That
 * each of them is safe by itself keeps nobody from setting the other in between.
 */
final class AtomicsTogether {

    private static final Set<String> LOOKS = Set.of("get", "getAcquire", "getPlain", "intValue", "longValue");
    private static final Set<String> CHANGES = Set.of(
            "set",
            "lazySet",
            "setRelease",
            "getAndSet",
            "incrementAndGet",
            "decrementAndGet",
            "addAndGet",
            "getAndIncrement",
            "getAndDecrement",
            "getAndAdd");

    private AtomicsTogether() {}

    static Optional<Problem> judge(Inspection inspection, Call act) {
        if (!isChange(act) || isGuarded(inspection, act)) {
            return Optional.empty();
        }
        FieldKey changed = Values.receiverField(act.site()).orElseThrow();
        return looksThatDecide(inspection, act)
                .filter(look -> isDecidedTheOtherWayRound(
                        inspection, changed, Values.receiverField(look).orElseThrow()))
                .findFirst()
                .map(look -> problem(inspection, act, look));
    }

    private static boolean isChange(Call call) {
        return CHANGES.contains(call.name())
                && isAtomic(call.owner())
                && Values.receiverField(call.site()).isPresent();
    }

    private static boolean isAtomic(String type) {
        return type.startsWith("java.util.concurrent.atomic.Atomic");
    }

    private static boolean isGuarded(Inspection inspection, Call act) {
        return inspection.accesses().isBuilding(act.method())
                || !inspection.lockSets().at(act.method(), act.site().locks()).isEmpty();
    }

    /** What another atomic of the same object holds decides whether this one is changed. */
    private static Stream<CallSite> looksThatDecide(Inspection inspection, Call act) {
        FieldKey changed = Values.receiverField(act.site()).orElseThrow();
        return act.method().calls().stream()
                .filter(look -> look.index() < act.site().index()
                        && look.result() == Outcome.USED
                        && LOOKS.contains(look.target().name())
                        && isAtomic(look.target().owner()))
                .filter(look -> Values.receiverField(look)
                        .filter(asked -> !asked.equals(changed) && asked.owner().equals(changed.owner()))
                        .isPresent())
                .filter(look ->
                        inspection.choices().isDecidedBy(look.site(), act.site().site()));
    }

    private static boolean isDecidedTheOtherWayRound(Inspection inspection, FieldKey changed, FieldKey asked) {
        return inspection.callsOn(asked).stream()
                .filter(other -> isChange(other)
                        && Values.receiverField(other.site())
                                .filter(asked::equals)
                                .isPresent())
                .anyMatch(other -> looksThatDecide(inspection, other).anyMatch(look -> Values.receiverField(look)
                        .filter(changed::equals)
                        .isPresent()));
    }

    private static Problem problem(Inspection inspection, Call act, CallSite look) {
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(act.method().key()));
        return Problem.at(act.method(), act.site())
                .severity(concurrent ? Severity.HIGH : Severity.MEDIUM)
                .message(
                        "The atomic is changed as the one read in line "
                                + look.site().line()
                                + " allows, and elsewhere that one as this one allows: two threads can do both at once, and the two no"
                                + " longer fit. Keep both in one immutable object held by an AtomicReference, or guard both by a lock.");
    }
}
