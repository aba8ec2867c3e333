package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.ElementWrite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.written.Places;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects the facts of one body while it is walked, and keeps what surrounds the place just now. */
final class BodyFacts {

    private final Places places;
    private final List<CallSite> calls = new ArrayList<>();
    private final List<FieldAccess> accesses = new ArrayList<>();
    private final List<ElementWrite> elementWrites = new ArrayList<>();
    private final List<CatchFact> catches = new ArrayList<>();
    private final List<MonitorFact> monitors = new ArrayList<>();
    private final List<Value> returned = new ArrayList<>();

    private final Deque<Set<String>> handled = new ArrayDeque<>();
    private List<Value> locks = List.of();
    private int loops;

    BodyFacts(Places places) {
        this.places = places;
    }

    /** Goes on where another body ended, as constructors do after the initialisers. */
    static BodyFacts after(BodyFacts first, Places places) {
        BodyFacts body = new BodyFacts(places);
        body.calls.addAll(first.calls);
        body.accesses.addAll(first.accesses);
        body.elementWrites.addAll(first.elementWrites);
        body.catches.addAll(first.catches);
        body.monitors.addAll(first.monitors);
        return body;
    }

    Typed call(Target target, Optional<Value> receiver, List<Value> arguments, Outcome outcome, Node name, Node whole) {
        int index = calls.size();
        boolean nothing = target.key().returnType().equals("void");
        calls.add(new CallSite(
                index,
                target.key(),
                target.dispatch(),
                receiver,
                arguments,
                locks,
                handledHere(),
                nothing ? Outcome.NONE : outcome,
                places.site(name, whole, loops),
                target.attribution()));
        Value value = new Value.Result(index, target.key(), receiver, arguments);
        return new Typed(Values.bounded(value, target.type()), target.type());
    }

    void read(FieldKey field, Optional<Value> object, Node name) {
        access(field, FieldAccess.Kind.READ, object, Optional.empty(), name);
    }

    void write(FieldKey field, Optional<Value> object, Value written, Node name) {
        access(field, FieldAccess.Kind.WRITE, object, Optional.of(written), name);
    }

    /** Of arrays that somebody else may have; a new one is being filled. */
    void writeElement(Value array, Value index, Value written, Node whole) {
        if (!(array instanceof Value.Allocation)) {
            elementWrites.add(new ElementWrite(array, index, written, locks, places.site(whole, whole, loops)));
        }
    }

    private void access(
            FieldKey field, FieldAccess.Kind kind, Optional<Value> object, Optional<Value> written, Node name) {
        accesses.add(new FieldAccess(field, kind, object, written, locks, places.site(name, name, loops)));
    }

    void returns(Value value) {
        if (!returned.contains(value)) {
            returned.add(value);
        }
    }

    /** A clause that starts with the given call. */
    void caught(List<String> types, Set<CatchFact.Use> uses, int firstCall, Node clause) {
        List<MethodKey> called = calls.subList(firstCall, calls.size()).stream()
                .map(CallSite::target)
                .toList();
        catches.add(new CatchFact(types, uses, called, places.site(clause, clause, loops)));
    }

    void monitor(Value lock, Expression expression, int endLine) {
        Site site = places.site(expression, expression, loops);
        monitors.add(new MonitorFact(lock, site, endLine));
    }

    void loop(Runnable inside) {
        loops++;
        inside.run();
        loops--;
    }

    void handling(Set<String> types, Runnable inside) {
        handled.push(types);
        inside.run();
        handled.pop();
    }

    List<Value> locks() {
        return locks;
    }

    void locks(List<Value> held) {
        locks = List.copyOf(held);
    }

    void lock(Value lock) {
        List<Value> all = new ArrayList<>(locks);
        all.add(lock);
        locks(all);
    }

    void unlock(Value lock) {
        List<Value> rest = new ArrayList<>(locks);
        for (int i = rest.size() - 1; i >= 0; i--) {
            if (Values.sameLock(rest.get(i), lock)) {
                rest.remove(i);
                locks(rest);
                return;
            }
        }
    }

    boolean inLoop() {
        return loops > 0;
    }

    int callCount() {
        return calls.size();
    }

    CallSite lastCall() {
        return calls.get(calls.size() - 1);
    }

    List<CallSite> calls() {
        return List.copyOf(calls);
    }

    List<FieldAccess> accesses() {
        return List.copyOf(accesses);
    }

    List<ElementWrite> elementWrites() {
        return List.copyOf(elementWrites);
    }

    List<CatchFact> catches() {
        return catches.stream()
                .sorted(Comparator.comparingInt((CatchFact one) -> one.site().line())
                        .thenComparingInt(one -> one.site().column()))
                .toList();
    }

    List<MonitorFact> monitors() {
        return List.copyOf(monitors);
    }

    List<Value> returned() {
        return List.copyOf(returned);
    }

    private Set<String> handledHere() {
        Set<String> all = new TreeSet<>();
        handled.forEach(all::addAll);
        return all;
    }
}
