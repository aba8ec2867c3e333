package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class CheckThenActOnMap implements Rule {

    private static final String MAP = "java.util.Map";
    private static final Set<String> CHECKS = Set.of("containsKey", "get", "getOrDefault");
    private static final Set<String> ASKS = Set.of(
            "containsKey",
            "containsValue",
            "get",
            "getOrDefault",
            "size",
            "isEmpty",
            "values",
            "keySet",
            "entrySet",
            "forEach");
    private static final Set<String> ENDS = Set.of("firstKey", "lastKey");
    private static final Set<String> ACTS = Set.of("put", "remove");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A shared map is asked and then changed in two steps, so that two threads both act.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.of(changes(inspection), MapAnswers.misread(inspection), firsts(inspection))
                .flatMap(problems -> problems);
    }

    /** {@code queue.remove(queue.firstKey())}: two threads can both be told the same first key. */
    private static Stream<Problem> firsts(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> call.name().equals("remove") && inspection.isSubtype(call.owner(), MAP))
                .filter(call -> call.site().arguments().stream().anyMatch(key -> isEnd(call, key)))
                .filter(call -> SharedMaps.isShared(inspection, call) && !hasOneWriter(inspection, call))
                .map(
                        call -> Problem.at(call.method(), call.site())
                                .severity(Severity.INFO)
                                .message(
                                        "The map is asked for its first or last key, and that is removed in a second step: another"
                                                + " thread can take the same one in between. Use pollFirstEntry or pollLastEntry."));
    }

    private static boolean isEnd(Call call, Value key) {
        return key instanceof Value.Result asked
                && ENDS.contains(asked.target().name())
                && asked.receiver().equals(call.site().receiver());
    }

    private static Stream<Problem> changes(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> ACTS.contains(call.name()) && inspection.isSubtype(call.owner(), MAP))
                .filter(call -> !isAtomic(call) && !looksAtWhatWasThere(call) && !isTheSameFromAll(call))
                .filter(call -> !(call.name().equals("remove") && call.site().result() == Outcome.DROPPED)
                        || isRemovedIfEqual(call))
                .filter(call -> SharedMaps.isShared(inspection, call) && !hasOneWriter(inspection, call))
                .flatMap(act -> checkBefore(act).map(check -> problem(inspection, act, check)).stream());
    }

    /** {@code if (map.get(key).equals(old)) map.remove(key)}: by then another thread may have put something else there. */
    private static boolean isRemovedIfEqual(Call act) {
        return checkBefore(act)
                .filter(check ->
                        act.name().equals("remove") && check.target().name().startsWith("get"))
                .filter(check -> act.method().calls().stream()
                        .anyMatch(compared -> compared.target().name().equals("equals")
                                && compared.index() < act.site().index()
                                && Stream.concat(compared.receiver().stream(), compared.arguments().stream())
                                        .anyMatch(check::gives)))
                .isPresent();
    }

    /** One task, which runs once at a time, makes all changes: nothing can happen between its two steps. */
    private static boolean hasOneWriter(Inspection inspection, Call act) {
        FieldKey map = Values.receiverField(act.site()).orElseThrow();
        List<MethodFact> writers = inspection.callsOn(map).stream()
                .filter(call -> inspection.isSubtype(call.owner(), MAP) && !ASKS.contains(call.name()))
                .map(Call::method)
                .distinct()
                .toList();
        return inspection.confinement().isOfOneTask(map, writers);
    }

    /** Whoever changes it is a scheduled job: one at a time, as long as the scheduler has one thread. */
    private static boolean isOfScheduledJobs(Inspection inspection, Call act) {
        FieldKey map = Values.receiverField(act.site()).orElseThrow();
        return Meeting.isOfScheduledJobs(
                inspection,
                inspection.callsOn(map).stream()
                        .filter(call -> inspection.isSubtype(call.owner(), MAP) && !ASKS.contains(call.name()))
                        .map(Call::method));
    }

    /** {@code map.remove(key, value)} looks itself. */
    private static boolean isAtomic(Call call) {
        return call.name().equals("remove") && call.site().arguments().size() == 2;
    }

    /** {@code names.put(name, name)}: whoever comes second puts what is there already. */
    private static boolean isTheSameFromAll(Call call) {
        List<Value> arguments = call.site().arguments();
        return call.name().equals("put")
                && arguments.size() == 2
                && arguments.get(0).equals(arguments.get(1));
    }

    /** {@code old = map.put(key, value)}: whoever takes the answer sees that another thread was there first. */
    private static boolean looksAtWhatWasThere(Call act) {
        return act.site().result() == Outcome.USED && (act.name().equals("put") || !isTakenForGranted(act));
    }

    /** {@code if (map.containsKey(key)) map.remove(key).close()}: the answer can be null after all. */
    private static boolean isTakenForGranted(Call act) {
        return checkBefore(act)
                .filter(check -> check.target().name().equals("containsKey"))
                .isPresent();
    }

    /** The same map, asked for the same key, earlier in the same method; what was asked once is not why a loop acts. */
    private static Optional<CallSite> checkBefore(Call act) {
        MethodFact method = act.method();
        return method.calls().stream()
                .filter(call -> call.index() < act.site().index()
                        && CHECKS.contains(call.target().name()))
                .filter(call -> call.receiver().equals(act.site().receiver()))
                .filter(call -> call.site().loops() >= act.site().site().loops())
                .filter(call -> SameKey.of(call.arguments(), act.site().arguments()))
                .findFirst();
    }

    private static Problem problem(Inspection inspection, Call act, CallSite check) {
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(act.method().key()));
        String better = act.name().equals("remove")
                ? isRemovedIfEqual(act) ? "Use remove(key, value)." : "Use remove's result, or computeIfPresent."
                : "Use computeIfAbsent, putIfAbsent, merge or compute.";
        Problem problem = Problem.at(act.method(), act.site())
                .severity(
                        losesSomething(inspection, act, check) ? severity(inspection, act, concurrent) : Severity.INFO)
                .message("The map is asked with " + check.target().name() + " in line "
                        + check.site().line() + " and changed with " + act.name()
                        + " here: between the two another thread can do the same, and one of them loses. " + better);
        return act.name().equals("put") ? problem.remedy(Remedy.recipe("CheckThenActToPutIfAbsent", 1)) : problem;
    }

    private static Severity severity(Inspection inspection, Call act, boolean concurrent) {
        FieldKey map = Values.receiverField(act.site()).orElseThrow();
        if (concurrent) {
            return isHarmless(inspection, act) ? Severity.INFO : Severity.HIGH;
        }
        boolean expected = SharedMaps.isConcurrent(inspection, act, map)
                && UnknownCallers.areOf(inspection, act.method())
                && !Registration.isUncalledPart(inspection, act.method());
        return expected ? Severity.MEDIUM : Severity.INFO;
    }

    private static boolean isHarmless(Inspection inspection, Call act) {
        return isOfScheduledJobs(inspection, act)
                || !isOfOneObject(inspection, act)
                || Registration.isUncalledPart(inspection, act.method());
    }

    /** Of one of many objects nobody knows how many threads have it. */
    private static boolean isOfOneObject(Inspection inspection, Call act) {
        return LockField.declared(inspection, Values.receiverField(act.site()).orElseThrow())
                .filter(field -> Meeting.isOfOneObject(inspection, field))
                .isPresent();
    }

    /**
     * Both put in what only one of them may: an object that goes on to change, so that what is done to the first is lost,
     * or what the caller brought, who then believes that it is there. What both worked out alike may be put twice, and
     * what another thread has removed already is gone.
     */
    private static boolean losesSomething(Inspection inspection, Call act, CallSite check) {
        List<Value> arguments = act.site().arguments();
        return isRemovedIfEqual(act)
                || act.name().equals("put")
                        && arguments.size() == 2
                        && (isUpdate(arguments.get(1), check)
                                || inspection
                                                .choices()
                                                .isConditionOf(
                                                        check.site(), act.site().site())
                                        && !isPutIfOther(act, check)
                                        && !isKeyOfItsOwn(arguments.get(0), arguments.get(1))
                                        && (arguments.get(1) instanceof Value.Parameter
                                                || arguments
                                                        .get(1)
                                                        .alternatives()
                                                        .anyMatch(value -> goesOnToChange(inspection, value))));
    }

    /** {@code map.put(key, map.get(key) + 1)}: worked out from what was there. */
    private static boolean isUpdate(Value put, CallSite check) {
        boolean computed = put instanceof Value.Computed
                || put instanceof Value.Result boxed && boxed.target().name().equals("valueOf");
        return computed && put.parts().anyMatch(check::gives);
    }

    /** {@code if (!now.equals(map.get(key))) map.put(key, now)}: whoever comes last would have the last word without the look as well. */
    private static boolean isPutIfOther(Call act, CallSite check) {
        Value put = act.site().arguments().get(1);
        return act.method().calls().stream()
                .filter(call -> call.target().name().equals("equals"))
                .map(call -> Stream.concat(call.receiver().stream(), call.arguments().stream())
                        .toList())
                .anyMatch(
                        compared -> compared.contains(put) && compared.stream().anyMatch(check::gives));
    }

    /** {@code numbers.put(number.toString(), number)}: what has the same text is the same value. */
    private static boolean isKeyOfItsOwn(Value key, Value put) {
        return key instanceof Value.Result made
                && made.target().name().equals("toString")
                && Unchanging.isValue(made.target().owner())
                && made.receiver().filter(put::equals).isPresent();
    }

    private static boolean goesOnToChange(Inspection inspection, Value value) {
        return value instanceof Value.Allocation made
                && !made.type().endsWith("[]")
                && !Unchanging.isMade(inspection, value);
    }
}
