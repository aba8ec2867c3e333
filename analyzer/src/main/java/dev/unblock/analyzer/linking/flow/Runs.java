package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.linking.threads.Hops;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/**
 * On which threads methods run what they are handed, parameter by parameter. More of it becomes known while methods are
 * looked at; whoever hands something to a method of which more is known is looked at again.
 */
final class Runs {

    private final DirectCalls calls;
    private final int[][] hops;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final BitSet queued = new BitSet();

    /** Nothing is known, and every method is to be looked at. */
    Runs(ProjectIndex index, DirectCalls calls) {
        this.calls = calls;
        this.hops = new int[index.methodCount()][];
        for (int method = 0; method < hops.length; method++) {
            hops[method] = new int[index.method(method).parameters().size()];
            lookAt(method);
        }
    }

    int methods() {
        return hops.length;
    }

    int parameters(int method) {
        return hops[method].length;
    }

    boolean isRun(int method, int parameter) {
        return parameter < hops[method].length && hops[method][parameter] != 0;
    }

    boolean isRunOnCallersThread(int method, int parameter) {
        return (hops[method][parameter] & Hops.bit(Hop.SAME_THREAD)) != 0;
    }

    List<Hop> of(int method, int parameter) {
        return Hops.of(hops[method][parameter]);
    }

    /** A method to look at; empty when there is nothing more to be known. */
    OptionalInt next() {
        if (open.isEmpty()) {
            return OptionalInt.empty();
        }
        int method = open.remove();
        queued.clear(method);
        return OptionalInt.of(method);
    }

    void learn(int method, int parameter, Hop hop) {
        if (parameter >= hops[method].length || (hops[method][parameter] & Hops.bit(hop)) != 0) {
            return;
        }
        hops[method][parameter] |= Hops.bit(hop);
        lookAtCallers(method);
        calls.makers(method).forEach(made -> {
            lookAt(made.method());
            lookAtCallers(made.method());
        });
        lookAt(method);
    }

    void lookAtCallers(int method) {
        calls.callers(method).forEach(caller -> lookAt(caller.method()));
    }

    private void lookAt(int method) {
        if (!queued.get(method)) {
            queued.set(method);
            open.add(method);
        }
    }
}
