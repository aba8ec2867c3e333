package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.program.Program.Executor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One search for what an executor wraps. Each value is followed once at each depth: where wrappers take many arguments
 * and each comes from many places, the ways through them are too many to go.
 */
record Search(int depth, Map<Step, Executor> found) {

    private static final int DEEPEST = 6;

    static Search begin() {
        return new Search(0, new HashMap<>());
    }

    Search below() {
        return new Search(depth + 1, found);
    }

    boolean isTooDeep() {
        return depth > DEEPEST;
    }

    Executor once(Located value, Supplier<Executor> find) {
        Step step = new Step(value, depth);
        Executor known = found.get(step);
        if (known == null) {
            known = find.get();
            found.put(step, known);
        }
        return known;
    }

    record Step(Located value, int depth) {}
}
