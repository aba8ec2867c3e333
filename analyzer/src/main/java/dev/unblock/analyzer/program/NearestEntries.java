package dev.unblock.analyzer.program;

import dev.unblock.model.EntryPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
    private final List<Arrival> arrivals = new ArrayList<>();
    private final int[] byNode;
    private final int[] counts;

    /** An entry point comes to a node, over another arrival and one step. */
    private record Arrival(int node, int entryPoint, int before, int step) {}

    NearestEntries(ThreadedGraph graph, int most) {
        this.graph = graph;
        this.most = most;
        this.byNode = new int[graph.size() * most];
        this.counts = new int[graph.size()];
        for (int i = 0; i < graph.entryPoints().size(); i++) {
            arrive(new Arrival(graph.start(i), i, -1, -1));
        }
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival at = arrivals.get(i);
            int[] next = graph.next()[at.node()];
            for (int step = 0; step < next.length; step++) {
                arrive(new Arrival(next[step], at.entryPoint(), i, step));
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
        return graph.entryPoints().get(arrivals.get(arrival).entryPoint());
    }

    /** The steps from the entry point's method to the node. */
    List<CallGraph.Step> steps(int arrival) {
        Deque<CallGraph.Step> steps = new ArrayDeque<>();
        Arrival at = arrivals.get(arrival);
        while (at.before() >= 0) {
            Arrival before = arrivals.get(at.before());
            steps.addFirst(graph.step(before.node(), at.step()));
            at = before;
        }
        return List.copyOf(steps);
    }

    private void arrive(Arrival arrival) {
        int node = arrival.node();
        int first = node * most;
        for (int i = 0; i < counts[node]; i++) {
            if (arrivals.get(byNode[first + i]).entryPoint() == arrival.entryPoint()) {
                return;
            }
        }
        if (counts[node] < most) {
            byNode[first + counts[node]++] = arrivals.size();
            arrivals.add(arrival);
        }
    }
}
