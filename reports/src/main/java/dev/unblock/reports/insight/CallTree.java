package dev.unblock.reports.insight;

import dev.unblock.model.CallPath;
import dev.unblock.model.Finding;
import dev.unblock.reports.insight.RankedEntryPoint.Reached;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Several paths from one entry point, drawn together as far as they are the same.
 *
 * <p>Calls that do not fork are one node with several methods. A wait that several paths end in at the same method is
 * one node with a count.
 *
 * @param methods called after each other, never empty
 * @param waits what this node's last method waits for itself, in the order of the paths
 */
public record CallTree(List<String> methods, List<CallTree> children, List<Wait> waits) {

    /** What is waited for, and how many findings say so. */
    public record Wait(Finding worst, int findings) {}

    /** The tree of these paths, which begin at the same method; their order is kept. */
    public static CallTree of(List<Reached> reached) {
        Node root = new Node(reached.get(0).path().frames().get(0).method());
        reached.forEach(one -> root.add(one.path().frames(), one.finding()));
        return root.tree();
    }

    /** All that this node and those behind it wait for. */
    public List<Wait> allWaits() {
        return Stream.concat(waits.stream(), children.stream().flatMap(child -> child.allWaits().stream()))
                .toList();
    }

    private static final class Node {

        private final String method;
        private final Map<String, Node> children = new LinkedHashMap<>();
        private final Map<String, Wait> waits = new LinkedHashMap<>();

        Node(String method) {
            this.method = method;
        }

        /** The first frame is this node's own. */
        void add(List<CallPath.Frame> frames, Finding finding) {
            if (frames.size() == 1) {
                String what = finding.sink().map(Finding.Sink::call).orElse(finding.rule());
                waits.merge(what, new Wait(finding, 1), (known, more) -> new Wait(known.worst(), known.findings() + 1));
                return;
            }
            List<CallPath.Frame> rest = frames.subList(1, frames.size());
            children.computeIfAbsent(rest.get(0).method(), Node::new).add(rest, finding);
        }

        CallTree tree() {
            List<String> methods = new ArrayList<>();
            Node node = this;
            methods.add(node.method);
            while (node.children.size() == 1 && node.waits.isEmpty()) {
                node = node.children.values().iterator().next();
                methods.add(node.method);
            }
            return new CallTree(
                    List.copyOf(methods),
                    node.children.values().stream().map(Node::tree).toList(),
                    List.copyOf(node.waits.values()));
        }
    }
}
