package dev.unblock.migration.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What spreads over a graph is what a walk from each node would collect. */
final class SpreadTest {

    private static final int NODES = 60;

    @Test
    void gathersWhatWalksWouldFind() {
        for (int seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            int[][] next = graph(random, 1 + seed / 10);
            BitSet[] own = new BitSet[NODES];
            Arrays.setAll(own, node -> random.nextInt(3) == 0 ? set(random.nextInt(20)) : Spread.NOTHING);
            BitSet[] before = Arrays.stream(own).map(BitSet::clone).toArray(BitSet[]::new);

            BitSet[] gathered = new Spread(next).gather(own);

            for (int node = 0; node < NODES; node++) {
                BitSet expected = new BitSet();
                walk(next, node).stream().forEach(reached -> expected.or(own[reached]));
                assertThat(gathered[node]).as("node %d of graph %d", node, seed).isEqualTo(expected);
            }
            assertThat(own).as("what was given").isEqualTo(before);
        }
    }

    @Test
    void findsTheLeastOfAllThatIsReached() {
        Random random = new Random(7);
        int[][] next = graph(random, 2);
        int[] own = IntStream.range(0, NODES).map(node -> random.nextInt(1_000)).toArray();

        int[] least = new Spread(next).least(own);

        for (int node = 0; node < NODES; node++) {
            assertThat(least[node])
                    .isEqualTo(walk(next, node).stream()
                            .map(reached -> own[reached])
                            .min()
                            .orElseThrow());
        }
    }

    @Test
    void nodesThatHaveTheSameShareOneSet() {
        int[][] chain = new int[NODES][];
        Arrays.setAll(chain, node -> node + 1 < NODES ? new int[] {node + 1} : new int[0]);
        BitSet[] own = new BitSet[NODES];
        Arrays.fill(own, Spread.NOTHING);
        own[NODES - 1] = set(5);

        BitSet[] gathered = new Spread(chain).gather(own);

        assertThat(gathered).allSatisfy(set -> assertThat(set).isSameAs(own[NODES - 1]));
    }

    private static int[][] graph(Random random, int degree) {
        int[][] next = new int[NODES][];
        Arrays.setAll(next, node -> random.ints(random.nextInt(degree + 1), 0, NODES)
                .distinct()
                .toArray());
        return next;
    }

    private static BitSet set(int number) {
        BitSet set = new BitSet();
        set.set(number);
        return set;
    }

    private static BitSet walk(int[][] next, int start) {
        BitSet seen = new BitSet();
        seen.set(start);
        boolean more = true;
        while (more) {
            int before = seen.cardinality();
            int[] known = seen.stream().toArray();
            Arrays.stream(known).flatMap(node -> Arrays.stream(next[node])).forEach(seen::set);
            more = seen.cardinality() > before;
        }
        return seen;
    }
}
