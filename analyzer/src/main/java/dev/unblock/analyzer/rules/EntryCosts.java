package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;

/**
 * How long the thread that runs a method waits during one run of it: its waits and those of what it calls on the same
 * thread, one after the other.
 *
 * <p>Methods come after what they call. Of the targets of one call, and of code of which only one part runs, the most
 * expensive counts; in a loop every turn. Calls within a cycle of methods count nothing, so that each wait of the cycle
 * counts once.
 */
final class EntryCosts {

    private final Program program;
    private final Repeats repeats;
    private final ToDoubleBiFunction<MethodFact, CallSite> waits;
    private final Choices choices;
    private final Map<MethodKey, Double> costs = new HashMap<>();

    /** A call and what it costs. */
    private record Item(CallSite call, double millis) {}

    /**
     * @param waits how long a call itself waits in all turns of the loops around it, 0 where it does not
     */
    EntryCosts(
            Program program,
            Repeats repeats,
            List<List<MethodKey>> calleesFirst,
            ToDoubleBiFunction<MethodFact, CallSite> waits) {
        this.program = program;
        this.repeats = repeats;
        this.waits = waits;
        this.choices = Choices.of(program.facts());
        for (List<MethodKey> cycle : calleesFirst) {
            Map<MethodKey, Double> sums = new HashMap<>();
            cycle.forEach(method -> program.method(method).ifPresent(fact -> sums.put(method, sum(fact))));
            double all = sums.values().stream().mapToDouble(Double::doubleValue).sum();
            sums.forEach((method, sum) -> {
                if (all > 0) {
                    costs.put(method, all);
                }
            });
        }
    }

    double of(MethodKey method) {
        return costs.getOrDefault(method, 0.0);
    }

    private double sum(MethodFact method) {
        Map<Integer, Double> below = new HashMap<>();
        for (CallEdge edge : program.callees(method.key())) {
            double cost = edge.hop().isSameThread() ? of(edge.callee()) : 0;
            if (cost > 0) {
                double times = repeats.perElement(method, edge.site()).isPresent() ? Repeats.GUESS : 1;
                below.merge(edge.site().index(), cost * times, Math::max);
            }
        }
        List<Item> items = new ArrayList<>();
        for (CallSite call : method.calls()) {
            double turns = Repeats.times(repeats.around(method, call));
            double millis = Math.max(waits.applyAsDouble(method, call), turns * below.getOrDefault(call.index(), 0.0));
            if (millis > 0) {
                items.add(new Item(call, millis));
            }
        }
        return items.size() < 2
                ? plain(items)
                : sum(items, choices.in(method.site().file()));
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
