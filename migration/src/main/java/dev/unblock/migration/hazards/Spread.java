package dev.unblock.migration.hazards;

import dev.unblock.analyzer.program.Components;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What every node of a graph has of its own and from all nodes that it leads to.
 *
 * <p>One pass settles all nodes: cycles are taken as one node each, those that others lead to first. Nodes that have the
 * same share one set, so that the sets of a large program stay small together.
 */
final class Spread {

    static final BitSet NOTHING = new BitSet(0);

    private final int[][] next;
    private final Components components;

    Spread(int[][] next) {
        this.next = next;
        this.components = Components.of(next);
    }

    /**
     * @param own by node, {@link #NOTHING} for most
     * @return by node; not to be changed
     */
    BitSet[] gather(BitSet[] own) {
        BitSet[] settled = new BitSet[components.count()];
        for (int number = 0; number < settled.length; number++) {
            Union union = new Union();
            for (int node : components.members(number)) {
                union.add(own[node]);
                for (int to : next[node]) {
                    if (components.of(to) != number) {
                        union.add(settled[components.of(to)]);
                    }
                }
            }
            settled[number] = union.set;
        }
        BitSet[] byNode = new BitSet[next.length];
        Arrays.setAll(byNode, node -> settled[components.of(node)]);
        return byNode;
    }

    /** The least number of each node's own and of all nodes that it leads to. */
    int[] least(int[] own) {
        int[] settled = new int[components.count()];
        for (int number = 0; number < settled.length; number++) {
            int least = Integer.MAX_VALUE;
            for (int node : components.members(number)) {
                least = Math.min(least, own[node]);
                for (int to : next[node]) {
                    if (components.of(to) != number) {
                        least = Math.min(least, settled[components.of(to)]);
                    }
                }
            }
            settled[number] = least;
        }
        int[] byNode = new int[next.length];
        Arrays.setAll(byNode, node -> settled[components.of(node)]);
        return byNode;
    }

    /** Copies only when it has to. */
    private static final class Union {

        private BitSet set = NOTHING;
        private boolean shared = true;

        private void add(BitSet more) {
            if (more == set || more.isEmpty()) {
                return;
            }
            if (set.isEmpty()) {
                set = more;
                return;
            }
            int before = set.cardinality();
            BitSet both = shared ? (BitSet) set.clone() : set;
            both.or(more);
            int after = both.cardinality();
            if (shared && after == before) {
                return;
            }
            boolean all = after == more.cardinality();
            set = all ? more : both;
            shared = all;
        }
    }
}
