package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.facts.TryFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class SwallowedInterrupt implements Rule {

    private static final String INTERRUPTED = "java.lang.InterruptedException";
    private static final Set<String> CATCH_ALL = Set.of("java.lang.Exception", "java.lang.Throwable");

    /** Methods that throw it, by name, and the types that they are of. */
    private static final Map<String, List<String>> INTERRUPTIBLE = Map.ofEntries(
            Map.entry("sleep", List.of("java.lang.Thread", "java.util.concurrent.TimeUnit")),
            Map.entry("join", List.of("java.lang.Thread")),
            Map.entry("wait", List.of("java.lang.Object")),
            Map.entry("get", List.of("java.util.concurrent.Future")),
            Map.entry("invokeAll", List.of("java.util.concurrent.ExecutorService")),
            Map.entry("invokeAny", List.of("java.util.concurrent.ExecutorService")),
            Map.entry("awaitTermination", List.of("java.util.concurrent.ExecutorService")),
            Map.entry("take", List.of("java.util.concurrent.BlockingQueue", "java.util.concurrent.CompletionService")),
            Map.entry("put", List.of("java.util.concurrent.BlockingQueue")),
            Map.entry("acquire", List.of("java.util.concurrent.Semaphore")),
            Map.entry("tryLock", List.of("java.util.concurrent.locks.Lock")),
            Map.entry("lockInterruptibly", List.of("java.util.concurrent.locks.Lock")),
            Map.entry("waitFor", List.of("java.lang.Process")),
            Map.entry("send", List.of("java.net.http.HttpClient")),
            Map.entry(
                    "await",
                    List.of(
                            "java.util.concurrent.CountDownLatch",
                            "java.util.concurrent.CyclicBarrier",
                            "java.util.concurrent.locks.Condition")));

    /** Calls that wait until another thread, or all of a pool, is over. */
    private static final Set<String> ENDS = Set.of("join", "awaitTermination");

    private static final String GUAVA = "com.google.common.base.Throwables";

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "InterruptedException is caught and the thread's interrupt flag is not set again.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.catches().stream()
                .filter(c -> c.types().contains(INTERRUPTED)
                        ? isSwallowed(inspection, c)
                        : isCaughtWithTheRest(inspection, method, c))
                .filter(c -> !isRestoredLater(inspection, method, c) && !isRestoredBelow(inspection, c))
                .map(c -> problem(inspection, method, c)));
    }

    /** A clause for everything, around a call that waits until it is interrupted, which no clause before takes. */
    private static boolean isCaughtWithTheRest(Inspection inspection, MethodFact method, CatchFact clause) {
        Optional<String> all =
                clause.types().stream().filter(CATCH_ALL::contains).findFirst();
        return all.isPresent()
                && isSwallowed(inspection, clause)
                && method.calls().stream()
                        .filter(call -> isInterruptible(inspection, call)
                                && call.handled().contains(all.get())
                                && !call.handled().contains(INTERRUPTED))
                        .anyMatch(call -> isCaughtBy(inspection, call, clause));
    }

    private static boolean isInterruptible(Inspection inspection, CallSite call) {
        return INTERRUPTIBLE.getOrDefault(call.target().name(), List.of()).stream()
                        .anyMatch(type -> inspection.isSubtype(call.target().owner(), type))
                || inspection
                        .program()
                        .method(call.target())
                        .filter(called -> called.thrown().contains(INTERRUPTED))
                        .isPresent();
    }

    private static boolean isCaughtBy(Inspection inspection, CallSite call, CatchFact clause) {
        Optional<TryFact> around = inspection.tries().around(call.site()).reduce((outer, inner) -> inner);
        return around.isPresent() && around.equals(inspection.tries().endingIn(clause.site()));
    }

    private static boolean isSwallowed(Inspection inspection, CatchFact clause) {
        if (clause.uses().contains(Use.INTERRUPT_RESTORED)) {
            return false;
        }
        return !clause.uses().contains(Use.RETHROWN) || isWrapped(inspection, clause);
    }

    /** Remembered, to set the flag when the work that must not stop is done. */
    private static boolean isRestoredLater(Inspection inspection, MethodFact method, CatchFact clause) {
        return method.calls().stream()
                .anyMatch(call -> call.site().line() > clause.site().line() && restores(inspection, call));
    }

    /** By a method that the clause calls. */
    private static boolean isRestoredBelow(Inspection inspection, CatchFact clause) {
        return clause.calls().stream()
                .flatMap(called -> inspection.program().method(called).stream())
                .flatMap(called -> called.calls().stream())
                .anyMatch(call -> restores(inspection, call));
    }

    /** Of the current thread, or of the thread whose own method it is. */
    private static boolean restores(Inspection inspection, CallSite call) {
        return call.target().name().equals("interrupt")
                && inspection.isSubtype(call.target().owner(), "java.lang.Thread")
                && (call.receiver().filter(Value.Self.class::isInstance).isPresent()
                        || call.receiver().stream()
                                .flatMap(Values::chain)
                                .anyMatch(link -> link.target().name().equals("currentThread")));
    }

    /** Thrown on inside another exception, which does not say that the thread shall stop. */
    private static boolean isWrapped(Inspection inspection, CatchFact clause) {
        return clause.calls().stream()
                .anyMatch(call -> call.isConstructor()
                        && inspection.isSubtype(call.owner(), "java.lang.Throwable")
                        && !inspection.isSubtype(call.owner(), INTERRUPTED)
                        && !inspection.isSubtype(call.owner(), "java.io.InterruptedIOException"));
    }

    /** Nobody interrupts the thread, or the thread stops all the same: by a field, at the end of its task, or since it is stopping others. */
    private static boolean isHarmless(Inspection inspection, MethodFact method, CatchFact clause) {
        Place place = inspection.place(method);
        return place == Place.MAIN
                || place == Place.TEST
                || place == Place.STARTUP
                || StopFlags.end(inspection, method)
                || StopFlags.isSetIn(inspection, method, clause.site())
                || endsTask(inspection, method, clause)
                || !inspection.traffic().isReached(method)
                || isForTheEnd(inspection, method)
                || Lifecycle.ends(method) && waitsForEnd(inspection, method, clause);
    }

    /** The clause leaves the task, or nothing comes after it but what tidies up: the task is over, and its thread's flag is of use to nobody. */
    private static boolean endsTask(Inspection inspection, MethodFact method, CatchFact clause) {
        List<CallEdge> runs = inspection.program().callers(method.key());
        boolean isTask =
                !runs.isEmpty() && runs.stream().noneMatch(run -> run.hop().isSameThread());
        if (isTask && clause.uses().contains(Use.RETURNS)) {
            return true;
        }
        return isTask
                && !clause.site().inLoop()
                && inspection
                        .tries()
                        .endingIn(clause.site())
                        .filter(attempt -> method.calls().stream()
                                .map(CallSite::site)
                                .filter(site -> site.line() > attempt.body().lastLine())
                                .allMatch(site -> attempt.isLast(site)
                                        || attempt.clauses().stream().anyMatch(body -> body.holds(site))))
                        .isPresent();
    }

    /** What runs when the process ends is interrupted by nobody. */
    private static boolean isForTheEnd(Inspection inspection, MethodFact method) {
        List<CallEdge> runs = inspection.program().callers(method.key());
        return !runs.isEmpty()
                && runs.stream().allMatch(run -> inspection
                        .program()
                        .method(run.caller())
                        .filter(maker -> ShutdownHooks.start(maker, run))
                        .isPresent());
    }

    private static boolean waitsForEnd(Inspection inspection, MethodFact method, CatchFact clause) {
        return method.calls().stream()
                .filter(call -> ENDS.contains(call.target().name()) && isInterruptible(inspection, call))
                .anyMatch(call -> isCaughtBy(inspection, call, clause));
    }

    private static Problem problem(Inspection inspection, MethodFact method, CatchFact clause) {
        boolean wrapped = clause.uses().contains(Use.RETHROWN)
                || clause.calls().stream()
                        .anyMatch(call ->
                                call.owner().equals(GUAVA) && call.name().equals("propagate"));
        boolean withTheRest = !clause.types().contains(INTERRUPTED);
        return Problem.at(method, clause.site(), INTERRUPTED)
                .severity(
                        isHarmless(inspection, method, clause) || withTheRest
                                ? Severity.INFO
                                : wrapped ? Severity.LOW : Severity.MEDIUM)
                .message("The interrupt is "
                        + (withTheRest && !wrapped
                                ? "caught with everything else and forgotten"
                                : wrapped ? "wrapped" : "swallowed")
                        + ": whoever asked this thread to stop, an executor shutting down or a caller that gave up, is not"
                        + " heard further up. Call Thread.currentThread().interrupt() first.")
                .remedy(
                        withTheRest
                                ? Remedy.manual("Catch InterruptedException before the rest and set the flag again.")
                                : Remedy.recipe("RestoreInterruptFlag", 1));
    }
}
