package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds two locks that are taken in both orders: nested in one method, or over one call. */
final class LockOrderInversion implements Rule {

    /** Past this, what a call takes is no longer looked for. */
    private static final int DEEPEST = 3;

    /**
     * A lock as far as the text tells: a field, or the monitor of an object or of the class of a type.
     *
     * @param object the type of the object whose monitor it is; of such a lock there may be many
     */
    private record Lock(String identity, String words, Optional<String> object) implements Comparable<Lock> {

        boolean shared() {
            return object.isEmpty();
        }

        @Override
        public int compareTo(Lock other) {
            return identity.compareTo(other.identity);
        }
    }

    private record Order(Lock outer, Lock inner) implements Comparable<Order> {

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
                    .forEach(monitor -> held(method, monitor.site()).forEach(outer -> lock(method, monitor.lock())
                            .ifPresent(inner -> note(inspection, orders, outer, inner, method, monitor.site()))));
            onOneLine(method).forEach(pair -> lock(method, pair.get(0)).ifPresent(outer -> lock(method, pair.get(1))
                    .ifPresent(inner -> note(inspection, orders, outer, inner, method, siteOf(method, pair)))));
            method.calls().forEach(call -> held(method, call).forEach(outer -> taken(inspection, method, call)
                    .forEach(inner -> note(inspection, orders, outer, inner, method, call.site()))));
        });
        Stream<Problem> inversions = orders.entrySet().stream()
                .filter(entry -> orders.containsKey(entry.getKey().reversed()))
                .map(entry -> problem(
                        entry.getKey(),
                        entry.getValue(),
                        orders.get(entry.getKey().reversed())));
        return Stream.concat(inversions, TwinLocks.inspect(inspection));
    }

    /** Two locks of one name are two only where another object of the same type is meant. */
    private static void note(
            Inspection inspection, Map<Order, Taken> orders, Lock outer, Lock inner, MethodFact method, Site site) {
        boolean two = !outer.identity().equals(inner.identity()) && !mayBeOne(inspection, outer, inner);
        if (two) {
            orders.putIfAbsent(new Order(outer, inner), new Taken(method, site));
        }
    }

    /** A class and what it inherits from have the same monitor in one object. */
    private static boolean mayBeOne(Inspection inspection, Lock outer, Lock inner) {
        return outer.object().isPresent()
                && inner.object().isPresent()
                && (inspection.isSubtype(outer.object().get(), inner.object().get())
                        || inspection.isSubtype(
                                inner.object().get(), outer.object().get()));
    }

    /** Monitors of which one is taken inside the other, by what stands in both: where they begin on one line, lines do not tell. */
    private static Stream<List<Value>> onOneLine(MethodFact method) {
        return Stream.concat(
                        method.calls().stream().map(CallSite::locks),
                        method.accesses().stream().map(FieldAccess::locks))
                .filter(locks -> locks.size() > 1)
                .flatMap(locks ->
                        IntStream.range(1, locks.size()).mapToObj(inner -> locks.subList(inner - 1, inner + 1)))
                .filter(pair -> monitorsOf(method, pair)
                                        .map(MonitorFact::site)
                                        .map(Site::line)
                                        .distinct()
                                        .count()
                                == 1
                        && monitorsOf(method, pair).count() == pair.size())
                .distinct();
    }

    private static Stream<MonitorFact> monitorsOf(MethodFact method, List<Value> locks) {
        return locks.stream()
                .flatMap(lock ->
                        method.monitors().stream()
                                .filter(monitor -> monitor.lock().equals(lock))
                                .findFirst()
                                .stream());
    }

    private static Site siteOf(MethodFact method, List<Value> pair) {
        return monitorsOf(method, pair)
                .map(MonitorFact::site)
                .reduce((outer, inner) -> inner)
                .orElseThrow();
    }

    /** Monitors of the same method that enclose the place, its own among them. */
    private static Stream<Lock> held(MethodFact method, Site inner) {
        Stream<Lock> enclosing = method.monitors().stream()
                .filter(monitor -> monitor.site().line() <= inner.line() && monitor.endLine() >= inner.endLine())
                .filter(monitor -> !monitor.site().equals(inner)
                        && monitor.endLine() > monitor.site().line())
                .flatMap(monitor -> lock(method, monitor.lock()).stream());
        return Stream.concat(ofMethod(method).stream(), enclosing);
    }

    private static Stream<Lock> held(MethodFact method, CallSite call) {
        return Stream.concat(
                ofMethod(method).stream(), call.locks().stream().flatMap(lock -> lock(method, lock).stream()));
    }

    /** Locks that the call takes: it is lock() itself, or what it calls on the same thread takes them. */
    private static Stream<Lock> taken(Inspection inspection, MethodFact method, CallSite call) {
        if (isLock(inspection, call)) {
            return call.receiver().flatMap(lock -> lock(method, lock)).stream();
        }
        boolean onItself = call.receiver().filter(Value.Self.class::isInstance).isPresent();
        return inspection.slow().edgesAt(method, call).stream()
                .map(CallEdge::callee)
                .flatMap(callee -> takenIn(inspection, callee, DEEPEST))
                .filter(lock -> !onItself || lock.shared() || !isOwnMonitor(method, lock))
                .distinct();
    }

    private static Stream<Lock> takenIn(Inspection inspection, MethodKey callee, int depth) {
        return inspection.program().method(callee).stream().flatMap(method -> {
            Stream<Lock> own = Stream.of(
                            ofMethod(method).stream(),
                            method.monitors().stream().flatMap(monitor -> lock(method, monitor.lock()).stream()),
                            method.calls().stream()
                                    .filter(call -> isLock(inspection, call))
                                    .flatMap(call ->
                                            call.receiver().stream().flatMap(lock -> lock(method, lock).stream())))
                    .flatMap(locks -> locks);
            return depth == 0
                    ? own
                    : Stream.concat(
                            own,
                            method.calls().stream()
                                    .flatMap(call -> inspection.slow().edgesAt(method, call).stream())
                                    .flatMap(edge -> takenIn(inspection, edge.callee(), depth - 1)));
        });
    }

    private static boolean isLock(Inspection inspection, CallSite call) {
        return call.target().name().equals("lock")
                && inspection.isSubtype(call.target().owner(), "java.util.concurrent.locks.Lock");
    }

    private static boolean isOwnMonitor(MethodFact method, Lock lock) {
        return lock.identity().equals(monitorOf(method.named().owner()).identity());
    }

    /** What a synchronized method holds. */
    private static Optional<Lock> ofMethod(MethodFact method) {
        if (!method.is(Modifier.SYNCHRONIZED)) {
            return Optional.empty();
        }
        String owner = method.key().owner();
        return Optional.of(method.is(Modifier.STATIC) ? ofClass(owner) : monitorOf(owner));
    }

    private static Optional<Lock> lock(MethodFact method, Value value) {
        if (value instanceof Value.Self) {
            return Optional.of(monitorOf(method.named().owner()));
        }
        if (value instanceof Value.Constant constant && constant.type().equals("java.lang.Class")) {
            return Values.text(constant).map(LockOrderInversion::ofClass);
        }
        if (value instanceof Value.Parameter parameter
                && parameter.index() < method.parameters().size()) {
            return Optional.of(method.parameters().get(parameter.index()).type())
                    .filter(type -> type.indexOf('.') > 0 && !type.startsWith("java.") && !type.endsWith("[]"))
                    .map(LockOrderInversion::monitorOf);
        }
        return Values.field(value).map(field -> new Lock(field.signature(), field.name(), Optional.empty()));
    }

    private static Lock ofClass(String type) {
        return new Lock("class " + type, "the class " + Descriptors.simpleName(type), Optional.empty());
    }

    private static Lock monitorOf(String type) {
        return new Lock("monitor " + type, "the monitor of " + Descriptors.simpleName(type), Optional.of(type));
    }

    private static Problem problem(Order order, Taken here, Taken there) {
        boolean certain = order.outer().shared() && order.inner().shared();
        return Problem.at(
                        here.method(),
                        here.site(),
                        order.outer().identity() + ", " + order.inner().identity())
                .severity(Severity.HIGH)
                .confidence(certain ? Confidence.HIGH : Confidence.MEDIUM)
                .message("Here " + order.inner().words() + " is taken while "
                        + order.outer().words() + " is held, and in "
                        + there.method().named().name()
                        + " it is the other way round: two threads can each hold one and wait for the other for ever. Take"
                        + " them in one order everywhere.")
                .related(List.of(new Location(there.site().file(), there.site().line(), "the other order")));
    }
}
