package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Choices;
import dev.unblock.analyzer.inspection.Repeats;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Exposure.Repeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * How long the thread that runs a method waits during one run of it: its waits and those of what it calls on the same
 * thread, one after the other.
 *
 * <p>Methods come after what they call. Of the targets of one call, and of code of which only one part runs, the most
 * expensive counts; in a loop every turn, where turns are guessed for two loops within each other at most. Calls within a cycle of methods count nothing, so that each wait of the cycle
 * counts once.
 */
final class EntryCosts {

    private final Program program;
    private final Repeats repeats;
    private final BiFunction<MethodFact, CallSite, Once> waits;
    private final Choices choices;
    private final List<Map<MethodKey, Double>> byGuesses = new ArrayList<>();

    /**
     * How long a call itself waits once.
     *
     * @param again what makes it wait again; nothing where tasks are awaited that run side by side
     */
    record Once(double millis, List<Repeat> again) {

        static final Once NOTHING = new Once(0, List.of());

        Once {
            again = List.copyOf(again);
        }
    }

    /** A call and what it costs. */
    private record Item(CallSite call, double millis) {}

    EntryCosts(
            Program program,
            Repeats repeats,
            List<List<MethodKey>> calleesFirst,
            BiFunction<MethodFact, CallSite, Once> waits) {
        this.program = program;
        this.repeats = repeats;
        this.waits = waits;
        this.choices = Choices.of(program.facts());
        for (int guesses = 0; guesses <= Repeats.GUESSED; guesses++) {
            byGuesses.add(new HashMap<>());
            for (List<MethodKey> cycle : calleesFirst) {
                add(cycle, guesses);
            }
        }
    }

    double of(MethodKey method) {
        return of(method, Repeats.GUESSED);
    }

    private double of(MethodKey method, int guesses) {
        return byGuesses.get(guesses).getOrDefault(method, 0.0);
    }

    private void add(List<MethodKey> cycle, int guesses) {
        Map<MethodKey, Double> sums = new HashMap<>();
        cycle.forEach(method -> program.method(method).ifPresent(fact -> sums.put(method, sum(fact, guesses))));
        double all = sums.values().stream().mapToDouble(Double::doubleValue).sum();
        if (all > 0) {
            sums.keySet().forEach(method -> byGuesses.get(guesses).put(method, all));
        }
    }

    private double sum(MethodFact method, int guesses) {
        Map<Integer, Double> below = new HashMap<>();
        for (CallEdge edge : program.callees(method.key())) {
            if (edge.hop().isSameThread()) {
                below.merge(edge.site().index(), below(method, edge, guesses), Math::max);
            }
        }
        List<Item> items = new ArrayList<>();
        for (CallSite call : method.calls()) {
            double millis = Math.max(own(method, call, guesses), below.getOrDefault(call.index(), 0.0));
            if (millis > 0) {
                items.add(new Item(call, millis));
            }
        }
        return items.size() < 2
                ? plain(items)
                : sum(items, choices.in(method.site().file()));
    }

    /** Where nothing waits, no loop is looked at: that is most of a program. Guesses multiply, they add nothing. */
    private double below(MethodFact method, CallEdge edge, int guesses) {
        if (of(edge.callee(), 0) == 0) {
            return 0;
        }
        List<Repeat> around = repeats.on(method, edge);
        int left = guesses - Math.min(guesses, Repeats.guesses(around));
        return Repeats.times(around, guesses) * of(edge.callee(), left);
    }

    private double own(MethodFact method, CallSite call, int guesses) {
        Once once = waits.apply(method, call);
        return once.millis() * Repeats.times(once.again(), guesses);
    }

    /** Outer choices come first; those inside an arm are decided within it. */
    private static double sum(List<Item> items, List<ChoiceFact> choices) {
        for (int i = 0; items.size() > 1 && i < choices.size(); i++) {
            ChoiceFact choice = choices.get(i);
            Map<Integer, List<Item>> byArm = items.stream()
                    .collect(Collectors.groupingBy(
                            item -> choice.armOf(item.call().site()), TreeMap::new, Collectors.toList()));
            if (byArm.size() > 1 || !byArm.containsKey(ChoiceFact.NONE)) {
                List<ChoiceFact> inner = choices.subList(i + 1, choices.size());
                List<Item> outside = byArm.getOrDefault(ChoiceFact.NONE, List.of());
                byArm.remove(ChoiceFact.NONE);
                double most = byArm.values().stream()
                        .mapToDouble(arm -> sum(arm, inner))
                        .max()
                        .orElse(0);
                return sum(outside, inner) + most;
            }
        }
        return plain(items);
    }

    private static double plain(List<Item> items) {
        return items.stream().mapToDouble(Item::millis).sum();
    }
}
