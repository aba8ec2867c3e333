package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.program.Routes.Approach;
import dev.unblock.model.CallPath;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** From many places on one kind of thread back to the entry points that such threads begin at. */
final class Backward {

    private static final int NOWHERE = -1;

    private final ProjectIndex index;
    private final ThreadedGraph graph;
    private final ThreadContext thread;
    private final int[] reached;
    private final int[] toward;

    /** @param reaching over the graph turned round */
    Backward(ProjectIndex index, ThreadedGraph graph, Reaching reaching, ThreadContext thread, int[] places) {
        this.index = index;
        this.graph = graph;
        this.thread = thread;
        this.reached = new int[graph.size()];
        this.toward = new int[graph.size()];
        reaching.count(places.length, i -> graph.nodes(places[i], thread), this::add);
        search(places);
    }

    private void add(long[] bits) {
        for (int node = 0; node < bits.length; node++) {
            reached[node] += Long.bitCount(bits[node]);
        }
    }

    /** Each node points to the next one on a shortest way to a place; a place points to itself. */
    private void search(int[] places) {
        Arrays.fill(toward, NOWHERE);
        ArrayDeque<Integer> open = new ArrayDeque<>();
        Arrays.stream(places)
                .flatMap(place -> IntStream.of(graph.nodes(place, thread)))
                .sorted()
                .distinct()
                .forEach(node -> {
                    toward[node] = node;
                    open.add(node);
                });
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int before : graph.previous()[node]) {
                if (toward[before] == NOWHERE) {
                    toward[before] = node;
                    open.add(before);
                }
            }
        }
    }

    List<Approach> approaches() {
        List<Approach> found = new ArrayList<>();
        for (int i = 0; i < graph.entryPoints().size(); i++) {
            EntryPoint point = graph.entryPoints().get(i);
            int start = graph.start(i);
            if (point.thread() == thread && toward[start] != NOWHERE) {
                found.add(approach(point, start));
            }
        }
        return found;
    }

    private Approach approach(EntryPoint point, int start) {
        List<CallGraph.Step> steps = new ArrayList<>();
        int node = start;
        while (toward[node] != node) {
            steps.add(step(node, toward[node]));
            node = toward[node];
        }
        int last = graph.method(node);
        return new Approach(
                point,
                reached[start],
                index.method(last).key(),
                site -> new CallPath(point.id(), Frames.of(index, steps, last, site)));
    }

    private CallGraph.Step step(int from, int to) {
        int position = 0;
        while (graph.next()[from][position] != to) {
            position++;
        }
        return graph.step(from, position);
    }
}
