package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.program.Program.Hop;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.List;

/** Hops as bits of a number. */
public final class Hops {

    /** The bit of the caller's own thread. */
    static final int SAME = 1;

    private Hops() {}

    public static int bit(ThreadContext context) {
        return 2 << context.ordinal();
    }

    public static int bit(Hop hop) {
        return hop.context().map(Hops::bit).orElse(SAME);
    }

    public static List<Hop> of(int bits) {
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

    /** As {@link #then}, for several: where the second stays on its thread, that is one of the first. */
    static int through(int first, int second) {
        return (second & SAME) == 0 ? second : second & ~SAME | first;
    }

    /** What is handed on to another thread runs there, wherever it came from. */
    public static Hop then(Hop first, Hop second) {
        return second.isSameThread() ? first : second;
    }
}
