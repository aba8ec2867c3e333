package dev.unblock.analyzer.linking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.linking.flow.FunctionalFlow;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.CallersObjects;
import dev.unblock.analyzer.linking.values.Contents;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.linking.values.Receivers;
import dev.unblock.analyzer.program.RecordedCalls;

/** Puts the steps of direct calls and of functional objects into a call graph. */
final class GraphBuilder {

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final HandOffs handOffs;
    private final CallersObjects passed;
    private final CallGraph.Builder graph;

    GraphBuilder(ProjectIndex index, DirectCalls calls, HandOffs handOffs, CallersObjects passed) {
        this.index = index;
        this.calls = calls;
        this.handOffs = handOffs;
        this.passed = passed;
        this.graph = new CallGraph.Builder(index.methods());
    }

    CallGraph.Builder graph() {
        return graph;
    }

    void addCalls(Receivers receivers) {
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                if (passed.isOnOne(method, call) || RecordedCalls.isRecorded(call)) {
                    continue;
                }
                for (int target : receivers.narrowed(method, call, calls.targets(method, call.index()))) {
                    graph.add(method, call, target, handOffs.ofCall(index.method(target), index.typeOf(target), call));
                }
            }
        }
    }

    void addFunctionals(Origins origins, MethodReferences references) {
        Contents contents = new Contents(index, origins, references);
        new FunctionalFlow(index, calls, origins, handOffs, references, contents, passed, graph).addSteps();
    }
}
