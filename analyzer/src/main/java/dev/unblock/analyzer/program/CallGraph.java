package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps between the project's methods, by number, in both directions. */
final class CallGraph {

    private final List<List<Step>> out;
    private final List<List<Step>> in;

    /** One step. */
    record Step(int from, CallSite site, int to, Hop hop) {}

    private CallGraph(List<List<Step>> out, List<List<Step>> in) {
        this.out = out;
        this.in = in;
    }

    List<Step> from(int method) {
        return out.get(method);
    }

    List<Step> to(int method) {
        return in.get(method);
    }

    int methodCount() {
        return out.size();
    }

    /** Collects steps; the same one twice counts once. */
    static final class Builder {

        private final List<Map<Key, Step>> out = new ArrayList<>();

        private final BitSet reached = new BitSet();

        private record Key(int site, int to, Hop hop) {}

        Builder(int methods) {
            for (int i = 0; i < methods; i++) {
                out.add(new LinkedHashMap<>());
            }
        }

        void add(int from, CallSite site, int to, Hop hop) {
            reached.set(to);
            out.get(from).putIfAbsent(new Key(site.index(), to, hop), new Step(from, site, to, hop));
        }

        /** Some step leads to the method already. */
        boolean reaches(int method) {
            return reached.get(method);
        }

        CallGraph build() {
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
            return new CallGraph(sorted, in);
        }
    }
}
