package dev.unblock.analyzer.linking.graph;

import dev.unblock.model.EntryPoint;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The nearest entry points of every node with a shortest way from each, found in one search from all entry points
 * together, breadth first: a node passes on the first few entry points that come to it, and no others.
 */
final class NearestEntries {

    private final ThreadedGraph graph;
    private final int most;
    private final Numbers nodes = new Numbers();
    private final Numbers entryPoints = new Numbers();
    /** The arrival that came before, by its number; negative at an entry point. */
    private final Numbers before = new Numbers();
    /** Which of the steps of the node before was taken. */
    private final Numbers steps = new Numbers();

    private final int[] byNode;
    private final int[] counts;

    /** Numbers one after the other; a million arrivals as objects would take three times the room. */
    private static final class Numbers {

        private int[] all = new int[64];
        private int size;

        void add(int number) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size + size / 2);
            }
            all[size++] = number;
        }

        int get(int at) {
            return all[at];
        }

        int size() {
            return size;
        }
    }

    NearestEntries(ThreadedGraph graph, int most) {
        this.graph = graph;
        this.most = most;
        this.byNode = new int[graph.size() * most];
        this.counts = new int[graph.size()];
        for (int i = 0; i < graph.entryPoints().size(); i++) {
            arrive(graph.start(i), i, -1, -1);
        }
        for (int i = 0; i < nodes.size(); i++) {
            int[] next = graph.next()[nodes.get(i)];
            for (int step = 0; step < next.length; step++) {
                arrive(next[step], entryPoints.get(i), i, step);
            }
        }
    }

    int most() {
        return most;
    }

    /** The numbers of the node's arrivals, the nearest entry point first. */
    int[] at(int node) {
        int first = node * most;
        return Arrays.copyOfRange(byNode, first, first + counts[node]);
    }

    EntryPoint entryPoint(int arrival) {
        return graph.entryPoints().get(entryPoints.get(arrival));
    }

    /** The steps from the entry point's method to the node. */
    List<CallGraph.Step> steps(int arrival) {
        Deque<CallGraph.Step> taken = new ArrayDeque<>();
        for (int at = arrival; before.get(at) >= 0; at = before.get(at)) {
            taken.addFirst(graph.step(nodes.get(before.get(at)), steps.get(at)));
        }
        return List.copyOf(taken);
    }

    /** An entry point comes to a node, over another arrival and one step. */
    private void arrive(int node, int entryPoint, int cameOver, int step) {
        int first = node * most;
        for (int i = 0; i < counts[node]; i++) {
            if (entryPoints.get(byNode[first + i]) == entryPoint) {
                return;
            }
        }
        if (counts[node] < most) {
            byNode[first + counts[node]++] = nodes.size();
            nodes.add(node);
            entryPoints.add(entryPoint);
            before.add(cameOver);
            steps.add(step);
        }
    }
}
