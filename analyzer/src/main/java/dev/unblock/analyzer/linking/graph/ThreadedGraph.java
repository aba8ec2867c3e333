package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.Site;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The call graph with the thread that runs each method: a node for each method and each kind of thread that some entry
 * point brings there, in circumstances that decide what the method runs. Steps of a node are in
 * the order of the call graph's steps of its method.
 */
public final class ThreadedGraph {

    private static final int KINDS = ThreadContext.values().length;

    private static final int[] NONE = {};

    private final Circumstances known;
    /** The nodes of each method on each kind of thread. */
    private final int[][] numbers;

    private final List<Key> keys = new ArrayList<>();
    private final List<EntryPoint> points = new ArrayList<>();
    private final int[] entries;
    private final int[][] next;
    private final int[][] previous;

    /**
     * What a node stands for.
     *
     * @param place a method on a kind of thread
     */
    private record Key(int place, int circumstances) {}

    public ThreadedGraph(CallGraph graph, Circumstances known, EntryPoints entryPoints) {
        this.known = known;
        this.numbers = new int[graph.methodCount() * KINDS][];
        Arrays.fill(numbers, NONE);
        this.points.addAll(entryPoints.points());
        this.entries = points.stream()
                .mapToInt(point ->
                        number(entryPoints.method(point.id()), point.thread().ordinal(), Circumstances.ANY))
                .toArray();
        List<int[]> steps = new ArrayList<>();
        for (int node = 0; node < keys.size(); node++) {
            int kind = thread(node).ordinal();
            int circumstances = keys.get(node).circumstances();
            steps.add(open(node).stream()
                    .mapToInt(step -> number(
                            step.to(),
                            step.hop().context().map(Enum::ordinal).orElse(kind),
                            known.after(step, circumstances)))
                    .toArray());
        }
        this.next = steps.toArray(int[][]::new);
        this.previous = turned(next);
    }

    private List<CallGraph.Step> open(int node) {
        return known.open(method(node), keys.get(node).circumstances());
    }

    private int number(int method, int kind, int circumstances) {
        Key key = new Key(method * KINDS + kind, circumstances);
        int[] nodes = numbers[key.place()];
        for (int node : nodes) {
            if (keys.get(node).circumstances() == circumstances) {
                return node;
            }
        }
        numbers[key.place()] = Arrays.copyOf(nodes, nodes.length + 1);
        numbers[key.place()][nodes.length] = keys.size();
        keys.add(key);
        return keys.size() - 1;
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

    /** The nodes of the method on such a thread, none where no entry point brings one there. */
    int[] nodes(int method, ThreadContext thread) {
        return numbers[method * KINDS + thread.ordinal()];
    }

    /** Those of its nodes in which the place in it can be come to. */
    int[] nodes(int method, ThreadContext thread, Site site) {
        return Arrays.stream(nodes(method, thread))
                .filter(node -> known.isOpen(method, site, keys.get(node).circumstances()))
                .toArray();
    }

    int method(int node) {
        return keys.get(node).place() / KINDS;
    }

    ThreadContext thread(int node) {
        return ThreadContext.values()[keys.get(node).place() % KINDS];
    }

    int[][] next() {
        return next;
    }

    int[][] previous() {
        return previous;
    }

    /** The step of the call graph that a node's step of this position is. */
    CallGraph.Step step(int node, int position) {
        return open(node).get(position);
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
