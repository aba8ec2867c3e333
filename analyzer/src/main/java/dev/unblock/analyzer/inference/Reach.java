package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.model.Confidence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The least doubtful way from each node to something that waits, found by searching back from there.
 *
 * <p>Which implementation a virtual call runs is in doubt, unless all of them wait: then it is as sure as the least sure of them.
 */
final class Reach {

    private static final Comparator<Way> LEAST_DOUBTFUL = Comparator.comparingInt(Way::doubts)
            .thenComparingInt(Way::length)
            .thenComparing(way -> way.node().key())
            .thenComparing(way -> way.sink().key());

    private final int doubtsOfChoice;
    private final Map<Node, Way> ways = new HashMap<>();
    private final Map<Node.Site, Integer> waiting = new HashMap<>();

    /** From a node to a sink. */
    private record Way(Node node, Optional<Node> next, Node.Sink sink, int doubts, int length) {}

    Reach(List<Node.Sink> sinks) {
        this(sinks, 1);
    }

    /** @param doubtsOfChoice how doubtful it is that a virtual call runs one of several implementations */
    Reach(List<Node.Sink> sinks, int doubtsOfChoice) {
        this.doubtsOfChoice = doubtsOfChoice;
        PriorityQueue<Way> open = new PriorityQueue<>(LEAST_DOUBTFUL);
        sinks.forEach(sink -> open.add(new Way(sink, Optional.empty(), sink, 0, 0)));
        while (!open.isEmpty()) {
            Way way = open.remove();
            if (ways.putIfAbsent(way.node(), way) == null) {
                way.node().callers().forEach(step -> open.add(before(step, way)));
            }
        }
    }

    /** Ways come in the order of their doubts, so that with the last implementation of a site all are as sure as that one. */
    private int doubts(Node.Step step) {
        if (step.from() instanceof Node.Site site && site.implementations().size() > 1) {
            boolean last = waiting.merge(site, 1, Integer::sum)
                    == site.implementations().size();
            return last ? 0 : doubtsOfChoice;
        }
        return step.doubts();
    }

    private Way before(Node.Step step, Way way) {
        int length = way.length() + (step.from() instanceof Node.Method ? 1 : 0);
        return new Way(step.from(), Optional.of(way.node()), way.sink(), way.doubts() + doubts(step), length);
    }

    /** @param called the application's call, which the way starts with */
    Optional<Inference> from(Node root, MethodKey called) {
        return Optional.ofNullable(ways.get(root)).map(way -> inference(way, called));
    }

    private Inference inference(Way start, MethodKey called) {
        List<MethodKey> path = new ArrayList<>();
        path.add(called);
        Optional<Way> at = Optional.of(start);
        while (at.isPresent()) {
            Node node = at.get().node();
            boolean repeated = path.get(path.size() - 1).equals(node.key());
            if (!repeated && !(node instanceof Node.Site)) {
                path.add(node.key());
            }
            at = at.get().next().map(ways::get);
        }
        if (path.size() == 1) {
            path.add(start.sink().key());
        }
        return new Inference(path, confidence(start), start.sink().openedOn());
    }

    /** What these nodes can lead to on the way to something that waits, themselves among it. */
    Set<Node> below(Collection<Node> roots) {
        Map<Node, List<Node>> ahead = new HashMap<>();
        ways.keySet().forEach(node -> node.callers()
                .forEach(step -> ahead.computeIfAbsent(step.from(), key -> new ArrayList<>(2))
                        .add(node)));
        Set<Node> below = new HashSet<>(roots);
        Deque<Node> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            ahead.getOrDefault(open.remove(), List.of()).stream()
                    .filter(below::add)
                    .forEach(open::add);
        }
        return below;
    }

    private static Confidence confidence(Way way) {
        if (way.doubts() == 0) {
            return Confidence.HIGH;
        }
        return way.doubts() <= 2 && way.length() <= 8 ? Confidence.MEDIUM : Confidence.LOW;
    }
}
