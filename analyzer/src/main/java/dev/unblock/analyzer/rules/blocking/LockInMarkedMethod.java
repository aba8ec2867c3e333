package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds locks that are taken by methods whose authors say that they take none, or never wait: however short others hold the
 * lock, a thread that is put to sleep with it stops these as well. Of a method that is only said not to wait, locks that somebody is
 * known to hold for long are told as waits already.
 */
final class LockInMarkedMethod {

    private static final int DEEPEST = 3;

    private static final Set<String> NO_LOCKS = Set.of("com.facebook.infer.annotation.Lockless");

    private static final Set<String> NO_WAITS = Set.of(
            "org.jetbrains.annotations.NonBlocking",
            "io.micronaut.core.annotation.NonBlocking",
            "io.smallrye.common.annotation.NonBlocking");

    private final Inspection inspection;

    private LockInMarkedMethod(Inspection inspection) {
        this.inspection = inspection;
    }

    static Stream<Problem> inspect(Inspection inspection) {
        LockInMarkedMethod look = new LockInMarkedMethod(inspection);
        return inspection
                .methods()
                .filter(method -> !method.is(Modifier.ABSTRACT))
                .flatMap(look::problems);
    }

    private Stream<Problem> problems(MethodFact method) {
        if (isMarked(method, NO_LOCKS)) {
            return Stream.concat(
                    taken(method).map(site -> problem(method, site, List.of(), "takes no lock", Severity.HIGH)),
                    below(method));
        }
        return isMarked(method, NO_WAITS)
                ? calls(method)
                        .filter(call -> !isTold(method, call))
                        .map(call -> problem(method, call.site(), List.of(), "never waits", Severity.MEDIUM))
                : Stream.empty();
    }

    /** Its own mark, or that of a method which it overrides. */
    private boolean isMarked(MethodFact method, Set<String> marks) {
        return method.writtenIn().isEmpty()
                && Stream.concat(Stream.of(method), overridden(method))
                        .flatMap(one -> one.annotations().stream())
                        .anyMatch(annotation -> marks.contains(annotation.type()));
    }

    private Stream<MethodFact> overridden(MethodFact method) {
        return inspection.program().facts().hierarchy().supertypes(method.key().owner()).stream()
                .flatMap(
                        type -> inspection
                                .program()
                                .method(new MethodKey(
                                        type, method.key().name(), method.key().descriptor()))
                                .stream());
    }

    private boolean isTold(MethodFact method, CallSite call) {
        return inspection.waitsOfNote(method.key()).anyMatch(wait -> wait.call().equals(call));
    }

    private Stream<Site> taken(MethodFact method) {
        Stream<Site> own = method.is(Modifier.SYNCHRONIZED) ? Stream.of(method.site()) : Stream.empty();
        Stream<Site> monitors = method.monitors().stream().map(monitor -> monitor.site());
        return Stream.of(own, monitors, calls(method).map(CallSite::site)).flatMap(sites -> sites);
    }

    private Stream<CallSite> calls(MethodFact method) {
        return method.calls().stream()
                .filter(call -> LockTypes.waitsForIt(call.target().name())
                        && LockTypes.isLock(call.target().owner()));
    }

    private Stream<Problem> below(MethodFact method) {
        return method.calls().stream()
                .flatMap(call -> nearest(method, call, DEEPEST)
                        .map(lock -> problem(
                                method,
                                call.site(),
                                List.of(new Location(lock.file(), lock.line(), "taken here")),
                                "takes no lock",
                                Severity.HIGH))
                        .stream());
    }

    private Optional<Site> nearest(MethodFact method, CallSite call, int depth) {
        return inspection
                .program()
                .callees(method.key(), call.index())
                .filter(edge -> edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .filter(callee -> !isMarked(callee, NO_LOCKS))
                .flatMap(callee -> depth == 0
                        ? taken(callee)
                        : Stream.concat(
                                taken(callee),
                                callee.calls().stream().flatMap(next -> nearest(callee, next, depth - 1).stream())))
                .findFirst();
    }

    private static Problem problem(
            MethodFact method, Site site, List<Location> related, String says, Severity severity) {
        return Problem.at(method, site, method.named().name())
                .severity(severity)
                .related(related)
                .message("A lock is taken here, and " + method.named().name() + " is marked as a method that " + says
                        + ": whoever holds the lock holds this thread up as well. Read an atomic or immutable value instead,"
                        + " or take the mark away.");
    }
}
