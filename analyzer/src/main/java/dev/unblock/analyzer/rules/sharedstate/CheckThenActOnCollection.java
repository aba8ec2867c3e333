package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class CheckThenActOnCollection implements CallRule {

    private static final Set<String> SAFE_BY_THE_CALL = Set.of(
            "java.util.Vector",
            "java.util.Stack",
            "java.lang.StringBuffer",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.LinkedBlockingQueue",
            "java.util.concurrent.LinkedBlockingDeque",
            "java.util.concurrent.ArrayBlockingQueue",
            "java.util.concurrent.PriorityBlockingQueue",
            "java.util.concurrent.ConcurrentSkipListSet",
            "java.util.concurrent.ConcurrentLinkedDeque");
    private static final Set<String> FAILURES = Set.of(
            "java.lang.IndexOutOfBoundsException",
            "java.lang.ArrayIndexOutOfBoundsException",
            "java.util.NoSuchElementException",
            "java.lang.RuntimeException",
            "java.lang.Exception",
            "java.lang.Throwable");
    /** What must have been asked before, for each way to act on the answer. */
    private static final Map<String, Set<String>> CHECKS = Map.ofEntries(
            Map.entry("add", Set.of("contains", "indexOf")),
            Map.entry("addElement", Set.of("contains", "indexOf")),
            Map.entry("remove", Set.of("isEmpty", "contains", "indexOf", "size")),
            Map.entry("removeElementAt", Set.of("isEmpty", "indexOf")),
            Map.entry("removeFirst", Set.of("isEmpty")),
            Map.entry("removeLast", Set.of("isEmpty")),
            Map.entry("poll", Set.of("isEmpty", "size")),
            Map.entry("pop", Set.of("isEmpty", "empty")),
            Map.entry("get", Set.of("isEmpty", "size")),
            Map.entry("elementAt", Set.of("isEmpty", "size")),
            Map.entry("firstElement", Set.of("isEmpty", "size")),
            Map.entry("lastElement", Set.of("isEmpty", "size")),
            Map.entry("element", Set.of("isEmpty", "size")),
            Map.entry("getFirst", Set.of("isEmpty", "size")),
            Map.entry("getLast", Set.of("isEmpty", "size")),
            // Of a text that is put together by several.
            Map.entry("setLength", Set.of("length", "isEmpty", "indexOf")),
            Map.entry("deleteCharAt", Set.of("length", "isEmpty", "indexOf", "lastIndexOf")),
            Map.entry("delete", Set.of("length", "indexOf", "lastIndexOf")));

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A thread-safe list or queue is asked and then used in two steps, so that the answer is old by then.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call act) {
        Optional<FieldKey> field = Values.receiverField(act.site());
        if (field.isEmpty()
                || !CHECKS.containsKey(act.name())
                || !isSafeByTheCall(inspection, field.get())
                || !inspection.lockSets().at(act.method(), act.site().locks()).isEmpty()
                || inspection.accesses().isBuilding(act.method())
                || isPrepared(act)
                || act.name().equals("poll") && !isAskedAtOnce(act)
                || !mayShrink(inspection, field.get(), act)) {
            return Optional.empty();
        }
        return act.method().calls().stream()
                .filter(check -> check.index() < act.site().index() && isCheck(check, act.site()))
                .findFirst()
                .map(check -> problem(act, check)
                        .severity(isMeantForThreads(inspection, field.get(), act) ? Severity.LOW : Severity.INFO));
    }

    /** Wrapped or made for threads by choice, which a {@code Vector} need not be, and open to whoever calls. */
    private static boolean isMeantForThreads(Inspection inspection, FieldKey field, Call act) {
        return UnknownCallers.areOf(inspection, act.method())
                && inspection.program().valuesOf(field).stream()
                        .allMatch(value -> value instanceof Value.Result
                                || value instanceof Value.Allocation made
                                        && made.type().startsWith("java.util.concurrent."));
    }

    /** The element may be gone, and that is caught. */
    private static boolean isPrepared(Call act) {
        return act.site().handled().stream().anyMatch(FAILURES::contains);
    }

    /** {@code queue.poll().length()}: nobody looks whether there was one. */
    private static boolean isAskedAtOnce(Call act) {
        return act.method().calls().stream()
                .anyMatch(next -> next.site().line() == act.site().site().line()
                        && next.receiver().filter(act.site()::gives).isPresent());
    }

    /** An element that was there stays where nothing removes any. */
    private static boolean mayShrink(Inspection inspection, FieldKey field, Call act) {
        boolean looks = act.name().startsWith("get")
                || act.name().startsWith("element")
                || act.name().endsWith("Element") && !act.name().equals("addElement");
        return !looks || Containers.mayShrink(inspection, field);
    }

    private static boolean isSafeByTheCall(Inspection inspection, FieldKey field) {
        List<Value> values = inspection.program().valuesOf(field);
        return !values.isEmpty() && values.stream().allMatch(CheckThenActOnCollection::isSafeByTheCall);
    }

    private static boolean isSafeByTheCall(Value value) {
        return value instanceof Value.Allocation made && SAFE_BY_THE_CALL.contains(made.type())
                || value instanceof Value.Result result
                        && (result.target().owner().equals("java.util.Collections")
                                        && result.target().name().startsWith("synchronized")
                                || result.target().owner().equals("java.util.concurrent.ConcurrentHashMap")
                                        && result.target().name().equals("newKeySet"));
    }

    private static boolean isCheck(CallSite check, CallSite act) {
        return CHECKS.get(act.target().name()).contains(check.target().name())
                && check.receiver().equals(act.receiver())
                && (check.arguments().isEmpty() || SameKey.of(check.arguments(), act.arguments()))
                && !isOnlyTrimmed(check, act);
    }

    /** {@code if (names.size() > limit) names.remove(0)}: one that is too many goes, whichever it is. */
    private static boolean isOnlyTrimmed(CallSite check, CallSite act) {
        return check.target().name().equals("size")
                && act.target().name().equals("remove")
                && act.arguments().stream().flatMap(Value::parts).noneMatch(check::gives);
    }

    private static Problem problem(Call act, CallSite check) {
        return Problem.at(act.method(), act.site())
                .message("The collection is asked with " + check.target().name() + " in line "
                        + check.site().line() + " and used with " + act.name()
                        + " here: each call is safe, but another thread can change it in between. Hold its lock around"
                        + " both, or take a method that does both (poll, addIfAbsent, a concurrent set's add).");
    }
}
