package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Repeats;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Routes;
import dev.unblock.analyzer.ranking.EntryCosts.Once;
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
import java.util.stream.Stream;

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
        this.held = new HeldMeanwhile(program, routes, inspection.transactions());
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

    /** Judged where it is told: a wait below a loop or lock at the call that leads there. */
    private Exposure waiting(Problem problem, Wait wait, Exposure counted) {
        Call place = place(problem, wait);
        MethodFact method = place.method();
        Optional<Limit> limit = time.limit(wait, held.transactionLimit(method));
        Optional<ThreadContext> thread = Place.worstOf(program.threads(method.key()));
        List<Repeat> above = thread.map(kind -> above(kind).of(method.key())).orElse(List.of());
        List<Repeat> here = new ArrayList<>(
                method.equals(wait.method()) ? repeats.around(wait) : repeats.around(method, place.site()));
        if (!method.equals(wait.method())) {
            repeats.perElement(method, place.site()).ifPresent(here::add);
        }
        List<Repeat> all = Stream.concat(above.stream(), here.stream()).toList();
        return new Exposure(
                counted.entryPoints(),
                counted.byThread(),
                counted.gate(),
                all,
                held.lock(method, place.site(), wait),
                held.transaction(method),
                limit,
                Optional.of(estimate(
                        wait,
                        limit,
                        thread,
                        Repeats.times(isAwaited(wait) ? above : all),
                        all,
                        place.site().site().file())));
    }

    private Call place(Problem problem, Wait wait) {
        return problem.runs().stream()
                .filter(run -> !run.equals(wait.method().key()))
                .flatMap(run -> program.method(run).stream())
                .flatMap(method -> method.calls().stream()
                        .filter(call -> call.site().equals(problem.site()))
                        .map(call -> new Call(method, call)))
                .findFirst()
                .orElse(new Call(wait.method(), wait.call()));
    }

    /** Tasks that are awaited one after the other run side by side meanwhile. */
    private static boolean isAwaited(Wait wait) {
        return wait.kind() == Kind.FUTURE || wait.kind() == Kind.JOIN;
    }

    private RepeatsAbove above(ThreadContext thread) {
        return above.computeIfAbsent(thread, kind -> new RepeatsAbove(program, repeats, calleesFirst, kind));
    }

    private Estimate estimate(
            Wait wait,
            Optional<Limit> limit,
            Optional<ThreadContext> thread,
            int times,
            List<Repeat> around,
            String file) {
        WaitTime.Guess each = time.of(wait, limit);
        String turns = around.stream().map(repeat -> turns(repeat, file)).collect(Collectors.joining());
        return new Estimate(rounded(each.millis() * times), each.millis(), times, thread, each.how() + turns);
    }

    private static String turns(Repeat repeat, String file) {
        return ", for " + Repeats.words(repeat, file)
                + repeat.turns().map(turns -> ", " + turns + " turns").orElse(", taken as " + Repeats.GUESS);
    }

    /** What one call of each method costs its thread. */
    EntryCosts costs() {
        Map<CallKey, Once> waits = new HashMap<>();
        inspection
                .waitsOfNote()
                .forEach(wait -> waits.merge(
                        new CallKey(wait.method().key(), wait.call().index()), once(wait), Exposures::longer));
        return new EntryCosts(
                program,
                repeats,
                calleesFirst,
                (method, call) -> waits.getOrDefault(new CallKey(method.key(), call.index()), Once.NOTHING));
    }

    /** What one call of each entry point costs its thread, in milliseconds, by id. */
    Map<String, Double> costs(List<EntryPoint> entryPoints, EntryCosts costs) {
        Map<String, Double> byEntry = new TreeMap<>();
        entryPoints.forEach(point ->
                program.methodOf(point).ifPresent(method -> byEntry.put(point.id(), rounded(costs.of(method)))));
        return byEntry;
    }

    private Once once(Wait wait) {
        Optional<Limit> limit = time.limit(wait, held.transactionLimit(wait.method()));
        return new Once(time.of(wait, limit).millis(), isAwaited(wait) ? List.of() : repeats.around(wait));
    }

    private static Once longer(Once one, Once other) {
        return other.millis() > one.millis() ? other : one;
    }

    private record CallKey(MethodKey method, int call) {}

    private static double rounded(double millis) {
        return Math.round(millis * 10) / 10.0;
    }
}
