package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps between the project's methods, by number, in both directions. */
public final class CallGraph {

    private final List<List<Step>> out;
    private final List<List<Step>> in;

    /** One step, by number and, for those who ask the program, by name: there are too many of them to keep them twice. */
    public record Step(int from, int to, MethodKey caller, CallSite site, MethodKey callee, Hop hop)
            implements CallEdge {}

    private CallGraph(List<List<Step>> out, List<List<Step>> in) {
        this.out = out;
        this.in = in;
    }

    public List<Step> from(int method) {
        return out.get(method);
    }

    public List<Step> to(int method) {
        return in.get(method);
    }

    int methodCount() {
        return out.size();
    }

    /** Collects steps; the same one twice counts once. */
    public static final class Builder {

        private final List<MethodFact> methods;
        private final List<Map<Key, Step>> out = new ArrayList<>();

        private final BitSet reached = new BitSet();

        private record Key(int site, int to, Hop hop) {}

        /** @param methods by number */
        public Builder(List<MethodFact> methods) {
            this.methods = methods;
            methods.forEach(method -> out.add(new LinkedHashMap<>()));
        }

        public void add(int from, CallSite site, int to, Hop hop) {
            reached.set(to);
            out.get(from)
                    .computeIfAbsent(
                            new Key(site.index(), to, hop),
                            key -> new Step(
                                    from,
                                    to,
                                    methods.get(from).key(),
                                    site,
                                    methods.get(to).key(),
                                    hop));
        }

        /** Some step leads to the method already. */
        public boolean reaches(int method) {
            return reached.get(method);
        }

        public CallGraph build() {
            Comparator<Step> order = Comparator.<Step>comparingInt(
                            step -> step.site().index())
                    .thenComparingInt(Step::to)
                    .thenComparing(step -> step.hop().context().map(Enum::name).orElse(""));
            List<List<Step>> sorted = new ArrayList<>();
            List<List<Step>> in = new ArrayList<>();
            for (Map<Key, Step> steps : out) {
                sorted.add(steps.values().stream().sorted(order).toList());
                in.add(new ArrayList<>(2));
            }
            sorted.forEach(steps -> steps.forEach(step -> in.get(step.to()).add(step)));
            in.replaceAll(List::copyOf);
            return new CallGraph(sorted, in);
        }
    }
}
