package dev.unblock.analyzer.linking.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.program.Components;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Graph algorithms against plain searches, on random graphs with cycles. */
class GraphsTest {

    private static final int NODES = 40;
    private static final int STARTS = 150;

    @RepeatedTest(20)
    void dominatorsAreTheNodesWithoutWhichThereIsNoWay(RepetitionInfo repetition) {
        int[][] next = random(repetition.getCurrentRepetition());
        int[] roots = {0, 1, 2};
        int[] above = Dominators.of(next, roots);
        BitSet reached = reached(next, roots, -1);
        for (int node = 0; node < NODES; node++) {
            BitSet chain = new BitSet();
            for (int at = node; reached.get(node) && at >= 0; at = above[at]) {
                chain.set(at);
            }
            assertThat(chain).isEqualTo(withoutWhichUnreached(next, roots, node, reached));
        }
    }

    @RepeatedTest(20)
    void countsEveryStartThatLeadsToANode(RepetitionInfo repetition) {
        int[][] next = random(repetition.getCurrentRepetition());
        int[] starts = new Random(7).ints(STARTS, 0, NODES).toArray();
        int[] counts = new int[NODES];
        new Reaching(next).count(STARTS, i -> new int[] {starts[i]}, bits -> IntStream.range(0, NODES)
                .forEach(node -> counts[node] += Long.bitCount(bits[node])));
        int[] expected = new int[NODES];
        for (int start : starts) {
            reached(next, new int[] {start}, -1).stream().forEach(node -> expected[node]++);
        }
        assertThat(counts).isEqualTo(expected);
    }

    @RepeatedTest(20)
    void componentsLeadToLowerNumbersOnly(RepetitionInfo repetition) {
        int[][] next = random(repetition.getCurrentRepetition());
        Components components = Components.of(next);
        for (int node = 0; node < NODES; node++) {
            BitSet below = reached(next, new int[] {node}, -1);
            for (int other = 0; other < NODES; other++) {
                boolean inOneCycle =
                        below.get(other) && reached(next, new int[] {other}, -1).get(node);
                assertThat(components.of(node) == components.of(other)).isEqualTo(inOneCycle);
                assertThat(!below.get(other) || components.of(other) <= components.of(node))
                        .isTrue();
            }
        }
    }

    private static BitSet withoutWhichUnreached(int[][] next, int[] roots, int node, BitSet reached) {
        BitSet needed = new BitSet();
        for (int without = 0; without < NODES; without++) {
            if (reached.get(node) && !reached(next, roots, without).get(node)) {
                needed.set(without);
            }
        }
        return needed;
    }

    private static BitSet reached(int[][] next, int[] roots, int without) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        Arrays.stream(roots).filter(root -> root != without).forEach(open::add);
        while (!open.isEmpty()) {
            int node = open.remove();
            if (!reached.get(node)) {
                reached.set(node);
                Arrays.stream(next[node]).filter(to -> to != without).forEach(open::add);
            }
        }
        return reached;
    }

    private static int[][] random(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, NODES)
                .mapToObj(node -> random.ints(random.nextInt(4), 0, NODES).toArray())
                .toArray(int[][]::new);
    }
}
