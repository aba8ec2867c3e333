package dev.unblock.analyzer.program;

import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The call graph with the thread that runs each method: a node for each method and each kind of thread that some entry
 * point brings there. Steps of a node are in the order of the call graph's steps of its method.
 */
final class ThreadedGraph {

    private static final int KINDS = ThreadContext.values().length;

    private final CallGraph graph;
    private final int[] numbers;
    private final List<Integer> keys = new ArrayList<>();
    private final List<EntryPoint> points = new ArrayList<>();
    private final int[] entries;
    private final int[][] next;
    private final int[][] previous;

    ThreadedGraph(CallGraph graph, EntryPoints entryPoints) {
        this.graph = graph;
        this.numbers = new int[graph.methodCount() * KINDS];
        Arrays.fill(numbers, -1);
        this.points.addAll(entryPoints.points());
        this.entries = points.stream()
                .mapToInt(point ->
                        number(entryPoints.method(point.id()), point.thread().ordinal()))
                .toArray();
        List<int[]> steps = new ArrayList<>();
        for (int node = 0; node < keys.size(); node++) {
            steps.add(steps(node));
        }
        this.next = steps.toArray(int[][]::new);
        this.previous = turned(next);
    }

    private int[] steps(int node) {
        int kind = keys.get(node) % KINDS;
        return graph.from(method(node)).stream()
                .mapToInt(step -> number(
                        step.to(), step.hop().context().map(Enum::ordinal).orElse(kind)))
                .toArray();
    }

    private int number(int method, int kind) {
        int key = method * KINDS + kind;
        if (numbers[key] < 0) {
            numbers[key] = keys.size();
            keys.add(key);
        }
        return numbers[key];
    }

    private static int[][] turned(int[][] next) {
        int[] counts = new int[next.length];
        for (int[] steps : next) {
            for (int to : steps) {
                counts[to]++;
            }
        }
        int[][] previous = new int[next.length][];
        Arrays.setAll(previous, node -> new int[counts[node]]);
        for (int node = next.length - 1; node >= 0; node--) {
            for (int to : next[node]) {
                previous[to][--counts[to]] = node;
            }
        }
        return previous;
    }

    int size() {
        return next.length;
    }

    /** The node, -1 where no entry point brings such a thread to the method. */
    int node(int method, ThreadContext thread) {
        return numbers[method * KINDS + thread.ordinal()];
    }

    int method(int node) {
        return keys.get(node) / KINDS;
    }

    ThreadContext thread(int node) {
        return ThreadContext.values()[keys.get(node) % KINDS];
    }

    int[][] next() {
        return next;
    }

    int[][] previous() {
        return previous;
    }

    /** The step of the call graph that a node's step of this position is. */
    CallGraph.Step step(int node, int position) {
        return graph.from(method(node)).get(position);
    }

    /** Sorted by id. */
    List<EntryPoint> entryPoints() {
        return points;
    }

    /** The node that an entry point starts at, by its position. */
    int start(int entryPoint) {
        return entries[entryPoint];
    }
}
