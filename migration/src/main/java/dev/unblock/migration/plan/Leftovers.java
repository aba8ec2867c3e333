package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.plan.AsyncChain.Kind;
import dev.unblock.migration.plan.AsyncChain.Link;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Blocking halves of twins that nobody calls any more when all chains are composed. */
final class Leftovers {

    private final Program program;
    private final StepBook book;
    private final Modules modules;
    private final TestSources tests;
    private final Map<MethodKey, MethodFact> twins = new TreeMap<>();
    private final Set<MethodKey> handlers = new HashSet<>();
    private final Set<StepDraft> moves = new HashSet<>();

    Leftovers(Program program, StepBook book, Modules modules, TestSources tests) {
        this.program = program;
        this.book = book;
        this.modules = modules;
        this.tests = tests;
    }

    /** A chain that is planned, with the step that moves its handler. */
    void add(AsyncChain chain, StepDraft handler) {
        handlers.add(chain.handler().key());
        moves.add(handler);
        chain.links().stream()
                .filter(link -> link.kind() != Kind.FACADE)
                .map(Link::method)
                .forEach(method -> twins.put(method.key(), method));
    }

    void plan() {
        Set<MethodKey> gone = new TreeSet<>(twins.keySet());
        gone.removeIf(method -> !isOwn(twins.get(method)));
        while (gone.removeIf(method -> isCalledByOthers(method, gone))) {
            // A method that stays keeps those it calls.
        }
        for (MethodKey method : gone) {
            StepDraft step = book.removal(twins.get(method));
            moves.forEach(step::requires);
        }
    }

    /** Of an application, so that nobody else calls it, and not of a test either. */
    private boolean isOwn(MethodFact method) {
        return modules.applicationPackage(modules.of(method.site().file())).isPresent() && !tests.call(method);
    }

    private boolean isCalledByOthers(MethodKey method, Set<MethodKey> gone) {
        return program.callers(method).stream()
                .map(edge ->
                        program.method(edge.caller()).map(MethodFact::named).orElse(edge.caller()))
                .anyMatch(caller -> !handlers.contains(caller) && !gone.contains(caller));
    }
}
