package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.program.Routes.Approach;
import dev.unblock.analyzer.program.Routes.Spot;
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
    private final List<Spot> places;
    private final List<int[]> nodes;
    private final int[] reached;
    private final int[] toward;
    /** The first of the places that a node stands for. */
    private final int[] placeAt;

    /** @param reaching over the graph turned round */
    Backward(ProjectIndex index, ThreadedGraph graph, Reaching reaching, ThreadContext thread, List<Spot> places) {
        this.index = index;
        this.graph = graph;
        this.thread = thread;
        this.places = places;
        this.nodes = places.stream().map(this::nodes).toList();
        this.reached = new int[graph.size()];
        this.toward = new int[graph.size()];
        this.placeAt = new int[graph.size()];
        reaching.count(places.size(), nodes::get, this::add);
        search();
    }

    private int[] nodes(Spot place) {
        return graph.nodes(index.number(place.method()).orElseThrow(), thread, place.site());
    }

    private void add(long[] bits) {
        for (int node = 0; node < bits.length; node++) {
            reached[node] += Long.bitCount(bits[node]);
        }
    }

    /** Each node points to the next one on a shortest way to a place; a place points to itself. */
    private void search() {
        Arrays.fill(toward, NOWHERE);
        for (int place = places.size() - 1; place >= 0; place--) {
            for (int node : nodes.get(place)) {
                placeAt[node] = place;
            }
        }
        ArrayDeque<Integer> open = new ArrayDeque<>();
        nodes.stream().flatMapToInt(IntStream::of).sorted().distinct().forEach(node -> {
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
                places.get(placeAt[node]),
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
