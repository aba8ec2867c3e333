package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds two locks that are taken in both orders: nested in one method, or over one call. */
final class LockOrderInversion implements Rule {

    private record Order(FieldKey outer, FieldKey inner) implements Comparable<Order> {

        Order reversed() {
            return new Order(inner, outer);
        }

        @Override
        public int compareTo(Order other) {
            int byOuter = outer.compareTo(other.outer);
            return byOuter != 0 ? byOuter : inner.compareTo(other.inner);
        }
    }

    private record Taken(MethodFact method, Site site) {}

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "Two locks are taken in one order here and in the other order there.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Map<Order, Taken> orders = new TreeMap<>();
        inspection.methods().forEach(method -> {
            method.monitors()
                    .forEach(monitor -> outerLocks(method, monitor.site()).forEach(outer -> field(monitor.lock())
                            .ifPresent(inner -> note(orders, outer, inner, method, monitor.site()))));
            method.calls().forEach(call -> locksOf(call.locks()).forEach(outer -> taken(inspection, method, call)
                    .forEach(inner -> note(orders, outer, inner, method, call.site()))));
        });
        return orders.entrySet().stream()
                .filter(entry -> orders.containsKey(entry.getKey().reversed()))
                .map(entry -> problem(
                        entry.getKey(),
                        entry.getValue(),
                        orders.get(entry.getKey().reversed())));
    }

    private static void note(Map<Order, Taken> orders, FieldKey outer, FieldKey inner, MethodFact method, Site site) {
        if (!outer.equals(inner)) {
            orders.putIfAbsent(new Order(outer, inner), new Taken(method, site));
        }
    }

    /** Monitors of the same method that enclose the place. */
    private static Stream<FieldKey> outerLocks(MethodFact method, Site inner) {
        return method.monitors().stream()
                .filter(monitor -> monitor.site().line() <= inner.line() && monitor.endLine() >= inner.endLine())
                .filter(monitor -> !monitor.site().equals(inner)
                        && monitor.endLine() > monitor.site().line())
                .flatMap(monitor -> field(monitor.lock()).stream());
    }

    /** Locks that the call takes: it is lock() itself, or the called method does so first of all. */
    private static Stream<FieldKey> taken(Inspection inspection, MethodFact method, CallSite call) {
        if (call.target().name().equals("lock")
                && inspection.isSubtype(call.target().owner(), "java.util.concurrent.locks.Lock")) {
            return call.receiver().flatMap(LockOrderInversion::field).stream();
        }
        return inspection.slow().edgesAt(method, call).stream()
                .map(CallEdge::callee)
                .flatMap(callee -> takenIn(inspection, callee));
    }

    private static Stream<FieldKey> takenIn(Inspection inspection, MethodKey callee) {
        return inspection.program().method(callee).stream()
                .flatMap(method -> Stream.concat(
                        method.monitors().stream().flatMap(monitor -> field(monitor.lock()).stream()),
                        method.calls().stream()
                                .filter(call -> call.target().name().equals("lock"))
                                .flatMap(call -> call.receiver().flatMap(LockOrderInversion::field).stream())));
    }

    private static Stream<FieldKey> locksOf(List<Value> locks) {
        return locks.stream().flatMap(lock -> field(lock).stream());
    }

    private static Optional<FieldKey> field(Value lock) {
        return Values.field(lock);
    }

    private static Problem problem(Order order, Taken here, Taken there) {
        return Problem.at(
                        here.method(),
                        here.site(),
                        order.outer().signature() + ", " + order.inner().signature())
                .severity(Severity.HIGH)
                .message("Here " + order.inner().name() + " is taken while "
                        + order.outer().name() + " is held, and in "
                        + there.method().named().name()
                        + " it is the other way round: two threads can each hold one and wait for the other for ever. Take"
                        + " them in one order everywhere.")
                .related(List.of(new Location(there.site().file(), there.site().line(), "the other order")));
    }
}
