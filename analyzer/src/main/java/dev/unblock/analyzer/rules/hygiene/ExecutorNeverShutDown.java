package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class ExecutorNeverShutDown implements CallRule {

    private static final String POOL = ".*(Executor|ExecutorService|Scheduler)";
    private static final Set<String> ENDS = Set.of("shutdown", "shutdownNow", "close");
    private static final String TIMER = "java.util.Timer";

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A thread pool is made and never shut down.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!ExecutorCalls.makesExecutor(call) && !isTimer(call)
                || isGivenAway(call)
                || inspection.tries().opening(call.site().site()).findAny().isPresent()) {
            return Optional.empty();
        }
        Optional<FieldKey> field = keptIn(call);
        boolean ended = field.isPresent()
                ? inspection.callsOn(field.get()).stream().anyMatch(ExecutorNeverShutDown::ends)
                        || isLent(inspection, field.get())
                        || isEndedOneByOne(inspection, field.get())
                : isEndedHere(inspection, call);
        if (ended) {
            return field.filter(kept -> isReplaced(inspection, call, kept)).map(kept -> replaced(call));
        }
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(severity(inspection, call, field))
                .message((isTimer(call)
                                ? "Nothing cancels this timer: its thread outlives "
                                : "Nothing shuts this pool down: its threads outlive ")
                        + (field.isPresent() ? "the object that made it" : "the call that made it")
                        + " and can keep the process from ending, and tasks in its queue are lost at shutdown."
                        + (isTimer(call)
                                ? " Cancel it when it has served, or share one scheduler that is shut down."
                                : " Shut it down where it was made, or let Spring own it as a bean.")));
    }

    /** A second pool takes the place of the one that the object was built with, which nobody ends or looks for first. */
    private static boolean isReplaced(Inspection inspection, Call call, FieldKey field) {
        return !inspection.accesses().isBuilding(call.method())
                && !Lifecycle.starts(call.method())
                && inspection
                        .methods()
                        .filter(method -> method.key().isConstructor()
                                && method.key().owner().equals(field.owner()))
                        .flatMap(method -> method.accesses().stream())
                        .anyMatch(access -> access.field().equals(field)
                                && access.written()
                                        .filter(first -> !Values.isNull(first))
                                        .isPresent())
                && inspection.callsOn(field).stream()
                        .filter(other -> ends(other))
                        .noneMatch(other -> other.method().equals(call.method()))
                && inspection.choices().in(call.site().site().file()).stream()
                        .noneMatch(choice -> choice.armOf(call.site().site()) != ChoiceFact.NONE);
    }

    private static Problem replaced(Call call) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.LOW)
                .message(
                        "This pool takes the place of another one that is not shut down first: nobody can do so any more, and"
                                + " its threads stay. Shut the old one down before.");
    }

    /** The method that made it ends it, or leaves it to a function that it hands to somebody: {@code onExit(() -> pool.close())}. */
    private static boolean isEndedHere(Inspection inspection, Call made) {
        Stream<CallSite> handedOver = made.method().calls().stream()
                .flatMap(Values::functions)
                .filter(function -> function.captured().stream().anyMatch(made.site()::gives))
                .flatMap(function -> inspection.program().method(function.implementation()).stream())
                .flatMap(body -> body.calls().stream());
        return Stream.concat(made.method().calls().stream(), handedOver)
                .map(CallSite::target)
                .anyMatch(target -> ENDS.contains(target.name())
                        || target.name().startsWith("shutdownAnd")
                        || target.owner().equals(TIMER) && target.name().equals("cancel"));
    }

    /** Threads that keep nothing alive, of a pool that lives as long as the application, cost at most queued tasks. */
    private static Severity severity(Inspection inspection, Call call, Optional<FieldKey> field) {
        boolean atStart = inspection.accesses().isBuilding(call.method())
                || inspection.program().scope(call.method().named().owner()) == Scope.SINGLETON;
        if (field.isPresent() && letsCoreThreadsEnd(inspection, call, field.get())) {
            return Severity.INFO;
        }
        if (atStart && (DaemonThreads.areMade(inspection, call.site()) || endsIdleThreads(inspection, call))) {
            return Severity.INFO;
        }
        if (!inspection.traffic().isOpen()
                && (field.isPresent()
                        ? !isMadeOften(inspection, call)
                        : !inspection.traffic().isReached(call.method()))) {
            return Severity.INFO;
        }
        return field.isPresent() ? Severity.LOW : Severity.MEDIUM;
    }

    /** Running code makes an object with such a pool, so that there may be any number; others end with the process. */
    private static boolean isMadeOften(Inspection inspection, Call call) {
        String owner = call.method().named().owner();
        return inspection
                .calls()
                .filter(other -> other.site().target().isConstructor()
                        && other.owner().equals(owner)
                        && !other.method().named().owner().equals(owner)
                        && !inspection.accesses().isBuilding(other.method()))
                .anyMatch(other -> inspection.traffic().isProven(other.method()));
    }

    /** A cached pool, or one that keeps no threads, has none left a while after its last task. */
    private static boolean endsIdleThreads(Inspection inspection, Call call) {
        return call.name().equals("newCachedThreadPool")
                || call.site().target().isConstructor()
                        && inspection.isSubtype(call.owner(), "java.util.concurrent.ThreadPoolExecutor")
                        && call.site().arguments().stream()
                                .findFirst()
                                .flatMap(Values::text)
                                .filter("0"::equals)
                                .isPresent();
    }

    /** {@code pool.allowCoreThreadTimeOut(true)}, where it is made or later: idle threads keep nothing alive. */
    private static boolean letsCoreThreadsEnd(Inspection inspection, Call made, FieldKey field) {
        Stream<CallSite> here = made.method().calls().stream()
                .filter(call -> call.receiver().filter(made.site()::gives).isPresent());
        return Stream.concat(here, inspection.callsOn(field).stream().map(Call::site))
                .filter(call -> call.target().name().equals("allowCoreThreadTimeOut"))
                .anyMatch(call -> call.arguments().stream()
                        .flatMap(allowed -> Values.text(allowed).stream())
                        .anyMatch(text -> text.equals("true") || text.equals("1")));
    }

    /** {@code pools[i].shutdown()}. */
    private static boolean isEndedOneByOne(Inspection inspection, FieldKey field) {
        return inspection
                .calls()
                .filter(call -> ends(call) && call.method().named().owner().equals(field.owner()))
                .flatMap(call -> call.site().receiver().stream())
                .flatMap(Value::parts)
                .anyMatch(part -> Values.field(part).filter(field::equals).isPresent());
    }

    private static boolean ends(Call call) {
        return ENDS.contains(call.name())
                || call.owner().equals(TIMER) && call.name().equals("cancel");
    }

    /** With a thread that keeps the process alive, and made to be given a task. */
    private static boolean isTimer(Call call) {
        return call.owner().equals(TIMER)
                && call.site().target().isConstructor()
                && call.site().arguments().stream()
                        .flatMap(given -> Values.text(given).stream())
                        .noneMatch(text -> text.equals("true") || text.equals("1"));
    }

    /** Passed on to somebody who may well shut it down. */
    private static boolean isLent(Inspection inspection, FieldKey field) {
        return inspection
                .calls()
                .filter(c -> c.method().key().owner().equals(field.owner()))
                .filter(c -> c.name().toLowerCase(java.util.Locale.ROOT).contains("shutdown")
                        || c.name().toLowerCase(java.util.Locale.ROOT).contains("close"))
                .flatMap(c -> c.site().arguments().stream())
                .anyMatch(
                        argument -> Values.field(argument).filter(field::equals).isPresent());
    }

    /** Returned, as by a bean method, or handed to another object. */
    private static boolean isGivenAway(Call call) {
        return call.method().returned().stream().anyMatch(v -> isGivenIn(v, call))
                || call.method().calls().stream()
                                .filter(c -> c.index() != call.site().index())
                                .flatMap(c -> c.arguments().stream())
                                .anyMatch(v -> isMadeBy(v, call))
                        && keptIn(call).isEmpty();
    }

    /** The field that holds the pool, or a wrapper that is a pool as well; what else was given it sees to it itself. */
    private static Optional<FieldKey> keptIn(Call call) {
        Optional<FieldKey> array = call.method().elementWrites().stream()
                .filter(element -> element.written().alternatives().anyMatch(call.site()::gives))
                .flatMap(element -> Values.field(element.array()).stream())
                .findFirst();
        return array.isPresent() ? array : keptInField(call);
    }

    private static Optional<FieldKey> keptInField(Call call) {
        return call.method().accesses().stream()
                .filter(access -> access.written().stream()
                        .flatMap(Value::alternatives)
                        .anyMatch(v -> call.site().gives(v) || isPool(v) && isMadeBy(v, call)))
                .map(access -> access.field())
                .findFirst();
    }

    private static boolean isPool(Value value) {
        return value instanceof Value.Allocation made && made.type().matches(POOL)
                || value instanceof Value.Result result
                        && result.target().returnType().matches(POOL);
    }

    private static boolean isMadeBy(Value value, Call call) {
        return value.parts().anyMatch(call.site()::gives);
    }

    /** The value is the pool or holds it; what a task of the pool gave does not. */
    private static boolean isGivenIn(Value value, Call made) {
        return value.alternatives().anyMatch(one -> {
            boolean ofTask = one instanceof Value.Result result
                    && result.receiver()
                            .filter(receiver -> isMadeBy(receiver, made))
                            .isPresent()
                    && result.arguments().stream().noneMatch(argument -> isMadeBy(argument, made))
                    && !isPool(one);
            return !ofTask && isMadeBy(one, made);
        });
    }
}
