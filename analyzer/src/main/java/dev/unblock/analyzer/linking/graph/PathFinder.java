package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.model.CallPath;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shortest paths from the nearest entry points. One search serves all questions; only one for more paths than ever
 * before starts another. Several threads may ask.
 */
public final class PathFinder {

    private static final int USUALLY = 5;
    private static final Comparator<CallPath> SHORTEST_FIRST =
            Comparator.<CallPath>comparingInt(path -> path.frames().size()).thenComparing(CallPath::entryPoint);

    private final ProjectIndex index;
    private final ThreadedGraph graph;
    private Optional<NearestEntries> nearest = Optional.empty();

    public PathFinder(ProjectIndex index, ThreadedGraph graph) {
        this.index = index;
        this.graph = graph;
    }

    /** @param thread the thread that runs the place at the end; any where absent */
    public List<CallPath> find(int method, Site site, int most, Optional<ThreadContext> thread) {
        NearestEntries entries = nearest(most);
        Set<String> found = new HashSet<>();
        return thread.map(Stream::of)
                .orElseGet(() -> Arrays.stream(ThreadContext.values()))
                .flatMapToInt(kind -> IntStream.of(graph.nodes(method, kind, site)))
                .flatMap(node -> IntStream.of(entries.at(node)))
                .mapToObj(arrival -> new CallPath(
                        entries.entryPoint(arrival).id(), Frames.of(index, entries.steps(arrival), method, site)))
                .sorted(SHORTEST_FIRST)
                .filter(path -> found.add(path.entryPoint()))
                .limit(most)
                .toList();
    }

    private synchronized NearestEntries nearest(int most) {
        NearestEntries known = nearest.filter(entries -> entries.most() >= most)
                .orElseGet(() -> new NearestEntries(graph, Math.max(most, USUALLY)));
        nearest = Optional.of(known);
        return known;
    }
}
