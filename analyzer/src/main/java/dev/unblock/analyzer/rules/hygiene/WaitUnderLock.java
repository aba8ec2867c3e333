package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Locks;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds them where the lock is taken: that is where the slow part can be moved out of it. */
final class WaitUnderLock implements Rule {

    private static final List<String> JOBS = List.of(
            "org.springframework.scheduling.annotation.Async", "org.springframework.scheduling.annotation.Scheduled");

    private static final List<String> ONE_AT_A_TIME = List.of(
            "java.sql.Connection",
            "java.sql.Statement",
            "java.net.Socket",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.RandomAccessFile",
            "javax.persistence.EntityManager",
            "jakarta.persistence.EntityManager",
            "redis.clients.jedis.Jedis",
            "org.apache.kafka.clients.consumer.Consumer");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A lock is held while something slow is waited for.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> held = inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> !isOnlyTried(inspection, call) && !isOnlyTriedHere(method, call))
                .flatMap(call -> Locks.heldAt(method, call)
                        .flatMap(lock -> waits(inspection, method, call)
                                .map(wait -> isUsed(inspection, call)
                                        ? ofWhatIsUsed(method, call, lock, wait)
                                        : problem(inspection, method, call, lock, wait)))
                        .stream()));
        return Stream.of(held, WaitInMapFunction.inspect(inspection), MapChangedInItsFunction.inspect(inspection))
                .flatMap(problems -> problems);
    }

    /** Nobody waits for locks that all others give up on at once when they are taken. */
    private static boolean isOnlyTried(Inspection inspection, CallSite call) {
        return !call.locks().isEmpty() && call.locks().stream().allMatch(lock -> isOnlyTried(inspection, lock));
    }

    /** Of a lock that is made or asked for here, and not taken if it is not free at once. */
    private static boolean isOnlyTriedHere(MethodFact method, CallSite call) {
        return !call.locks().isEmpty()
                && call.locks().stream()
                        .allMatch(lock -> lock instanceof Value.Result
                                && taking(method, lock).findAny().isPresent()
                                && taking(method, lock)
                                        .allMatch(taken -> taken.target().name().equals("tryLock")
                                                && taken.arguments().isEmpty()));
    }

    private static Stream<CallSite> taking(MethodFact method, Value lock) {
        return method.calls().stream()
                .filter(taken -> LockTypes.takes(taken.target().name())
                        && taken.receiver().filter(lock::equals).isPresent());
    }

    private static boolean isOnlyTried(Inspection inspection, Value lock) {
        return Values.field(lock)
                .map(inspection::callsOn)
                .filter(calls -> calls.stream().anyMatch(call -> call.name().equals("tryLock")))
                .filter(calls -> calls.stream()
                        .noneMatch(call -> call.name().startsWith("lock")
                                || call.name().equals("tryLock")
                                        && !call.site().arguments().isEmpty()))
                .isPresent();
    }

    private static Optional<Wait> waits(Inspection inspection, MethodFact method, CallSite call) {
        return inspection
                .slowOrDatabase()
                .at(method, call)
                .or(() -> inspection.waits().in(method.key()).stream()
                        .filter(wait -> wait.call().index() == call.index())
                        .filter(wait -> Waited.isLongFile(wait) || isForPermit(wait))
                        .findFirst())
                .or(() -> fileBeside(inspection, method, call))
                .filter(wait -> !releasesAll(method, wait)
                        && !isHandedToSystem(wait)
                        && !inspection.isSubtype(wait.target().owner(), "java.sql.ResultSet"));
    }

    /** Locks in locks are a matter of their order; a permit comes when somebody else gives his back. */
    private static boolean isForPermit(Wait wait) {
        return wait.kind() == Kind.LOCK && wait.target().name().startsWith("acquire");
    }

    /** In a method of the same file, where the reader sees both. */
    private static Optional<Wait> fileBeside(Inspection inspection, MethodFact method, CallSite call) {
        return inspection
                .program()
                .callees(method.key(), call)
                .filter(edge -> edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .filter(callee -> callee.site().file().equals(method.site().file()))
                .flatMap(callee -> inspection.waits().in(callee.key()).stream())
                .filter(Waited::isLongFile)
                .findFirst();
    }

    /** Waiting for a condition gives up its own lock alone: others that are held around it stay taken. */
    private static boolean releasesAll(MethodFact method, Wait wait) {
        boolean ofLock = wait.api().type().equals("java.util.concurrent.locks.Condition");
        int held = wait.call().locks().size() + (method.is(Modifier.SYNCHRONIZED) ? 1 : 0);
        return Waited.releasesLock(wait) && !(ofLock && held > 1);
    }

    /** A datagram is gone as soon as the system has it, whatever becomes of it. */
    private static boolean isHandedToSystem(Wait wait) {
        return wait.target().owner().matches("java\\.net\\.(Datagram|Multicast)Socket")
                && wait.target().name().equals("send");
    }

    /**
     * What waits for somebody may hold the lock to be the only one that does; who sleeps does nothing that others must not,
     * unless it is between two tries of such work further down.
     * Who starts or ends something as a whole keeps others out on purpose, and so does what is made once for all, or once
     * for each key.
     */
    private static Severity severity(Inspection inspection, MethodFact method, CallSite call, Wait wait) {
        Place place = inspection.place(method);
        boolean starting = place == Place.STARTUP || place == Place.MAIN && Lifecycle.starts(method);
        boolean atEdge = place == Place.NOWHERE && inspection.isApplication();
        if (starting
                || atEdge
                || isOneJob(inspection, method)
                || inspection.isMadeOnce(method, call)
                || isOfOneKey(call)
                || wait.kind() != Kind.SLEEP
                || !wait.call().equals(call)) {
            return Severity.INFO;
        }
        if (Lifecycle.starts(method) || Lifecycle.ends(method)) {
            return place.compareTo(Place.LISTENER) <= 0 ? Severity.LOW : Severity.INFO;
        }
        return Severity.HIGH;
    }

    /** A {@code synchronized} method that is a task as a whole: a second one is to wait for the first. */
    private static boolean isOneJob(Inspection inspection, MethodFact method) {
        List<CallEdge> callers = inspection.program().callers(method.key());
        boolean handedOver = !callers.isEmpty()
                && callers.stream().noneMatch(edge -> edge.hop().isSameThread());
        return method.is(Modifier.SYNCHRONIZED)
                && (handedOver
                        || JOBS.stream().anyMatch(job -> method.annotation(job).isPresent()));
    }

    /** {@code synchronized (name.intern())} and {@code locks.get(key)}: others wait only for the same thing. */
    private static boolean isOfOneKey(CallSite call) {
        return !call.locks().isEmpty()
                && call.locks().stream().allMatch(lock -> lock instanceof Value.Result made && isByKey(made));
    }

    private static boolean isByKey(Value.Result lock) {
        String name = lock.target().name();
        boolean looksUp = name.equals("get")
                || name.equals("obtain")
                || name.equals("computeIfAbsent")
                || name.equals("putIfAbsent");
        return name.equals("intern") || looksUp && !lock.arguments().isEmpty();
    }

    /** The lock is the very connection or stream that only one thread may use at a time: there is nothing to move out. */
    private static boolean isUsed(Inspection inspection, CallSite call) {
        return call.locks().stream()
                .skip(Math.max(0, call.locks().size() - 1))
                .anyMatch(lock -> lock instanceof Value.FieldRead read
                        && ONE_AT_A_TIME.stream().anyMatch(type -> inspection.isSubtype(read.type(), type)));
    }

    private static Problem ofWhatIsUsed(MethodFact method, CallSite call, String lock, Wait wait) {
        return Problem.at(method, call)
                .severity(Severity.INFO)
                .waitsIn(wait)
                .message(call.target().name() + " waits"
                        + (wait.call().equals(call) ? "" : " in " + wait.called()) + " while " + lock
                        + " is held, which is the one connection that all share: they take turns. Take connections from a"
                        + " pool, one for each thread.")
                .remedy(Remedy.manual("A pool of connections replaces the shared one."));
    }

    private static Problem problem(Inspection inspection, MethodFact method, CallSite call, String lock, Wait wait) {
        return Problem.at(method, call)
                .severity(severity(inspection, method, call, wait))
                .waitsIn(wait)
                .related(where(call, wait))
                .message(call.target().name() + " waits"
                        + (wait.call().equals(call) ? "" : " in " + wait.called()) + " while " + lock
                        + " is held: every thread that needs the lock waits as long. Do the slow part first and take the lock"
                        + " only to change state.")
                .remedy(Remedy.manual("H7: moving work out of a lock changes what is exclusive."));
    }

    /** The wait itself, where it is written elsewhere. */
    static List<Location> where(CallSite call, Wait wait) {
        return wait.call().equals(call)
                ? List.of()
                : List.of(new Location(
                        wait.call().site().file(), wait.call().site().line(), "waits here"));
    }
}
