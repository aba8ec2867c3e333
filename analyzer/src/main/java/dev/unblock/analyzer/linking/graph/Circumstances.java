package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a call of a method, along a way through the call graph, that decides what the method does: the class of its object,
 * and constants among its arguments. All of it is one number here.
 */
public final class Circumstances {

    /** Nothing is known but what the method itself says. */
    static final int ANY = 0;

    private static final Known NOTHING = new Known(SelfTypes.ANY, KnownArguments.NOTHING);

    private final SelfTypes selves;
    private final KnownArguments arguments;
    private final List<Known> all = new ArrayList<>(List.of(NOTHING));
    private final Map<Known, Integer> numbers = new HashMap<>(Map.of(NOTHING, ANY));

    private record Known(int self, int arguments) {}

    public Circumstances(ProjectIndex index, CallGraph graph) {
        this.selves = new SelfTypes(index, graph);
        this.arguments = new KnownArguments(index, graph);
    }

    /** The steps that the method can take, in the order of the call graph. */
    List<CallGraph.Step> open(int method, int circumstances) {
        Known known = all.get(circumstances);
        List<CallGraph.Step> steps = selves.open(method, known.self());
        return known.arguments() == KnownArguments.NOTHING
                ? steps
                : steps.stream()
                        .filter(step -> arguments.isOpen(step, known.arguments()))
                        .toList();
    }

    /** Whether the place in the method can be come to. */
    boolean isOpen(int method, Site site, int circumstances) {
        return arguments.isOpen(method, site, all.get(circumstances).arguments());
    }

    /** Those of the method that the step leads to. */
    int after(CallGraph.Step step, int circumstances) {
        Known known = all.get(circumstances);
        Known next = new Known(selves.after(step, known.self()), arguments.after(step, known.arguments()));
        return numbers.computeIfAbsent(next, key -> {
            all.add(key);
            return all.size() - 1;
        });
    }
}
