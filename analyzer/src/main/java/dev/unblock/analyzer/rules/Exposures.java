package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Routes;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Exposure;
import dev.unblock.model.Exposure.Estimate;
import dev.unblock.model.Exposure.Limit;
import dev.unblock.model.Exposure.Repeat;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Works out who gets to a problem, under which circumstances, and what it costs. */
final class Exposures {

    private final Program program;
    private final Inspection inspection;
    private final Routes routes;
    private final Repeats repeats;
    private final HeldMeanwhile held;
    private final WaitTime time;
    private final List<List<MethodKey>> calleesFirst;
    private final Map<ThreadContext, RepeatsAbove> above = new EnumMap<>(ThreadContext.class);

    Exposures(Inspection inspection, Routes routes) {
        this.program = inspection.program();
        this.inspection = inspection;
        this.routes = routes;
        this.repeats = inspection.repeats();
        this.held = new HeldMeanwhile(program, inspection.transactions());
        this.time = new WaitTime(program);
        this.calleesFirst = routes.calleesFirst();
    }

    /** The exposure of what was found, but for the gate, which takes all findings together. */
    Exposure of(Problem problem) {
        Map<String, Integer> byThread = new TreeMap<>();
        int all = 0;
        for (MethodKey method : problem.runs()) {
            all = Math.max(all, routes.entryPoints(method));
            routes.entryPointsByThread(method)
                    .forEach((thread, count) -> byThread.merge(thread.label(), count, Math::max));
        }
        Exposure counted = new Exposure(
                all,
                byThread,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return problem.waitsFor().map(wait -> waiting(problem, wait, counted)).orElse(counted);
    }

    private Exposure waiting(Problem problem, Wait wait, Exposure counted) {
        MethodFact method = wait.method();
        Optional<Limit> limit = time.limit(wait, held.transactionLimit(method));
        Optional<ThreadContext> thread = thread(problem, wait);
        List<Repeat> around = around(problem, wait, thread);
        return new Exposure(
                counted.entryPoints(),
                counted.byThread(),
                counted.gate(),
                around,
                held.lock(wait),
                held.transaction(method),
                limit,
                Optional.of(estimate(wait, limit, thread, around)));
    }

    /** The worst kind of thread that comes here. */
    private Optional<ThreadContext> thread(Problem problem, Wait wait) {
        MethodKey place =
                problem.runs().isEmpty() ? wait.method().key() : problem.runs().get(0);
        return Place.worstOf(program.threads(place));
    }

    /** Around the wait; where it is told of a call above it, around that call. */
    private List<Repeat> around(Problem problem, Wait wait, Optional<ThreadContext> thread) {
        Optional<MethodFact> place = problem.runs().stream()
                .findFirst()
                .filter(run -> !run.equals(wait.method().key()))
                .flatMap(program::method);
        MethodFact method = place.orElse(wait.method());
        List<Repeat> all =
                new ArrayList<>(thread.map(kind -> above(kind).of(method.key())).orElse(List.of()));
        if (place.isEmpty()) {
            all.addAll(repeats.around(method, wait.call()));
        } else {
            method.calls().stream()
                    .filter(call -> call.site().equals(problem.site()))
                    .findFirst()
                    .ifPresent(call -> {
                        all.addAll(repeats.around(method, call));
                        repeats.perElement(method, call).ifPresent(all::add);
                    });
        }
        return all;
    }

    private RepeatsAbove above(ThreadContext thread) {
        return above.computeIfAbsent(thread, kind -> new RepeatsAbove(program, repeats, calleesFirst, kind));
    }

    private Estimate estimate(Wait wait, Optional<Limit> limit, Optional<ThreadContext> thread, List<Repeat> around) {
        WaitTime.Guess each = time.of(wait, limit);
        int times = Repeats.times(around);
        String how = around.isEmpty()
                ? each.how()
                : each.how() + ", "
                        + around.stream()
                                .map(repeat -> repeat.turns()
                                                .map(turns -> turns + " turns")
                                                .orElse(Repeats.GUESS + " assumed")
                                        + " for " + Repeats.words(repeat))
                                .collect(Collectors.joining(", "));
        return new Estimate(rounded(each.millis() * times), each.millis(), times, thread, how);
    }

    /** What one call of each entry point costs its thread, in milliseconds, by id. */
    Map<String, Double> costs(List<EntryPoint> entryPoints) {
        Map<CallKey, Double> millis = new HashMap<>();
        inspection
                .waitsOfNote()
                .forEach(wait -> millis.merge(
                        new CallKey(wait.method().key(), wait.call().index()),
                        time.of(wait, time.limit(wait, held.transactionLimit(wait.method())))
                                .millis(),
                        Math::max));
        EntryCosts costs = new EntryCosts(
                program,
                repeats,
                calleesFirst,
                (method, call) -> millis.getOrDefault(new CallKey(method.key(), call.index()), 0.0));
        Map<String, Double> byEntry = new TreeMap<>();
        entryPoints.forEach(point ->
                program.methodOf(point).ifPresent(method -> byEntry.put(point.id(), rounded(costs.of(method)))));
        return byEntry;
    }

    private record CallKey(MethodKey method, int call) {}

    private static double rounded(double millis) {
        return Math.round(millis * 10) / 10.0;
    }
}
