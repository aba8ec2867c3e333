package dev.unblock.analyzer.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cycles of a graph, each as one: Tarjan's strongly connected components, without recursion.
 *
 * <p>They are numbered as they are completed, so that every step between two components leads to a lower number.
 */
public final class Components {

    private final int[][] next;
    private final int[] component;
    private final int[] order;
    private final int[] lowest;
    private final int[] stack;
    private final List<int[]> members = new ArrayList<>();
    private int visited;
    private int height;

    private Components(int[][] next) {
        this.next = next;
        this.component = new int[next.length];
        this.order = new int[next.length];
        this.lowest = new int[next.length];
        this.stack = new int[next.length];
        Arrays.fill(component, -1);
    }

    /** @param next for each node those that a step leads to */
    public static Components of(int[][] next) {
        Components components = new Components(next);
        for (int node = 0; node < next.length; node++) {
            if (components.order[node] == 0) {
                components.visit(node);
            }
        }
        return components;
    }

    public int count() {
        return members.size();
    }

    /** The number of the component that the node is in. */
    public int of(int node) {
        return component[node];
    }

    public int[] members(int number) {
        return members.get(number);
    }

    private void visit(int root) {
        int[] path = new int[16];
        int[] edge = new int[16];
        int depth = 0;
        open(root);
        path[0] = root;
        while (depth >= 0) {
            int node = path[depth];
            if (edge[depth] < next[node].length) {
                int to = next[node][edge[depth]++];
                if (order[to] == 0) {
                    depth++;
                    if (depth == path.length) {
                        path = Arrays.copyOf(path, 2 * depth);
                        edge = Arrays.copyOf(edge, 2 * depth);
                    }
                    open(to);
                    path[depth] = to;
                    edge[depth] = 0;
                } else if (component[to] < 0) {
                    lowest[node] = Math.min(lowest[node], order[to]);
                }
            } else {
                close(node);
                depth--;
                if (depth >= 0) {
                    lowest[path[depth]] = Math.min(lowest[path[depth]], lowest[node]);
                }
            }
        }
    }

    private void open(int node) {
        order[node] = ++visited;
        lowest[node] = visited;
        stack[height++] = node;
    }

    private void close(int node) {
        if (lowest[node] != order[node]) {
            return;
        }
        int top = height;
        do {
            component[stack[--height]] = members.size();
        } while (stack[height] != node);
        members.add(Arrays.copyOfRange(stack, height, top));
    }
}
