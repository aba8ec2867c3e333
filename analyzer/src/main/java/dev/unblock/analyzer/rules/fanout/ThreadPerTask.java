package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Choices;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Repeats;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

final class ThreadPerTask implements CallRule {

    private static final Set<String> LIMITS = Set.of("acquire", "tryAcquire", "acquireUninterruptibly");
    private static final Pattern REGISTERS = Pattern.compile("(register|track|remember)([A-Z].*)?");
    private static final Set<String> KEEPS = Set.of("put", "putIfAbsent", "add", "addLast", "set");

    private static final Set<String> ENDS =
            Set.of("join", "interrupt", "finish", "stop", "cancel", "close", "shutdown", "terminate");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public boolean isAboutTraffic() {
        return true;
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
        if (!starts
                || isKept(call)
                || isLimited(call)
                || isVirtual(inspection, call)
                || isNotedDown(inspection, call)
                || inspection.accesses().isBuilding(call.method())) {
            return Optional.empty();
        }
        Place place = inspection.place(call.method());
        boolean loop = inspection.repeats().around(call.method(), call.site()).stream()
                .anyMatch(repeat -> Repeats.isLong(repeat) && !FixedElements.repeat(inspection, call, repeat));
        boolean fewTurns = call.site().site().inLoop() && !loop;
        if (fewTurns && place == Place.NOWHERE || !loop && isWaitedFor(call)) {
            return Optional.empty();
        }
        if (place.compareTo(Place.STARTUP) >= 0 && place != Place.NOWHERE && !loop) {
            return Optional.empty();
        }
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(
                        SetUp.is(inspection, call.method())
                                        || !loop && endsWhatRuns(inspection, call)
                                        || !loop && (isBackground(place) || asksItself(inspection, call))
                                ? Severity.INFO
                                : severity(place, loop))
                .message("A platform thread is started " + (loop ? "for every turn of a loop" : "for every call")
                        + ": each takes about a megabyte and nothing limits how many there are. Hand the task to a bounded"
                        + " executor.")
                .remedy(Remedy.recipe("UseNamedExecutor", 1)));
    }

    /** All that the thread does is to end a server or the like, which cannot be done from one of its own threads; it is done once. */
    private static boolean endsWhatRuns(Inspection inspection, Call call) {
        List<CallSite> done = inspection.program().callees(call.method().key()).stream()
                .filter(step -> !step.hop().isSameThread()
                        && step.site().site().line() == call.site().site().line())
                .flatMap(step -> inspection.program().method(step.callee()).stream())
                .flatMap(body -> body.calls().stream())
                .toList();
        return !done.isEmpty() && done.stream().allMatch(Lifecycle::ends);
    }

    /** Work of the application's own, which may well start such a thread now and then. */
    private static boolean isBackground(Place place) {
        return place == Place.SCHEDULER
                || place.compareTo(Place.UNBOUNDED_POOL) >= 0 && place.compareTo(Place.VIRTUAL) <= 0;
    }

    /** Whether it is started is up to the object's own state: most often, whether there is such a thread already. */
    private static boolean asksItself(Inspection inspection, Call call) {
        Choices choices = inspection.choices();
        Site start = call.site().site();
        return call.method().calls().stream()
                .filter(asked ->
                        asked.receiver().filter(Value.Self.class::isInstance).isPresent())
                .map(CallSite::site)
                .anyMatch(asked -> decides(choices, asked, start));
    }

    private static boolean decides(Choices choices, Site asked, Site later) {
        return choices.isConditionOf(asked, later) || choices.isBehindGuard(asked, later);
    }

    /** A field is asked first and says from then on that there is such a thread: one at a time, however many calls come by. */
    private static boolean isNotedDown(Inspection inspection, Call call) {
        Choices choices = inspection.choices();
        Site start = call.site().site();
        List<FieldAccess> accesses = call.method().accesses();
        return accesses.stream()
                .filter(note -> note.written().filter(ThreadPerTask::isOfItsOwn).isPresent())
                .anyMatch(note -> accesses.stream()
                        .filter(asked -> asked.kind() == FieldAccess.Kind.READ
                                && asked.field().equals(note.field()))
                        .anyMatch(asked ->
                                decides(choices, asked.site(), start) && decides(choices, asked.site(), note.site())));
    }

    /** Nothing that a caller gives, which may be another each time. */
    private static boolean isOfItsOwn(Value noted) {
        return noted instanceof Value.Allocation || noted instanceof Value.Constant;
    }

    /** The method ends when the thread has ended, or ends it itself: one at a time for each caller. */
    private static boolean isWaitedFor(Call call) {
        return call.method().calls().stream()
                .anyMatch(other -> other.index() > call.site().index()
                        && ENDS.contains(other.target().name())
                        && other.receiver().equals(call.site().receiver()));
    }

    /** The object's own thread, or one that it keeps: as many as there are such objects. */
    private static boolean isKept(Call call) {
        Value thread = call.site().receiver().orElse(new Value.Self());
        boolean own = thread instanceof Value.Self || Values.field(thread).isPresent() || isElement(thread);
        return own
                || call.method().calls().stream()
                        .filter(other -> KEEPS.contains(other.target().name())
                                        && Values.receiverField(other).isPresent()
                                || REGISTERS.matcher(other.target().name()).matches())
                        .flatMap(other -> other.arguments().stream())
                        .anyMatch(thread::equals);
    }

    /** Of an array or collection in a field: as many as were put there. */
    private static boolean isElement(Value thread) {
        boolean taken = thread instanceof Value.Computed
                || thread instanceof Value.Result given
                        && !given.target().name().equals("newThread");
        return taken && thread.parts().anyMatch(Value.FieldRead.class::isInstance);
    }

    /** {@code factory.newThread(task)} of a factory of virtual threads. */
    private static boolean isVirtual(Inspection inspection, Call call) {
        return call.site().receiver().stream()
                .filter(made -> made instanceof Value.Result result
                        && result.target().name().equals("newThread"))
                .flatMap(made -> ((Value.Result) made).receiver().stream())
                .flatMap(factory -> inspection.program().origins(call.method().key(), factory).stream())
                .flatMap(Value::parts)
                .anyMatch(part -> part instanceof Value.Result result
                        && result.target().name().equals("ofVirtual"));
    }

    /** A permit is taken first, so that there are as many threads as permits. */
    private static boolean isLimited(Call call) {
        return call.method().calls().stream()
                .anyMatch(other -> other.index() < call.site().index()
                        && LIMITS.contains(other.target().name()));
    }

    private static Severity severity(Place place, boolean loop) {
        if (place == Place.NOWHERE) {
            return loop ? Severity.MEDIUM : Severity.LOW;
        }
        return place.compareTo(Place.STARTUP) >= 0 ? Severity.LOW : Severity.HIGH;
    }
}
