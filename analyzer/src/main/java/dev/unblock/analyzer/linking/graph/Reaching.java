package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.program.Components;
import java.util.function.IntFunction;

/**
 * Counts, for every node, how many of many starts lead to it: 64 starts go along as the bits of one number, so that each
 * pass over the graph settles 64 of them.
 */
final class Reaching {

    private static final int AT_ONCE = Long.SIZE;

    private final int[][] next;
    private final Components components;

    Reaching(int[][] next) {
        this.next = next;
        this.components = Components.of(next);
    }

    /** What a pass gives: for a node, which of the pass's starts lead to it. */
    interface Pass {
        void settled(long[] reachedBy);
    }

    /**
     * @param starts how many there are
     * @param startOf the nodes of a start
     */
    void count(int starts, IntFunction<int[]> startOf, Pass pass) {
        for (int first = 0; first < starts; first += AT_ONCE) {
            long[] bits = new long[next.length];
            for (int i = first; i < Math.min(starts, first + AT_ONCE); i++) {
                for (int node : startOf.apply(i)) {
                    bits[node] |= 1L << i - first;
                }
            }
            spread(bits);
            pass.settled(bits);
        }
    }

    /** Components come after all that they lead to, so they are taken from the last. */
    private void spread(long[] bits) {
        for (int number = components.count() - 1; number >= 0; number--) {
            int[] members = components.members(number);
            long all = 0;
            for (int node : members) {
                all |= bits[node];
            }
            if (all != 0) {
                for (int node : members) {
                    bits[node] = all;
                    for (int to : next[node]) {
                        bits[to] |= all;
                    }
                }
            }
        }
    }
}
