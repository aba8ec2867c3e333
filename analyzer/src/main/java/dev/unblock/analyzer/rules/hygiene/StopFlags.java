package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Threads that are told to stop by a field, and interrupted only so that they look at it at once. */
final class StopFlags {

    private static final Set<String> WAKES = Set.of("interrupt", "shutdownNow");

    private StopFlags() {}

    /** A loop of the method looks at a field that is set by whoever then interrupts the thread. */
    static boolean end(Inspection inspection, MethodFact method) {
        return method.accesses().stream()
                .filter(access ->
                        access.kind() == FieldAccess.Kind.READ && access.site().inLoop())
                .map(FieldAccess::field)
                .distinct()
                .anyMatch(flag -> setters(inspection, flag).anyMatch(StopFlags::wakesAfterwards));
    }

    /** The clause itself sets a field that a loop of the method looks at: {@code running = false}. */
    static boolean isSetIn(Inspection inspection, MethodFact method, Site clause) {
        List<Span> body = inspection.tries().endingIn(clause).stream()
                .flatMap(attempt -> attempt.clauses().stream())
                .filter(span -> span.firstLine() == clause.line())
                .toList();
        return method.accesses().stream()
                .filter(access -> access.kind() == FieldAccess.Kind.WRITE
                        && body.stream().anyMatch(span -> span.holds(access.site())))
                .anyMatch(set -> method.accesses().stream()
                        .anyMatch(asked -> asked.kind() == FieldAccess.Kind.READ
                                && asked.site().inLoop()
                                && asked.field().equals(set.field())));
    }

    /** Where a method sets the field, or what an {@code AtomicBoolean} in it holds. */
    private static Stream<Setter> setters(Inspection inspection, FieldKey flag) {
        return Stream.concat(
                inspection.accesses().uses(flag).stream()
                        .filter(Use::isWrite)
                        .map(use -> new Setter(use.method(), use.access().site())),
                inspection.callsOn(flag).stream()
                        .filter(call -> call.name().equals("set") || call.name().equals("compareAndSet"))
                        .map(StopFlags::setter));
    }

    private static Setter setter(Call call) {
        return new Setter(call.method(), call.site().site());
    }

    private static boolean wakesAfterwards(Setter setter) {
        return setter.method().calls().stream()
                .anyMatch(call -> WAKES.contains(call.target().name())
                        && call.site().line() > setter.site().line()
                        && !isOfThisThread(call));
    }

    private static boolean isOfThisThread(CallSite call) {
        return call.receiver().stream()
                .flatMap(Values::chain)
                .anyMatch(link -> link.target().name().equals("currentThread"));
    }

    /** A place where the flag is set. */
    private record Setter(MethodFact method, Site site) {}
}
