package dev.unblock.analyzer.program;

import dev.unblock.analyzer.program.Program.Hop;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.List;

/** Hops as bits of a number. */
final class Hops {

    private Hops() {}

    static int bit(Hop hop) {
        return hop.context().map(context -> 2 << context.ordinal()).orElse(1);
    }

    static List<Hop> of(int bits) {
        List<Hop> hops = new ArrayList<>();
        if ((bits & 1) != 0) {
            hops.add(Hop.SAME_THREAD);
        }
        for (ThreadContext context : ThreadContext.values()) {
            if ((bits & 2 << context.ordinal()) != 0) {
                hops.add(Hop.to(context));
            }
        }
        return hops;
    }

    /** What is handed on to another thread runs there, wherever it came from. */
    static Hop then(Hop first, Hop second) {
        return second.isSameThread() ? first : second;
    }
}
