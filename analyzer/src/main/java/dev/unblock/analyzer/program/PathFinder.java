package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.model.CallPath;
import dev.unblock.model.CallPath.Frame;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shortest paths from entry points, found by searching backward, breadth first.
 *
 * <p>Asked for one thread, the search goes back on the same thread until an entry on that thread, or until a hand-over
 * to it; before the hand-over any way will do.
 */
final class PathFinder {

    private final ProjectIndex index;
    private final CallGraph graph;
    private final Map<Integer, List<EntryPoint>> entries = new HashMap<>();

    PathFinder(ProjectIndex index, CallGraph graph, EntryPoints points) {
        this.index = index;
        this.graph = graph;
        points.points().forEach(point -> entries.computeIfAbsent(points.method(point.id()), key -> new ArrayList<>())
                .add(point));
    }

    /** A method and whether the thread that was asked for is settled from here on. */
    private record State(int method, boolean settled) {}

    /** The step that leads from a state toward the place. */
    private record Link(CallGraph.Step step, State next) {}

    /** @param thread the thread that runs the place at the end; any where absent */
    List<CallPath> find(int method, Site site, int most, Optional<ThreadContext> thread) {
        State end = new State(method, thread.isEmpty());
        Map<State, Optional<Link>> links = new HashMap<>();
        Deque<State> open = new ArrayDeque<>();
        links.put(end, Optional.empty());
        open.add(end);
        Map<String, CallPath> found = new HashMap<>();
        List<CallPath> paths = new ArrayList<>();
        while (!open.isEmpty() && paths.size() < most) {
            List<CallPath> level = new ArrayList<>();
            for (int left = open.size(); left > 0; left--) {
                State state = open.remove();
                arrive(state, thread, links, site, found, level);
                goBack(state, thread, links, open);
            }
            level.sort(Comparator.comparing(CallPath::entryPoint));
            paths.addAll(level);
        }
        paths.sort(
                Comparator.<CallPath>comparingInt(path -> path.frames().size()).thenComparing(CallPath::entryPoint));
        return List.copyOf(paths.subList(0, Math.min(most, paths.size())));
    }

    private void arrive(
            State state,
            Optional<ThreadContext> thread,
            Map<State, Optional<Link>> links,
            Site site,
            Map<String, CallPath> found,
            List<CallPath> level) {
        for (EntryPoint point : entries.getOrDefault(state.method(), List.of())) {
            boolean fits =
                    state.settled() || thread.filter(point.thread()::equals).isPresent();
            if (fits && !found.containsKey(point.id())) {
                CallPath path = new CallPath(point.id(), frames(state, links, site));
                found.put(point.id(), path);
                level.add(path);
            }
        }
    }

    private void goBack(
            State state, Optional<ThreadContext> thread, Map<State, Optional<Link>> links, Deque<State> open) {
        for (CallGraph.Step step : graph.to(state.method())) {
            Optional<ThreadContext> context = step.hop().context();
            boolean leavesWrongThread = !state.settled() && context.isPresent() && !context.equals(thread);
            if (!leavesWrongThread) {
                State before = new State(step.from(), state.settled() || context.isPresent());
                if (!links.containsKey(before)) {
                    links.put(before, Optional.of(new Link(step, state)));
                    open.add(before);
                }
            }
        }
    }

    /** A lambda goes by the method it is written in; what compilers add is left out. */
    private List<Frame> frames(State start, Map<State, Optional<Link>> links, Site site) {
        List<Frame> frames = new ArrayList<>();
        State at = start;
        Optional<Link> link = links.get(at);
        while (link.isPresent()) {
            add(frames, at.method(), link.get().step().site().site());
            at = link.get().next();
            link = links.get(at);
        }
        add(frames, at.method(), site);
        return frames;
    }

    private void add(List<Frame> frames, int method, Site site) {
        MethodFact fact = index.method(method);
        if (fact.is(Modifier.SYNTHETIC) && fact.writtenIn().isEmpty()) {
            return;
        }
        String signature = fact.named().signature();
        int last = frames.size() - 1;
        boolean sameMethod = last >= 0
                && frames.get(last).method().equals(signature)
                && fact.writtenIn().isPresent();
        Frame frame = new Frame(signature, site.file(), site.line());
        if (sameMethod) {
            frames.set(last, frame);
        } else {
            frames.add(frame);
        }
    }
}
