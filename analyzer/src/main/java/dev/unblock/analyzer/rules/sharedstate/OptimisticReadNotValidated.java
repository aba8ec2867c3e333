package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds optimistic reads of a {@code StampedLock} whose stamp nobody validates after the last of them. */
final class OptimisticReadNotValidated implements Rule {

    private static final String STAMPED = "java.util.concurrent.locks.StampedLock";

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "Fields are read under an optimistic stamp that is not validated after the read.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> isOf(call.site(), "tryOptimisticRead"))
                .flatMap(call -> judge(inspection, call.method(), call.site()).stream());
    }

    private static boolean isOf(CallSite call, String name) {
        return call.target().name().equals(name) && call.target().owner().equals(STAMPED);
    }

    private static Optional<Problem> judge(Inspection inspection, MethodFact method, CallSite optimistic) {
        List<CallSite> checks = method.calls().stream()
                .filter(call -> isCheckOf(call, optimistic))
                .toList();
        List<FieldAccess> reads = readsAfter(inspection, method, optimistic.site());
        if (reads.isEmpty() || isHandedOn(method, optimistic)) {
            return Optional.empty();
        }
        if (checks.isEmpty()) {
            return Optional.of(problem(method, optimistic.site(), reads.get(0)));
        }
        Optional<CallSite> ignored = checks.stream()
                .filter(check -> check.result() == Outcome.DROPPED)
                .findFirst();
        if (ignored.isPresent() && checks.size() == 1) {
            return Optional.of(problem(method, ignored.get().site(), reads.get(0)));
        }
        Site last = checks.stream()
                .map(CallSite::site)
                .max(Comparator.comparingInt(Site::line))
                .orElseThrow();
        return last.inLoop()
                ? Optional.empty()
                : reads.stream()
                        .filter(read -> read.site().line() > last.line())
                        .findFirst()
                        .map(read -> problem(method, read.site(), read));
    }

    /** A conversion says as well whether the stamp is still good. */
    private static boolean isCheckOf(CallSite call, CallSite optimistic) {
        return call.target().owner().equals(STAMPED)
                && (call.target().name().equals("validate")
                        || call.target().name().startsWith("tryConvert"))
                && call.arguments().stream().flatMap(Value::parts).anyMatch(optimistic::gives);
    }

    /** Who gets the stamp may validate it. */
    private static boolean isHandedOn(MethodFact method, CallSite optimistic) {
        boolean given = method.calls().stream()
                .filter(call -> !call.target().owner().equals(STAMPED))
                .flatMap(call -> call.arguments().stream())
                .flatMap(Value::parts)
                .anyMatch(optimistic::gives);
        boolean kept = method.accesses().stream()
                .flatMap(access -> access.written().stream())
                .flatMap(Value::parts)
                .anyMatch(optimistic::gives);
        return given || kept || method.returned().stream().flatMap(Value::parts).anyMatch(optimistic::gives);
    }

    /** Of what can change, without a lock that is held for good. */
    private static List<FieldAccess> readsAfter(Inspection inspection, MethodFact method, Site optimistic) {
        return method.accesses().stream()
                .filter(access -> access.kind() == FieldAccess.Kind.READ
                        && access.site().line() >= optimistic.line()
                        && access.locks().isEmpty())
                .filter(access -> LockField.declared(inspection, access.field())
                        .filter(field -> !field.is(Modifier.FINAL) && !field.is(Modifier.VOLATILE))
                        .isPresent())
                .toList();
    }

    private static Problem problem(MethodFact method, Site site, FieldAccess read) {
        return Problem.at(method, site, read.field().signature())
                .severity(Severity.HIGH)
                .message("An optimistic read takes no lock: a writer may change "
                        + read.field().name()
                        + " and its like in between, and only validate() after the last read tells. Validate the stamp, look at"
                        + " the answer, and read again under readLock() if it is false.")
                .related(List.of(new Location(read.site().file(), read.site().line(), "read here")));
    }
}
