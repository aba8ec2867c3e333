package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.MethodCode;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.model.Confidence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a question led to in the libraries.
 *
 * @param roots where each called method leads
 * @param sinks what waits there
 */
record Explored(Map<MethodKey, Node> roots, List<Node.Sink> sinks) {

    static Explored of(Question question, LibraryTypes types, Sinks known, Extent extent) {
        LibraryGraph graph = new LibraryGraph(types, new Boundary(types), new Counted(known, types), extent);
        question.made().forEach(graph::make);
        question.lambdas().forEach(lambda -> graph.makeLambda(lambda.type(), lambda.implementation()));
        Map<MethodKey, Node> roots = new TreeMap<>();
        for (Question.Called called : question.called()) {
            MethodKey method = called.method();
            if (!method.owner().startsWith("java.") && known.of(method) == Sinks.Verdict.NOT_KNOWN) {
                graph.root(method, called.dispatch()).ifPresent(node -> roots.put(method, node));
            }
        }
        return new Explored(roots, graph.explore());
    }

    /**
     * Of the called methods those that wait, however doubtful that is. Where a branch makes it doubtful, the ways through the code say
     * whether all of them wait.
     */
    Map<MethodKey, Inference> inferences(LibraryTypes types, MethodCode code) {
        Reach reach = new Reach(sinks);
        Map<MethodKey, Inference> inferred = inferences(reach);
        Map<MethodKey, Node> doubtful = new TreeMap<>(roots);
        doubtful.keySet()
                .removeIf(called ->
                        !inferred.containsKey(called) || inferred.get(called).confidence() == Confidence.HIGH);
        SureWaits sure = new SureWaits(sinks, reach.below(doubtful.values())::contains, types, code::of);
        doubtful.forEach(
                (called, node) -> sure.from(node, called).ifPresent(inference -> inferred.put(called, inference)));
        return inferred;
    }

    Map<MethodKey, Inference> inferences(Reach reach) {
        Map<MethodKey, Inference> inferred = new TreeMap<>();
        roots.forEach(
                (called, node) -> reach.from(node, called).ifPresent(inference -> inferred.put(called, inference)));
        return inferred;
    }
}
