package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.Bypass;
import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.LibraryCall;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.model.Confidence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which nodes surely wait: what waits by a table; a method all of whose ways to a return lead through calls that surely wait; a
 * virtual call all of whose implementations do.
 *
 * <p>Surer than {@link Reach} about branches and loops, for it reads the whole code of each method on the way.
 */
final class SureWaits {

    private final LibraryTypes types;
    private final Function<MethodKey, Optional<Bypass>> code;
    private final Map<Node, Way> ways = new HashMap<>();
    private final Map<Node, Integer> waiting = new HashMap<>();
    private final Map<Node, Set<LibraryCall>> calls = new IdentityHashMap<>();
    private final Deque<Way> open = new ArrayDeque<>();

    private record Way(Node node, Optional<Way> next, Node.Sink sink) {}

    /** @param asked the nodes that are of interest: what is not is not looked at */
    SureWaits(
            List<Node.Sink> sinks,
            Predicate<Node> asked,
            LibraryTypes types,
            Function<MethodKey, Optional<Bypass>> code) {
        this.types = types;
        this.code = code;
        sinks.forEach(sink -> open.add(new Way(sink, Optional.empty(), sink)));
        while (!open.isEmpty()) {
            Way way = open.remove();
            if (ways.putIfAbsent(way.node(), way) == null) {
                way.node().callers().stream()
                        .filter(step -> asked.test(step.from()) && isSure(step))
                        .forEach(step -> open.add(new Way(step.from(), Optional.of(way), way.sink())));
            }
        }
    }

    /** What follows from the node that a step comes from, now that the node it leads to waits. */
    private boolean isSure(Node.Step step) {
        if (step.from() instanceof Node.Site site) {
            return waiting.merge(site, 1, Integer::sum)
                    == site.implementations().size();
        }
        return step.at().isPresent()
                && !ways.containsKey(step.from())
                && (step.doubts() == 0 || isSure(step.from(), step.at().get()));
    }

    private boolean isSure(Node from, LibraryCall call) {
        Set<LibraryCall> known = calls.computeIfAbsent(from, key -> Collections.newSetFromMap(new IdentityHashMap<>()));
        known.add(call);
        Optional<LibraryBody> body = types.body(from.key());
        Optional<Bypass> bypass = code.apply(from.key());
        if (body.isEmpty() || bypass.isEmpty()) {
            return false;
        }
        Set<MethodKey> targets =
                body.get().calls().stream().collect(Collectors.groupingBy(LibraryCall::target)).entrySet().stream()
                        .filter(entry -> known.containsAll(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return bypass.get().isNone(targets::contains);
    }

    /** @param called the application's call, which the way starts with */
    Optional<Inference> from(Node root, MethodKey called) {
        return Optional.ofNullable(ways.get(root))
                .map(way -> new Inference(
                        path(way, called), Confidence.HIGH, way.sink().openedOn()));
    }

    private static List<MethodKey> path(Way start, MethodKey called) {
        List<MethodKey> path = new ArrayList<>(List.of(called));
        for (Optional<Way> at = Optional.of(start);
                at.isPresent();
                at = at.get().next()) {
            Node node = at.get().node();
            if (!(node instanceof Node.Site) && !path.get(path.size() - 1).equals(node.key())) {
                path.add(node.key());
            }
        }
        if (path.size() == 1) {
            path.add(start.sink().key());
        }
        return path;
    }
}
