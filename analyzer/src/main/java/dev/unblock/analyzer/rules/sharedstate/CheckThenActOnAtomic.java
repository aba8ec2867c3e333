package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class CheckThenActOnAtomic implements CallRule {

    private static final Set<String> CHECKS = Set.of("get", "getAcquire", "getPlain", "intValue", "longValue");
    private static final Set<String> SHOWS =
            Set.of("trace", "debug", "info", "warn", "error", "log", "println", "printf", "format");
    private static final Set<String> ACTS = Set.of("set", "lazySet", "setRelease", "setPlain");
    /** Each is safe by itself, but not what was asked before. */
    private static final Set<String> COUNTS =
            Set.of("incrementAndGet", "decrementAndGet", "getAndIncrement", "getAndDecrement");
    /** What is counted much later was let in by more than this one look. */
    private static final int SOON = 5;

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "An atomic or volatile field is read and then set in two steps, so that what happens in between is lost.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.of(
                        CallRule.super.inspect(inspection),
                        VolatileFlags.inspect(inspection),
                        VolatilesTogether.inspect(inspection))
                .flatMap(problems -> problems);
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call act) {
        return judgeAlone(inspection, act)
                .or(() -> judgeSum(inspection, act))
                .or(() -> AtomicsTogether.judge(inspection, act));
    }

    /** {@code total = adder.sum(); adder.reset();}: what is added in between is neither in the one nor in the next. */
    private static Optional<Problem> judgeSum(Inspection inspection, Call act) {
        boolean sums = act.name().equals("reset")
                && act.owner().matches("java\\.util\\.concurrent\\.atomic\\.(Long|Double)(Adder|Accumulator)")
                && act.site().result() != Outcome.USED
                && Values.receiverField(act.site()).isPresent()
                && inspection.lockSets().at(act.method(), act.site().locks()).isEmpty();
        return sums
                ? act.method().calls().stream()
                        .filter(check -> check.index() < act.site().index()
                                && check.target().name().matches("sum|get|longValue|intValue|doubleValue")
                                && check.result() == Outcome.USED
                                && check.receiver().equals(act.site().receiver()))
                        .findFirst()
                        .map(
                                check -> Problem.at(act.method(), act.site())
                                        .severity(Severity.MEDIUM)
                                        .message(
                                                "The sum is taken in line "
                                                        + check.site().line()
                                                        + " and set back here: what other threads add in between is lost. Use sumThenReset."))
                : Optional.empty();
    }

    private static Optional<Problem> judgeAlone(Inspection inspection, Call act) {
        if (!ACTS.contains(act.name()) && !isCountedAnyway(act)
                || !act.owner().startsWith("java.util.concurrent.atomic.Atomic")
                || Values.receiverField(act.site()).isEmpty()
                || !inspection.lockSets().at(act.method(), act.site().locks()).isEmpty()
                || inspection.accesses().isBuilding(act.method())
                || givesBack(inspection, act)) {
            return Optional.empty();
        }
        return act.method().calls().stream()
                .filter(check -> check.index() < act.site().index()
                        && (isCheck(check, act.site()) || isTurnedOver(inspection, check, act.site())))
                .filter(check -> ACTS.contains(act.name()) || decides(inspection, check, act.site()))
                .filter(check -> !isShown(act.method(), check) && !isSetBefore(act.method(), check))
                .filter(check -> !hasOneWriter(inspection, act) && !endsItsLoop(inspection, act, check))
                .min(Comparator.comparing(check -> !isMadeOf(act, check)))
                .map(check -> problem(inspection, act, check));
    }

    /** {@code i = next.getAndIncrement(); if (i >= size) next.set(0)}: by then others have counted on, and two begin anew. */
    private static boolean isTurnedOver(Inspection inspection, CallSite count, CallSite act) {
        return COUNTS.contains(count.target().name())
                && count.result() == Outcome.USED
                && count.receiver().equals(act.receiver())
                && act.target().name().equals("set")
                && inspection.choices().isDecidedBy(count.site(), act.site());
    }

    /** {@code while (running.get()) { … running.set(false); }}: whoever else ends the loop sets the same. */
    private static boolean endsItsLoop(Inspection inspection, Call act, CallSite check) {
        return act.site().arguments().stream().anyMatch(Value.Constant.class::isInstance)
                && inspection
                        .loopsIn(act.site().site().file())
                        .anyMatch(loop -> loop.line() == check.site().line()
                                && loop.body().holds(act.site().site()));
    }

    /** {@code busy.set(false)} where {@code busy.compareAndSet(false, true)} lets one in: it is that one's to give back. */
    private static boolean givesBack(Inspection inspection, Call act) {
        return act.site().arguments().size() == 1
                && act.site().arguments().get(0) instanceof Value.Constant given
                && inspection.callsOn(Values.receiverField(act.site()).orElseThrow()).stream()
                        .anyMatch(call -> letsOneIn(call, given));
    }

    /** It takes what is given back there for something else, and says whether it did. */
    private static boolean letsOneIn(Call call, Value.Constant given) {
        List<Value> arguments = call.site().arguments();
        boolean exchanged = call.name().equals("getAndSet")
                && call.owner().endsWith("Boolean")
                && call.site().result() == Outcome.USED
                && arguments.get(0) instanceof Value.Constant
                && !arguments.get(0).equals(given);
        return exchanged
                || call.name().toLowerCase(Locale.ROOT).contains("compareand")
                        && arguments.size() == 2
                        && arguments.get(0).equals(given)
                        && !arguments.get(1).equals(given);
    }

    /** Whoever looks at what the count has become sees that another thread was there first. */
    private static boolean isCountedAnyway(Call act) {
        return COUNTS.contains(act.name()) && act.site().result() == Outcome.DROPPED;
    }

    /** {@code if (count.get() < limit) count.incrementAndGet()}: the act stands in what the condition lets in. */
    private static boolean decides(Inspection inspection, CallSite check, CallSite act) {
        return act.site().line() - check.site().line() <= SOON
                && inspection.choices().isConditionOf(check.site(), act.site());
    }

    /** Asked for a line of the log. */
    private static boolean isShown(MethodFact method, CallSite check) {
        return method.calls().stream()
                .filter(call -> SHOWS.contains(call.target().name()))
                .filter(call -> call.site().line() <= check.site().line()
                        && check.site().line() <= call.site().endLine())
                .flatMap(call -> call.arguments().stream())
                .flatMap(Value::parts)
                .anyMatch(check::gives);
    }

    /** The method gives the first value itself, so that nobody else has the object in hand. */
    private static boolean isSetBefore(MethodFact method, CallSite check) {
        return method.calls().stream()
                .anyMatch(call -> call.index() < check.index()
                        && ACTS.contains(call.target().name())
                        && call.receiver().equals(check.receiver()));
    }

    private static boolean hasOneWriter(Inspection inspection, Call act) {
        FieldKey field = Values.receiverField(act.site()).orElseThrow();
        List<MethodFact> writers = inspection.callsOn(field).stream()
                .filter(call -> call.owner().equals(act.owner()) && !CHECKS.contains(call.name()))
                .map(Call::method)
                .distinct()
                .toList();
        return inspection.confinement().isOfOneTask(field, writers);
    }

    private static boolean isCheck(CallSite check, CallSite act) {
        // Of an array of atomics, the same element.
        boolean sameElement = check.arguments().isEmpty()
                || act.arguments().isEmpty()
                || check.arguments().get(0).equals(act.arguments().get(0));
        return CHECKS.contains(check.target().name())
                && check.result() == Outcome.USED
                && check.receiver().equals(act.receiver())
                && sameElement;
    }

    private static Problem problem(Inspection inspection, Call act, CallSite check) {
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(act.method().key()));
        return Problem.at(act.method(), act.site())
                .severity(
                        goesBy(inspection, act, check) && !isStart(inspection, act.method())
                                ? severity(act, concurrent)
                                : Severity.INFO)
                .message("The atomic is read in line " + check.site().line()
                        + (ACTS.contains(act.name()) ? " and set" : " and changed by that answer")
                        + " here: what another thread sets in between is lost, and both act on the old value."
                        + " Use compareAndSet, getAndSet, incrementAndGet or updateAndGet.");
    }

    /** The new value is made of the one that was read, or that one decided: else who sets it loses nothing that it went by. */
    private static boolean goesBy(Inspection inspection, Call act, CallSite check) {
        boolean decided = COUNTS.contains(act.name())
                || inspection.choices().isDecidedBy(check.site(), act.site().site());
        return isMadeOf(act, check) || decided && !isOneOfMany(inspection, act);
    }

    private static boolean isMadeOf(Call act, CallSite check) {
        return act.site().arguments().stream()
                .flatMap(Value::alternatives)
                .anyMatch(value -> !check.gives(value) && value.parts().anyMatch(check::gives));
    }

    /** What is ended may be ended by two at once. */
    private static boolean isStart(Inspection inspection, MethodFact method) {
        return SetUp.isMeantAsOne(inspection, method)
                && !method.key().name().matches("(?i)(do|post)?(stop|close|shutdown|destroy).*");
    }

    /** The program makes them one by one: a state that one thread alone decides on, and a limit that may be passed by one. */
    private static boolean isOneOfMany(Inspection inspection, Call act) {
        FieldKey field = Values.receiverField(act.site()).orElseThrow();
        return LockField.declared(inspection, field)
                        .filter(declared -> !Meeting.isOfOneObject(inspection, declared))
                        .isPresent()
                && inspection
                        .calls()
                        .anyMatch(call -> call.site().target().isConstructor()
                                && call.owner().equals(field.owner())
                                && !call.method().key().owner().equals(field.owner()));
    }

    /** A count that goes one too far does less harm than a value that is overwritten. */
    private static Severity severity(Call act, boolean concurrent) {
        if (COUNTS.contains(act.name())) {
            return concurrent ? Severity.MEDIUM : Severity.LOW;
        }
        return concurrent ? Severity.HIGH : Severity.MEDIUM;
    }
}
