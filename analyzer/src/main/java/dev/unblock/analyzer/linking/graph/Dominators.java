package dev.unblock.analyzer.linking.graph;

import java.util.Arrays;

/**
 * What every way from the roots to a node goes through: immediate dominators, by the iteration of Cooper, Harvey and
 * Kennedy over reverse postorder, with one virtual root above all roots.
 */
final class Dominators {

    /** Stands for the virtual root, and for nodes that no root reaches. */
    static final int NONE = -1;

    private final int[][] next;
    private final int[] postorder;
    private final int[] number;
    private final int[] above;
    private int reached;

    private Dominators(int[][] next) {
        this.next = next;
        this.postorder = new int[next.length + 1];
        this.number = new int[next.length + 1];
        this.above = new int[next.length + 1];
    }

    /** For each node its immediate dominator. */
    static int[] of(int[][] next, int[] roots) {
        int root = next.length;
        int[][] rooted = Arrays.copyOf(next, root + 1);
        rooted[root] = Arrays.stream(roots).distinct().toArray();
        Dominators dominators = new Dominators(rooted);
        return dominators.find(root);
    }

    private int[] find(int root) {
        Arrays.fill(number, NONE);
        Arrays.fill(above, NONE);
        postorder(root);
        int[][] before = before();
        above[root] = root;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = reached - 2; i >= 0; i--) {
                int node = postorder[i];
                int found = common(before[node]);
                if (above[node] != found) {
                    above[node] = found;
                    changed = true;
                }
            }
        }
        int[] result = Arrays.copyOf(above, root);
        Arrays.setAll(result, node -> result[node] == root ? NONE : result[node]);
        return result;
    }

    private int common(int[] before) {
        int found = NONE;
        for (int node : before) {
            if (above[node] != NONE) {
                found = found == NONE ? node : meet(node, found);
            }
        }
        return found;
    }

    private int meet(int one, int other) {
        int left = one;
        int right = other;
        while (left != right) {
            while (number[left] < number[right]) {
                left = above[left];
            }
            while (number[right] < number[left]) {
                right = above[right];
            }
        }
        return left;
    }

    private void postorder(int root) {
        int[] path = new int[next.length];
        int[] edge = new int[next.length];
        boolean[] seen = new boolean[next.length];
        int depth = 0;
        path[0] = root;
        seen[root] = true;
        while (depth >= 0) {
            int node = path[depth];
            if (edge[depth] == next[node].length) {
                number[node] = reached;
                postorder[reached++] = node;
                depth--;
            } else {
                int to = next[node][edge[depth]++];
                if (!seen[to]) {
                    seen[to] = true;
                    path[++depth] = to;
                    edge[depth] = 0;
                }
            }
        }
    }

    private int[][] before() {
        int[] counts = new int[next.length];
        for (int i = 0; i < reached; i++) {
            for (int to : next[postorder[i]]) {
                counts[to]++;
            }
        }
        int[][] before = new int[next.length][];
        Arrays.setAll(before, node -> new int[counts[node]]);
        for (int i = reached - 1; i >= 0; i--) {
            for (int to : next[postorder[i]]) {
                before[to][--counts[to]] = postorder[i];
            }
        }
        return before;
    }
}
